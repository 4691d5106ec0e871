using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Reads the ids of bandwidths from a row or an array. The seed document shows a bare number where newer documents show an ipv6bw-
/// id. The service changes and removes nothing by a bare number. This attribute reads such a number as null, and the
/// cmdlet uses the row's address id.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BandwidthIdAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        IEnumerable ids = value is IEnumerable several and not string ? several : new[] { value };
        return ids.Cast<object?>().Select(Read).ToArray();
    }

    private static string? Read(object? cell)
    {
        string? id = WrittenText.TrimToNull(cell?.ToString());
        return id is null || id.All(char.IsDigit) ? null : IdSyntax.Read(id);
    }
}
