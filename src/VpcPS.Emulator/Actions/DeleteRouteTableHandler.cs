using System.Collections.Generic;
using System.Linq;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>Deletes a custom route table that no vSwitch is bound to. Asynchronous. The action has no ClientToken.</summary>
internal sealed class DeleteRouteTableHandler : WriteHandler
{
    private const string IsSystem = "IncorrectRouteTableType";
    private const string HasGateway = "OperationDenied.GatewayAssociated";
    private const string HasRoutes = "IncorrectRouteTableStatus.RouteEntryExist";

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = [CommonParameters.RegionId, RouteTableAnswers.Id];

    /// <inheritdoc/>
    /// <remarks>
    /// The codes for a system route table, for routes and for a gateway are documented. The code for a bound vSwitch follows the service's
    /// pattern.
    /// </remarks>
    public override IReadOnlyList<string> OwnCodes { get; } =
        [IsSystem, RouteTableAnswers.WrongStatus, "DependencyViolation.VSwitch", HasRoutes, HasGateway];

    /// <inheritdoc/>
    public override string ExclusiveObject(ActionCall call) => call.Get(RouteTableAnswers.Id);

    /// <inheritdoc/>
    public override Change Prepare(ActionCall call)
    {
        if (RouteTableAnswers.FindSystem(call) is not null)
        {
            throw new ApiException(400, IsSystem, "Route table can be deleted by this action only when it's type is custom.");
        }

        EstateRouteTable table = RouteTableAnswers.FindCustom(call);
        if (new RouteTable(table.Vpc, table).Routes.Any())
        {
            throw new ApiException(
                400, HasRoutes, "You cannot delete the specified route table because it still has custom route entry.");
        }

        if (table.Gateway is not null)
        {
            throw new ApiException(
                400, HasGateway, "You cannot delete the specified route table because it still associates with gateway.");
        }

        return table.Vpc.VSwitches.FirstOrDefault(vSwitch => vSwitch.RouteTableId == table.RouteTableId) is { } bound
            ? throw Refusals.Depended("VSwitch", table.RouteTableId, bound.VSwitchId)
            : new Change(table.RouteTableId, () =>
            {
                call.Region.Go(table, call.SettledAt);
                return [];
            });
    }
}
