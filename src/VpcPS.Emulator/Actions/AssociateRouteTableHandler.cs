using System.Collections.Generic;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>Binds a vSwitch to a route table of its VPC that somebody made. A vSwitch has one at a time.</summary>
internal sealed class AssociateRouteTableHandler : WriteHandler
{
    private const string AlreadyBound = "ResourceAlreadyAssociated.RouteTable";

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
        [CommonParameters.RegionId, RouteTableAnswers.Id, VpcAnswers.VSwitchId, CommonParameters.ClientToken];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } =
    [
        RouteTableAnswers.IsSystem,
        RouteTableAnswers.WrongStatus,
        VpcAnswers.WrongVSwitchStatus,
        "IllegalParam.VSwitchId",
        "IllegalParam.RouteTableId",
        AlreadyBound,
    ];

    /// <inheritdoc/>
    public override string ExclusiveObject(ActionCall call) => call.Get(VpcAnswers.VSwitchId);

    /// <inheritdoc/>
    public override Change Prepare(ActionCall call)
    {
        EstateRouteTable table = RouteTableAnswers.FindCustom(call);
        EstateVSwitch vSwitch = VpcAnswers.FindAvailableVSwitch(call);
        if (table.AssociateType != AssociateType.VSwitch)
        {
            throw Refusals.IllegalParameter(RouteTableAnswers.Id.Name, $"{table.RouteTableId} is for gateways");
        }

        if (vSwitch.Vpc != table.Vpc)
        {
            throw Refusals.IllegalParameter(VpcAnswers.VSwitchId.Name, $"a vSwitch of {table.Vpc.VpcId}");
        }

        return vSwitch.RouteTableId.Length > 0
            ? throw new ApiException(400, AlreadyBound, $"{vSwitch.VSwitchId} is bound to {vSwitch.RouteTableId}.")
            : new Change(vSwitch.VSwitchId, () =>
            {
                vSwitch.RouteTableId = table.RouteTableId;
                return [];
            });
    }
}
