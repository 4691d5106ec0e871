using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>Lists the VPCs of a region.</summary>
internal sealed class DescribeVpcsHandler : ReadHandler
{
    private static readonly ListParameter VpcIds = new("VpcId")
    {
        CommaSeparated = true,
        MaximumEntries = 20,
        IdPrefix = IdPrefixes.Vpc,
    };

    private static readonly TextParameter VpcName = new("VpcName");
    private static readonly OptionalBooleanParameter EnableIpv6 = new("EnableIpv6");

    // The SDK's documentation says that true is the default. That makes no sense for a filter, so here an absent parameter means all VPCs.
    private static readonly OptionalBooleanParameter IsDefault = new("IsDefault");
    private static readonly TextParameter OwnerId = new("VpcOwnerId");
    private static readonly TextParameter DhcpOptionsSetId = new("DhcpOptionsSetId");
    private static readonly TextParameter ResourceGroupId = new("ResourceGroupId");
    private static readonly TagsParameter Tags = new("Tag");

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
    [
        CommonParameters.RegionId,
        VpcIds,
        VpcName,
        EnableIpv6,
        IsDefault,
        OwnerId,
        DhcpOptionsSetId,
        ResourceGroupId,
        Tags,
        Paging.PageNumber,
        Paging.PageSize,
        CommonParameters.DryRun,
    ];

    /// <inheritdoc/>
    public override Answer Read(ActionCall call) => Paging.Page(
        call, "Vpcs", "Vpc", [.. call.Region.Vpcs.Where(vpc => Fits(call, vpc))], vpc => Describe(call, vpc));

    private static bool Fits(ActionCall call, EstateVpc vpc) =>
        (call.Get(VpcIds) is { Count: 0 } || call.Get(VpcIds).Contains(vpc.VpcId))
        && call.Fits(VpcName, vpc.VpcName)
        && (call.Get(EnableIpv6) is not { } enabled || enabled == vpc.Ipv6CidrBlocks.Count > 0)
        && (call.Get(IsDefault) is not { } isDefault || isDefault == vpc.IsDefault)
        && call.Fits(OwnerId, call.AccountId.ToString(CultureInfo.InvariantCulture))
        && call.Fits(DhcpOptionsSetId, vpc.DhcpOptionsSetId)
        && call.Fits(ResourceGroupId, vpc.ResourceGroupId)
        && TagAnswers.Fit(call.Get(Tags), vpc.Tags);

    // Only the list shows route tables and NAT gateways; the details of one VPC do not.
    private static Answer Describe(ActionCall call, EstateVpc vpc)
    {
        Answer answer = VpcAnswers.Describe(call, vpc);
        answer.Add("RouterTableIds", "RouterTableIds", vpc.RouteTables.Select(table => table.RouteTableId).Prepend(vpc.RouteTableId));
        answer.Add("NatGatewayIds", "NatGatewayIds", System.Array.Empty<string>());
        return answer;
    }
}
