using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>Lists the vSwitches of a region or of a VPC.</summary>
internal sealed class DescribeVSwitchesHandler : ReadHandler
{
    private static readonly TextParameter VpcId = new("VpcId") { IdPrefix = IdPrefixes.Vpc };
    private static readonly TextParameter VSwitchId = new("VSwitchId") { IdPrefix = IdPrefixes.VSwitch };
    private static readonly TextParameter VSwitchName = new("VSwitchName");
    private static readonly TextParameter ZoneId = new("ZoneId");
    private static readonly TextParameter RouteTableId = new("RouteTableId") { IdPrefix = IdPrefixes.RouteTable };
    private static readonly OptionalBooleanParameter EnableIpv6 = new("EnableIpv6");
    private static readonly OptionalBooleanParameter IsDefault = new("IsDefault");
    private static readonly TextParameter OwnerId = new("VSwitchOwnerId");
    private static readonly TextParameter ResourceGroupId = new("ResourceGroupId");
    private static readonly TagsParameter Tags = new("Tag");

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
    [
        CommonParameters.OptionalRegionId,
        VpcId,
        VSwitchId,
        VSwitchName,
        ZoneId,
        RouteTableId,
        EnableIpv6,
        IsDefault,
        OwnerId,
        ResourceGroupId,
        Tags,
        Paging.PageNumber,
        Paging.PageSize,
        CommonParameters.DryRun,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } = ["MissingParameter"];

    /// <inheritdoc/>
    /// <remarks>The SDK's documentation says "Specify at least one of RegionId and VpcId" and names no code.</remarks>
    public override void CheckTogether(RequestParameters request)
    {
        if (!CommonParameters.OptionalRegionId.IsPresent(request) && !VpcId.IsPresent(request))
        {
            throw Refusals.MissingParameter(CommonParameters.RegionId.Name);
        }
    }

    /// <inheritdoc/>
    public override Answer Read(ActionCall call) => Paging.Page(
        call,
        "VSwitches",
        "VSwitch",
        [.. call.Region.VSwitches.Where(vSwitch => Fits(call, vSwitch))],
        vSwitch => VpcAnswers.Describe(call, vSwitch));

    private static bool Fits(ActionCall call, EstateVSwitch vSwitch) =>
        call.Fits(VpcId, vSwitch.Vpc.VpcId)
        && call.Fits(VSwitchId, vSwitch.VSwitchId)
        && call.Fits(VSwitchName, vSwitch.VSwitchName)
        && call.Fits(ZoneId, vSwitch.ZoneId)
        && call.Fits(RouteTableId, RouteTableAnswers.IdOf(vSwitch))
        && (call.Get(EnableIpv6) is not { } enabled || enabled == vSwitch.Ipv6CidrBlock.Length > 0)
        && (call.Get(IsDefault) is not { } isDefault || isDefault == vSwitch.IsDefault)
        && call.Fits(OwnerId, call.AccountId.ToString(CultureInfo.InvariantCulture))
        && call.Fits(ResourceGroupId, VpcAnswers.GroupOf(vSwitch))
        && TagAnswers.Fit(call.Get(Tags), vSwitch.Tags);
}
