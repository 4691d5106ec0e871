using System.Collections.Generic;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>
/// Binds a gateway to a gateway route table of its VPC. A gateway has at most one gateway route table, and a table at most one gateway.
/// </summary>
internal sealed class AssociateRouteTableWithGatewayHandler : WriteHandler
{
    private const string OtherVpc = "OperationDenied.GatewayAndTableNotInOneVpc";
    private const string GatewayIsBound = "ResourceAlreadyAssociated.Ipv6Gateway";
    private const string TableIsBound = "ResourceAlreadyAssociated.GatewayRouteTable";

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
        OtherVpc,
        GatewayIsBound,
        TableIsBound,
    ];

    /// <inheritdoc/>
    public override string ExclusiveObject(ActionCall call) => call.Get(GatewayRouteTables.GatewayId);

    /// <inheritdoc/>
    public override Change Prepare(ActionCall call)
    {
        (EstateRouteTable table, EstateGateway gateway) = GatewayRouteTables.Find(call);
        if (table.Vpc != gateway.Vpc)
        {
            throw new ApiException(400, OtherVpc, "The operation is not allowed because of GatewayAndTableNotInOneVpc.");
        }

        if (gateway.GatewayRouteTableId.Length > 0)
        {
            string code = gateway.GatewayRouteTableId == table.RouteTableId ? TableIsBound : GatewayIsBound;
            throw new ApiException(400, code, $"The specified resource {gateway.Ipv6GatewayId} is already associated.");
        }

        return new Change(gateway.Ipv6GatewayId, () =>
        {
            gateway.GatewayRouteTableId = table.RouteTableId;
            return [];
        });
    }
}
