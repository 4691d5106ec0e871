using System;
using System.Linq;
using System.Management.Automation;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>Reads a kind of resources with tags: blank is none, any case becomes the documented one.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ResourceTypeAttribute : ArgumentTransformationAttribute
{
    /// <summary>The kinds that the tag actions know. There is none for bandwidths and egress-only rules.</summary>
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
            ?? throw new ArgumentTransformationMetadataException(UserText.Of($"'{word}' is no kind of resource with tags: {string.Join(", ", Types)}."));
    }
}
