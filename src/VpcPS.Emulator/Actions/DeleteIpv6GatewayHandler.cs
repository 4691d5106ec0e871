using System.Collections.Generic;
using System.Linq;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>Deletes a gateway that has no bandwidths and no egress-only rules. Asynchronous.</summary>
internal sealed class DeleteIpv6GatewayHandler : WriteHandler
{
    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
        [CommonParameters.RegionId, GatewayAnswers.Id, CommonParameters.ClientToken, CommonParameters.DryRun];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } =
    [
        "IncorrectStatus.Ipv6Gateway",
        "DependencyViolation.Ipv6EgressOnlyRule",
        "DependencyViolation.Ipv6InternetBandwidth",
        "DependencyViolation.GatewayRouteTableRelation",
    ];

    /// <inheritdoc/>
    public override string ExclusiveObject(ActionCall call) => call.Get(GatewayAnswers.Id);

    /// <inheritdoc/>
    /// <remarks>A gateway can't be bound to a route table that does not exist, so ResourceNotFound.RouteTable is not used.</remarks>
    public override Change Prepare(ActionCall call)
    {
        EstateGateway gateway = GatewayAnswers.FindAvailable(call);

        // Rules are checked first, because they must be deleted before bandwidths. That the deletion is refused is documented; the code is
        // not.
        if (gateway.Ipv6EgressOnlyRules.FirstOrDefault() is { } rule)
        {
            throw Refusals.Depended("Ipv6EgressOnlyRule", gateway.Ipv6GatewayId, rule.Ipv6EgressOnlyRuleId);
        }

        EstateBandwidth? bought = gateway.Vpc.VSwitches
            .SelectMany(vSwitch => vSwitch.Ipv6Addresses)
            .Select(address => address.Bandwidth)
            .FirstOrDefault(bandwidth => bandwidth is not null);
        if (bought is not null)
        {
            throw Refusals.Depended("Ipv6InternetBandwidth", gateway.Ipv6GatewayId, bought.Ipv6InternetBandwidthId);
        }

        if (gateway.GatewayRouteTableId.Length > 0)
        {
            throw Refusals.Depended("GatewayRouteTableRelation", gateway.Ipv6GatewayId, gateway.GatewayRouteTableId);
        }

        return new Change(gateway.Ipv6GatewayId, () =>
        {
            RouteAnswers.GoWith(call, gateway);
            call.Region.Go(gateway, call.SettledAt);
            return [];
        });
    }
}
