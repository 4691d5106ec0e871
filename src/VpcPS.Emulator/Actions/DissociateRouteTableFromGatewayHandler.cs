using System.Collections.Generic;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>Unbinds a gateway from its route table. The table keeps its routes.</summary>
internal sealed class DissociateRouteTableFromGatewayHandler : WriteHandler
{
    private const string NotBound = "OperationFailed.NotExistAssociateRelation";

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters => GatewayRouteTables.Parameters;

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } =
    [
        GatewayRouteTables.WrongType,
        GatewayRouteTables.WrongStatus,
        GatewayRouteTables.NoIpv4Gateway,
        GatewayRouteTables.NoGateway,
        GatewayRouteTables.WrongGatewayStatus,
        NotBound,
    ];

    /// <inheritdoc/>
    public override string ExclusiveObject(ActionCall call) => call.Get(GatewayRouteTables.GatewayId);

    /// <inheritdoc/>
    public override Change Prepare(ActionCall call)
    {
        (EstateRouteTable table, EstateGateway gateway) = GatewayRouteTables.Find(call);
        return gateway.GatewayRouteTableId != table.RouteTableId
            ? throw new ApiException(400, NotBound, "The operation is not failed because of not exist this associate relation.")
            : new Change(gateway.Ipv6GatewayId, () =>
            {
                gateway.GatewayRouteTableId = "";
                return [];
            });
    }
}
