using System;
using System.Collections.Generic;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>
/// Moves a resource to another resource group. Resource groups belong to another product, so the emulator accepts each id that begins with
/// rg-. The route tables and vSwitches of a VPC are in the VPC's group.
/// </summary>
internal sealed class MoveResourceGroupHandler : WriteHandler
{
    private const string NoSuchGroup = "InvalidResourceGroupId";
    private const string NoSuchResource = "InvalidResourceId.NotFound";
    private const string WrongStatus = "OperationFailed.InstanceStatusNotAllowed";

    private static readonly TextParameter ResourceId = new("ResourceId") { Required = true };
    private static readonly ChoiceParameter<ResourceType> Type = new("ResourceType") { Required = true, IgnoreCase = true };
    private static readonly TextParameter NewResourceGroupId = new("NewResourceGroupId") { Required = true };

    private enum ResourceType
    {
        Vpc,
        IPv6Gateway,
        IPv6Address,

        // The API also has the following types. The estate has no such resources.
        Eip,
        BandwidthPackage,
        PrefixList,
        PublicIpAddressPool,
        FlowLog,
        HaVip,
        TrafficMirrorFilter,
        TrafficMirrorSession,
        IPv4Gateway,
        DhcpOptionsSet,
        GatewayEndpoint,
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
        [CommonParameters.RegionId, Type, ResourceId, NewResourceGroupId];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } = [NoSuchGroup, NoSuchResource, WrongStatus];

    /// <inheritdoc/>
    public override string ExclusiveObject(ActionCall call) => call.Get(ResourceId);

    /// <inheritdoc/>
    /// <remarks>The codes are documented.</remarks>
    public override Change Prepare(ActionCall call)
    {
        string id = call.Get(ResourceId);
        (LivingResource Resource, Action<string> Move) found = call.Get(Type) switch
        {
            ResourceType.Vpc when call.Region.FindVpc(id) is { } vpc => (vpc, group => vpc.ResourceGroupId = group),
            ResourceType.IPv6Gateway when call.Region.FindIpv6Gateway(id) is { } gateway =>
                (gateway, group => gateway.ResourceGroupId = group),
            ResourceType.IPv6Address when call.Region.FindIpv6Address(id) is { } address =>
                (address, group => address.ResourceGroupId = group),
            _ => throw new ApiException(400, NoSuchResource, "The specified ResourceId does not exist."),
        };
        string wanted = call.Get(NewResourceGroupId);
        if (!wanted.StartsWith(IdPrefixes.ResourceGroup, StringComparison.Ordinal))
        {
            throw new ApiException(400, NoSuchGroup, "The specified ResourceGroupId does not exist.");
        }

        return found.Resource.Status == ResourceStatus.Available
            ? new Change(id, () =>
            {
                found.Move(wanted);
                return [];
            })
            : throw new ApiException(400, WrongStatus, "The current status of the resource does not support this operation.");
    }
}
