using System.Collections.Generic;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>Unbinds a vSwitch from its custom route table. It then uses the system route table again.</summary>
internal sealed class UnassociateRouteTableHandler : WriteHandler
{
    private const string NotBound = "OperationFailed.VSwitchNotAssociate";

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
        [CommonParameters.RegionId, RouteTableAnswers.Id, VpcAnswers.VSwitchId, CommonParameters.ClientToken];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } =
        [RouteTableAnswers.IsSystem, RouteTableAnswers.WrongStatus, VpcAnswers.WrongVSwitchStatus, NotBound];

    /// <inheritdoc/>
    public override string ExclusiveObject(ActionCall call) => call.Get(VpcAnswers.VSwitchId);

    /// <inheritdoc/>
    public override Change Prepare(ActionCall call)
    {
        EstateRouteTable table = RouteTableAnswers.FindCustom(call);
        EstateVSwitch vSwitch = VpcAnswers.FindAvailableVSwitch(call);
        return vSwitch.RouteTableId != table.RouteTableId
            ? throw new ApiException(
                404, NotBound, "Specified vswitch is not associated with the routeTable and cannot operate.")
            : new Change(vSwitch.VSwitchId, () =>
            {
                vSwitch.RouteTableId = "";
                return [];
            });
    }
}
