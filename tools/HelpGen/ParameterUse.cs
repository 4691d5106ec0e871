using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace VpcPS.HelpGen;

/// <summary>A way to call a cmdlet.</summary>
/// <param name="Parameters">Its parameters, in the order in which the syntax shows them.</param>
internal sealed record ParameterSet(IReadOnlyList<ParameterUse> Parameters);

/// <summary>A parameter in one parameter set. Sorts as the syntax shows it: by position, then what must be given, then by name.</summary>
internal sealed record ParameterUse(
    string Name,
    Type Type,
    bool IsMandatory,
    int? Position,
    bool IsFromPipeline,
    bool IsFromPipelineByName,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> AcceptedValues) : IComparable<ParameterUse>
{
    public static ParameterUse From(CommandParameterInfo parameter)
    {
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return new ParameterUse(
            parameter.Name,
            type,
            parameter.IsMandatory,
            parameter.Position >= 0 ? parameter.Position : null,
            parameter.ValueFromPipeline,
            parameter.ValueFromPipelineByPropertyName,
            [.. parameter.Aliases.Order(StringComparer.OrdinalIgnoreCase)],
            [.. parameter.Attributes.OfType<ValidateSetAttribute>().SelectMany(set => set.ValidValues), .. type.IsEnum ? Enum.GetNames(type) : []]);
    }

    public bool IsSwitch => Type == typeof(SwitchParameter);

    public int CompareTo(ParameterUse? other) => Rank.CompareTo(other!.Rank) is var order and not 0
        ? order
        : string.Compare(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    private (int Group, int Position) Rank =>
        Position is { } position ? (0, position)
        : IsMandatory ? (1, 0)
        : Cmdlet.OptionalCommonParameters.Contains(Name) ? (3, 0)
        : (2, 0);
}
