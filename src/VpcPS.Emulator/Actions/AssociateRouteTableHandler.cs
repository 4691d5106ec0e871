using System.Collections.Generic;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>Binds a vSwitch to a custom route table of its VPC. A vSwitch has one route table at a time.</summary>
internal sealed class AssociateRouteTableHandler : WriteHandler
{
    private const string OtherVpc = "Forbidden.NotInSameVpc";
    private const string OfGateway = "OperationDenied.AssociateGatewayRouteTable";
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
        OtherVpc,
        OfGateway,
        AlreadyBound,
    ];

    /// <inheritdoc/>
    public override string ExclusiveObject(ActionCall call) => call.Get(VpcAnswers.VSwitchId);

    /// <inheritdoc/>
    public override Change Prepare(ActionCall call)
    {
        // No document says which check comes first. That the route table is of another VPC helps more than that it is the system's.
        if (RouteTableAnswers.FindSystem(call) is { } vpc && VpcAnswers.FindAvailableVSwitch(call).Vpc != vpc)
        {
            throw InOtherVpc();
        }

        EstateRouteTable table = RouteTableAnswers.FindCustom(call);
        EstateVSwitch vSwitch = VpcAnswers.FindAvailableVSwitch(call);
        if (table.AssociateType != AssociateType.VSwitch)
        {
            throw new ApiException(
                400, OfGateway, "The operation is not allowed because gateway route tables cannot be bound to a vSwitch.");
        }

        if (vSwitch.Vpc != table.Vpc)
        {
            throw InOtherVpc();
        }

        return vSwitch.RouteTableId.Length > 0
            ? throw new ApiException(400, AlreadyBound, $"{vSwitch.VSwitchId} is bound to {vSwitch.RouteTableId}.")
            : new Change(vSwitch.VSwitchId, () =>
            {
                vSwitch.RouteTableId = table.RouteTableId;
                return [];
            });
    }

    private static ApiException InOtherVpc() =>
        new(404, OtherVpc, "The specified virtual switch and route table are not in the same VPC.");
}
