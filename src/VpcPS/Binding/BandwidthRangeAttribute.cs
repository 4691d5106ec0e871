using System.Management.Automation;
using VpcPS.Core.Models;

namespace VpcPS.Binding;

/// <summary>
/// Checks the range of a bandwidth. ValidateRange does the same and is needed for help and completion, but its message can't name the row.
/// So this attribute runs before it. Null is accepted.
/// </summary>
[System.AttributeUsage(System.AttributeTargets.Property)]
internal sealed class BandwidthRangeAttribute : ValidateArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is int mbps and (< BandwidthLimits.Least or > BandwidthLimits.Most))
        {
            throw CellRefusal.OfCheck(
                UserText.Of(
                    $"{mbps} Mbit/s is outside {BandwidthLimits.Least} to {BandwidthLimits.Most}. Give a whole number in that range."),
                mbps);
        }
    }
}
