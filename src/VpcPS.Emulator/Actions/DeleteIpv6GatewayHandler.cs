using System.Collections.Generic;
using System.Linq;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>Deletes a gateway without bandwidths and egress-only rules. Asynchronous.</summary>
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
    ];

    /// <inheritdoc/>
    public override string ExclusiveObject(ActionCall call) => call.Get(GatewayAnswers.Id);

    /// <inheritdoc/>
    /// <remarks>
    /// Gateway route tables are not emulated, so the codes ResourceNotFound.RouteTable and
    /// DependencyViolation.GatewayRouteTableRelation are not used.
    /// </remarks>
    public override Change Prepare(ActionCall call)
    {
        EstateGateway gateway = GatewayAnswers.FindAvailable(call);

        // Rules come first because they must be deleted before bandwidths. The refusal is documented, the code is not.
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

        return new Change(gateway.Ipv6GatewayId, () =>
        {
            RouteAnswers.GoWith(call, gateway);
            call.Region.Go(gateway, call.SettledAt);
            return [];
        });
    }
}
