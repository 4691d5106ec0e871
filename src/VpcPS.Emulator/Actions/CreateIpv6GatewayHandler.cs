using System.Collections.Generic;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>Creates the IPv6 gateway of a VPC. A VPC has at most one. Asynchronous.</summary>
internal sealed class CreateIpv6GatewayHandler : WriteHandler
{
    private const string DefaultRouteExists = "OperationFailed.RouteEntryExisted";

    private static readonly TextParameter VpcId = new("VpcId") { Required = true, IdPrefix = IdPrefixes.Vpc, Kind = "VPC" };
    private static readonly LabelParameter GatewayName = new("Name", 128);
    private static readonly LabelParameter Description = new("Description", 256);

    // The current API has no editions, but limits of the specification depend on them. The specification writes Middle.
    private static readonly ChoiceParameter<GatewaySpec> Spec = new("Spec")
    {
        Default = GatewaySpec.Small,
        Alias = ("Middle", GatewaySpec.Medium),
    };

    private static readonly TextParameter ResourceGroupId = new("ResourceGroupId");
    private static readonly TagsParameter Tags = new("Tag") { KeysUnique = true };

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
    [
        CommonParameters.RegionId,
        VpcId,
        GatewayName,
        Description,
        Spec,
        ResourceGroupId,
        Tags,
        CommonParameters.ClientToken,
        CommonParameters.DryRun,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } =
    [
        "IncorrectStatus.Vpc",
        "OperationFailed.VpcIpv6NotEnabled",
        "IncorrectStatus.Ipv6Gateway",
        "OperationFailed.Ipv6GatewayAlreadyExisted",
        DefaultRouteExists,
    ];

    /// <inheritdoc/>
    public override string ExclusiveObject(ActionCall call) => call.Get(VpcId);

    /// <inheritdoc/>
    public override Change Prepare(ActionCall call)
    {
        string vpcId = call.Get(VpcId);
        EstateVpc vpc = call.Region.FindVpc(vpcId) ?? throw VpcId.NotFound(vpcId);
        CheckState(vpc);

        var gateway = new EstateGateway
        {
            Ipv6GatewayId = ResourceIds.New(IdPrefixes.Ipv6Gateway, call.Region.RegionId),
            Name = call.Get(GatewayName) ?? "",
            Description = call.Get(Description) ?? "",
            Spec = call.Get(Spec)!.Value,
            ResourceGroupId = call.Get(ResourceGroupId),
            Tags = TagAnswers.Take(call.Get(Tags)),
            CreationTime = call.Now,
            Vpc = vpc,
        };

        // The service adds this route to the system route table by itself; this is documented. Users add it to other route tables.
        var route = new EstateRoute
        {
            RouteEntryId = ResourceIds.New(IdPrefixes.RouteEntry, call.Region.RegionId),
            DestinationCidrBlock = RouteDestination.AllIpv6,
            NextHopType = NextHopType.IPv6Gateway,
            NextHopId = gateway.Ipv6GatewayId,
            GmtModified = call.Now,
            Vpc = vpc,
        };
        return new Change(gateway.Ipv6GatewayId, () =>
        {
            vpc.Ipv6Gateway = gateway;
            call.Region.Come(gateway, call.SettledAt);
            vpc.Routes.Add(route);
            call.Region.Come(route, call.SettledAt);
            return new Answer
            {
                { "Ipv6GatewayId", gateway.Ipv6GatewayId },
                { "ResourceGroupId", gateway.ResourceGroupId },
            };
        });
    }

    // The codes for a VPC without IPv6, for a second gateway and for a route to ::/0 are not documented. They follow the service's pattern
    // OperationFailed.
    private static void CheckState(EstateVpc vpc)
    {
        if (vpc.Status != ResourceStatus.Available)
        {
            throw Refusals.WrongStatus("Vpc", vpc);
        }

        if (vpc.Ipv6CidrBlocks.Count == 0)
        {
            throw new ApiException(400, "OperationFailed.VpcIpv6NotEnabled", $"IPv6 is not enabled in {vpc.VpcId}.");
        }

        // A gateway that is Deleting is gone soon. After this code a client can try again; after the next one it can't.
        if (vpc.Ipv6Gateway is { Status: ResourceStatus.Deleting } leaving)
        {
            throw Refusals.WrongStatus("Ipv6Gateway", leaving);
        }

        if (vpc.Ipv6Gateway is { } gateway)
        {
            throw new ApiException(
                400,
                "OperationFailed.Ipv6GatewayAlreadyExisted",
                $"{vpc.VpcId} already has the IPv6 gateway {gateway.Ipv6GatewayId}.");
        }

        if (vpc.Routes.Find(route => route.DestinationCidrBlock == RouteDestination.AllIpv6) is { } existing)
        {
            throw new ApiException(
                400,
                DefaultRouteExists,
                $"{vpc.VpcId} already has a route to {RouteDestination.AllIpv6}, {existing.RouteEntryId}.");
        }
    }
}
