using System.Collections.Generic;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>
/// Deletes a VPC that has no vSwitches. With ForceDelete, an IPv6 gateway is deleted as well, if the VPC contains nothing else.
/// Asynchronous.
/// </summary>
internal sealed class DeleteVpcHandler : WriteHandler
{
    private static readonly BooleanParameter ForceDelete = new("ForceDelete");

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
        [CommonParameters.OptionalRegionId, VpcAnswers.VpcId, ForceDelete, CommonParameters.ClientToken, CommonParameters.DryRun];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } =
    [
        VpcAnswers.WrongVpcStatus,
        "DependencyViolation.VSwitch",
        "DependencyViolation.RouteTable",
        "DependencyViolation.Ipv6Gateway",
        "DependencyViolation.RouteEntry",
    ];

    /// <inheritdoc/>
    public override string ExclusiveObject(ActionCall call) => call.Get(VpcAnswers.VpcId);

    /// <inheritdoc/>
    /// <remarks>The codes for vSwitches and routes are documented. Those for route tables and a gateway follow the same pattern.</remarks>
    public override Change Prepare(ActionCall call)
    {
        EstateVpc vpc = VpcAnswers.FindAvailableVpc(call);
        if (vpc.VSwitches.Count > 0)
        {
            throw Refusals.Depended("VSwitch", vpc.VpcId, vpc.VSwitches[0].VSwitchId);
        }

        if (vpc.RouteTables.Count > 0)
        {
            throw Refusals.Depended("RouteTable", vpc.VpcId, vpc.RouteTables[0].RouteTableId);
        }

        EstateGateway? gateway = vpc.Ipv6Gateway;
        if (gateway is not null && (!call.Get(ForceDelete) || gateway.Status != ResourceStatus.Available))
        {
            throw Refusals.Depended("Ipv6Gateway", vpc.VpcId, gateway.Ipv6GatewayId);
        }

        if (vpc.Routes.Find(route => route.NextHopId != gateway?.Ipv6GatewayId) is { } route)
        {
            throw Refusals.Depended("RouteEntry", vpc.VpcId, route.RouteEntryId);
        }

        return new Change(vpc.VpcId, () =>
        {
            if (gateway is not null)
            {
                RouteAnswers.GoWith(call, gateway);
                call.Region.Go(gateway, call.SettledAt);
            }

            call.Region.Go(vpc, call.SettledAt);
            return [];
        });
    }
}
