using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core.Models;

namespace VpcPS.Binding;

/// <summary>
/// Reads the ids of resources with tags: texts, objects of this module, or rows with a column ResourceId. Left to the
/// engine, a row would be turned into "@{...}".
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TaggedResourceAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : inputData;
        IEnumerable resources = value is IEnumerable several and not string ? several : new[] { value };
        return resources.Cast<object?>()
            .SelectMany(IdsOf)
            .Where(id => id is not null)
            .ToArray();
    }

    private static string?[] IdsOf(object? resource)
    {
        object? value = resource is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : resource;
        return value switch
        {
            null => [],
            string id => [BlankToNullAttribute.Trim(id)],
            Ipv6Address address => [address.Ipv6AddressId],
            Ipv6Gateway gateway => [gateway.Ipv6GatewayId],
            VpcNetwork network => [network.VpcId],
            VpcVSwitch vSwitch => [vSwitch.VSwitchId],
            VpcTag tag => [tag.ResourceId],
            PSObject row when row.Properties["ResourceId"] is { } column => [BlankToNullAttribute.Trim(column.Value?.ToString())],
            _ => throw new ArgumentTransformationMetadataException(
                UserText.Of($"'{value}' is nothing with tags: give an id, an address, a gateway, a VPC, a vSwitch, or a row with a column ResourceId.")),
        };
    }
}
