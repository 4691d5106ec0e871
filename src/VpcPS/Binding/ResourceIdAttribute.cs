using System;
using System.Collections.Generic;
using System.Management.Automation;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Checks that a value is an id of the right kind, as <see cref="IdSyntax"/> has it. Without it a foreign object in the
/// pipe would be turned into text and sent. No value is left to the cmdlet, which knows whether one is
/// due; the engine's own validators would refuse it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ResourceIdAttribute : ValidateArgumentsAttribute
{
    public ResourceIdAttribute(string prefix) => Prefix = prefix;

    /// <summary>What the id begins with, such as <c>ipv6-</c>.</summary>
    public string Prefix { get; }

    /// <inheritdoc/>
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        foreach (string? id in arguments as IEnumerable<string?> ?? [arguments as string])
        {
            if (id is not null && !IdSyntax.IsId(id, Prefix))
            {
                throw new ValidationMetadataException(IdSyntax.Problem(id, Prefix) + ".");
            }
        }
    }
}
