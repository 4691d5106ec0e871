using System;
using System.Management.Automation;
using VpcPS.Core.Models;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Lets a parameter that takes a bandwidth also take an address from Get-VpcIpv6Address. The address stands for the
/// bandwidth that it has.
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
