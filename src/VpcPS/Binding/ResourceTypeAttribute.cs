using System;
using System.Linq;
using System.Management.Automation;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Reads a resource type of the tag actions. A blank cell becomes null. The case does not matter; the result has the documented spelling.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ResourceTypeAttribute : ArgumentTransformationAttribute
{
    /// <summary>The resource types of the tag actions. Bandwidths and egress-only rules have no type there.</summary>
    public static readonly string[] Types =
    [
        "VPC", "VSWITCH", "ROUTETABLE", "EIP", "VPNGATEWAY", "NATGATEWAY", "COMMONBANDWIDTHPACKAGE", "PREFIXLIST", "PUBLICIPADDRESSPOOL",
        "IPV4GATEWAY", "IPV6GATEWAY", "NETWORKACL", "TRAFFICMIRRORFILTER", "TRAFFICMIRRORSESSION", "FLOWLOG", "HAVIP", "DHCPOPTIONSSET",
        "GATEWAYENDPOINT", "IPV6ADDRESS",
    ];

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        string? word = WrittenText.TrimToNull(inputData?.ToString());
        return word is null ? null
            : Types.FirstOrDefault(type => type.Equals(word, StringComparison.OrdinalIgnoreCase))
            ?? throw CellRefusal.OfTransformation(
                UserText.Of($"'{word}' is not a resource type that has tags. Use one of {string.Join(", ", Types)}."), word);
    }
}
