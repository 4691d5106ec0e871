using System.Collections.Generic;
using System.Linq;

namespace VpcPS.HelpGen;

/// <summary>The help of a parameter.</summary>
/// <param name="Any">One of its uses, for what all uses have in common.</param>
/// <param name="Uses">Its use in each parameter set that has it.</param>
/// <param name="Description">Its text.</param>
/// <param name="Default">The default.</param>
/// <param name="IsWildcard">Whether it takes wildcards.</param>
/// <param name="IsEngines">Whether PowerShell adds it: -WhatIf, -Confirm.</param>
internal sealed record ParameterPage(
    ParameterUse Any, IReadOnlyList<ParameterUse> Uses, IReadOnlyList<string> Description, string Default, bool IsWildcard, bool IsEngines)
{
    public string Name => Any.Name;

    public IReadOnlyList<string> Aliases => Any.Aliases;

    public bool IsMandatory => Uses.All(use => use.IsMandatory);

    public int? Position => Uses.Select(use => use.Position).FirstOrDefault(position => position is not null);
}

/// <summary>The help of an input or output type.</summary>
/// <param name="Name">Its full name, or None.</param>
/// <param name="Description">Its text, a paragraph for each property.</param>
internal sealed record TypePage(string Name, IReadOnlyList<string> Description);

/// <summary>An example.</summary>
/// <param name="Title">What it is for.</param>
/// <param name="Code">The script.</param>
/// <param name="Explanation">What happens.</param>
/// <param name="NotRunBecause">Why the tests can't run it, or null: they do.</param>
internal sealed record ExamplePage(string Title, string Code, IReadOnlyList<string> Explanation, string? NotRunBecause);
