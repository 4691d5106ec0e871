using System;
using System.Linq;
using System.Management.Automation;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Reads the id of a bandwidth from a row. The seed document shows a bare number where newer documents show an ipv6bw-
/// id. The service changes and removes nothing by a bare number. This attribute drops such a number, and the cmdlet
/// uses the row's address id.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BandwidthIdAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        string? id = WrittenText.TrimToNull(inputData?.ToString());
        return id is null || id.All(char.IsDigit) ? null : id;
    }
}
