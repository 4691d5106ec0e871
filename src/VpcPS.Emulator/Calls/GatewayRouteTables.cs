using System.Collections.Generic;
using VpcPS.Core.Models;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Calls;

/// <summary>
/// Shared by the actions that bind and unbind gateway route tables. The documents describe IPv4 gateways and say that IPv6 gateways behave
/// the same. So the codes for IPv6 gateways follow those for IPv4 gateways. IPv4 gateways are not emulated.
/// </summary>
internal static class GatewayRouteTables
{
    /// <summary>The error code for a route table that is for vSwitches.</summary>
    public const string WrongType = "OperationDenied.RouteTableTypeIncorrect";

    /// <summary>The error code for a route table that is Pending or Deleting.</summary>
    public const string WrongStatus = "IncorrectStatus.RouteTable";

    /// <summary>The error code for an IPv6 gateway that does not exist.</summary>
    public const string NoGateway = "ResourceNotFound.Ipv6Gateway";

    /// <summary>The error code for an IPv4 gateway that does not exist. The emulator has no IPv4 gateways.</summary>
    public const string NoIpv4Gateway = "ResourceNotFound.Ipv4Gateway";

    /// <summary>The error code for a gateway that is Pending or Deleting.</summary>
    public const string WrongGatewayStatus = "IncorrectStatus.Ipv6Gateway";

    /// <summary>The parameter for the route table.</summary>
    public static readonly TextParameter Id = new("RouteTableId")
    {
        Required = true,
        IdPrefix = IdPrefixes.RouteTable,
        Kind = "route table",
        NotFoundCode = ("ResourceNotFound.RouteTable", 400),
    };

    /// <summary>The parameter for the gateway.</summary>
    public static readonly TextParameter GatewayId = new("GatewayId") { Required = true };

    /// <summary>
    /// The parameter for the kind of the gateway. The documents name only Ipv4Gateway. It must be the default, because Terraform's provider
    /// sends no kind for IPv4 gateways. The spelling Ipv6Gateway is our choice.
    /// </summary>
    public static readonly ChoiceParameter<GatewayType> Type = new("GatewayType") { Default = GatewayType.Ipv4Gateway };

    /// <summary>The kinds of gateways.</summary>
    public enum GatewayType
    {
        /// <summary>Not emulated.</summary>
        Ipv4Gateway,

        /// <summary>An IPv6 gateway.</summary>
        Ipv6Gateway,
    }

    /// <summary>The parameters of the actions that bind and unbind.</summary>
    public static IReadOnlyList<Parameter> Parameters { get; } =
        [CommonParameters.RegionId, Id, GatewayId, Type, CommonParameters.ClientToken, CommonParameters.DryRun];

    /// <summary>Finds the route table and the gateway of a request, and checks that they can be used.</summary>
    /// <exception cref="ApiException">
    /// The route table or the gateway does not exist or is not Available, or the route table is not for gateways.
    /// </exception>
    public static (EstateRouteTable Table, EstateGateway Gateway) Find(ActionCall call)
    {
        string tableId = call.Get(Id);
        EstateRouteTable? table = call.Region.FindRouteTable(tableId);
        if (table is null && call.Region.FindVpcOfSystemTable(tableId) is null)
        {
            throw Id.NotFound(tableId);
        }

        if (table?.AssociateType != AssociateType.Gateway)
        {
            throw new ApiException(400, WrongType, "The operation is not allowed because of routeTableType is incorrect.");
        }

        if (table.Status != ResourceStatus.Available)
        {
            throw new ApiException(400, WrongStatus, "The status of the specified route table is incorrect.");
        }

        string gatewayId = call.Get(GatewayId);
        if (call.Get(Type) == GatewayType.Ipv4Gateway)
        {
            throw new ApiException(400, NoIpv4Gateway, $"The specified resource ipv4Gateway is not found: {gatewayId}.");
        }

        EstateGateway gateway = call.Region.FindIpv6Gateway(gatewayId)
            ?? throw new ApiException(400, NoGateway, $"The specified resource ipv6Gateway is not found: {gatewayId}.");
        return gateway.Status == ResourceStatus.Available ? (table, gateway) : throw Refusals.WrongStatus("Ipv6Gateway", gateway);
    }
}
