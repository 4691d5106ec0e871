using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>Lists the gateways of a region.</summary>
internal sealed class DescribeIpv6GatewaysHandler : ReadHandler
{
    private static readonly TextParameter GatewayId = new("Ipv6GatewayId") { IdPrefix = IdPrefixes.Ipv6Gateway };
    private static readonly TextParameter GatewayName = new("Name") { MaximumLength = 128 };
    private static readonly TextParameter VpcId = new("VpcId") { IdPrefix = IdPrefixes.Vpc };
    private static readonly TextParameter ResourceGroupId = new("ResourceGroupId");

    // Only this action calls the parameter Tags.
    private static readonly TagsParameter Tags = new("Tags");

    /// <inheritdoc/>
    /// <remarks>
    /// The limits and defaults of PageNumber and PageSize are not documented for this action. Those of similar actions are used.
    /// </remarks>
    public override IReadOnlyList<Parameter> Parameters { get; } =
    [
        CommonParameters.RegionId,
        GatewayId,
        GatewayName,
        VpcId,
        ResourceGroupId,
        Tags,
        Paging.PageNumber,
        Paging.PageSize,
    ];

    /// <inheritdoc/>
    public override Answer Read(ActionCall call) => Paging.Page(
        call,
        "Ipv6Gateways",
        "Ipv6Gateway",
        [.. call.Region.Ipv6Gateways.Where(gateway => Fits(call, gateway))],
        gateway => GatewayAnswers.Describe(call, gateway));

    private static bool Fits(ActionCall call, EstateGateway gateway) =>
        call.Fits(GatewayId, gateway.Ipv6GatewayId)
        && call.Fits(GatewayName, gateway.Name)
        && call.Fits(VpcId, gateway.Vpc.VpcId)
        && call.Fits(ResourceGroupId, gateway.ResourceGroupId)
        && TagAnswers.Fit(call.Get(Tags), gateway.Tags);
}
