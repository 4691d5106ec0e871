using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace VpcPS.Binding;

/// <summary>
/// Checks that a value is an id of the right kind by its prefix, as the service's ids have it. Without it a foreign
/// object in the pipe would be turned into text and sent. No value is left to the cmdlet, which knows whether one is
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
            if (id is not null && !IsId(id, Prefix))
            {
                throw new ValidationMetadataException($"'{id}' is not an id of this kind: it begins with '{Prefix}'.");
            }
        }
    }

    /// <summary>Whether a text begins as the ids of a kind do.</summary>
    internal static bool IsId(string text, string prefix) =>
        text.Length > prefix.Length && text.StartsWith(prefix, StringComparison.Ordinal);
}
