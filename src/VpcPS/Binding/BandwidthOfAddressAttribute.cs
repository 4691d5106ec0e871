using System;
using System.Management.Automation;
using VpcPS.Core.Models;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Lets a parameter for a bandwidth also accept an address from Get-VpcIpv6Address. The bandwidth of the address is used.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BandwidthOfAddressAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (ReadBackObject.Read(inputData, typeof(Ipv6InternetBandwidth))
            ?? ReadBackObject.Read(inputData, typeof(Ipv6Address))
            ?? (inputData is PSObject wrapped ? wrapped.BaseObject : inputData)) switch
        {
            Ipv6InternetBandwidth bandwidth => bandwidth,
            Ipv6Address address => Ipv6InternetBandwidth.Of(address),
            var other => throw ModuleObjectAttribute.Refusal(other, typeof(Ipv6InternetBandwidth)),
        };
}
