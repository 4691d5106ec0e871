using System;
using System.Linq;
using System.Management.Automation;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Reads the id of a bandwidth as a row gives it. A bare number, which the seed document shows where newer ones show an
/// ipv6bw- id, names nothing that can be changed or removed; it is no id here, and the row's address id is used instead.
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
