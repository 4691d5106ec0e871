using System;
using System.Collections.Generic;
using System.Management.Automation;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Checks that a value is an id of the right kind, by the rules of <see cref="IdSyntax"/>. Without this check the text form of any piped
/// object would be sent as an id. Null is accepted, because only the cmdlet knows whether it needs an id. The engine's own validators are
/// not used, because they refuse null.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ResourceIdAttribute : ValidateArgumentsAttribute
{
    public ResourceIdAttribute(string prefix) => Prefix = prefix;

    /// <summary>The prefix of the id, such as <c>ipv6-</c>.</summary>
    public string Prefix { get; }

    /// <inheritdoc/>
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        foreach (string? id in arguments as IEnumerable<string?> ?? [arguments as string])
        {
            if (id is not null && !IdSyntax.IsId(id, Prefix))
            {
                throw CellRefusal.OfCheck(WrittenText.Sentence(IdSyntax.Problem(id, Prefix)), id);
            }
        }
    }
}
