using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Models;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;
using VpcPS.Emulator.Time;

namespace VpcPS.Emulator.Calls;

/// <summary>Finds the route table of a request, and describes route tables in answers.</summary>
internal static class RouteTableAnswers
{
    /// <summary>The type of a system route table. Every VPC has exactly one.</summary>
    public const string System = "System";

    /// <summary>The type of custom route tables.</summary>
    public const string Custom = "Custom";

    /// <summary>
    /// The error code for a system route table when only a custom one is allowed. The rule is documented, the code is not.
    /// </summary>
    public const string IsSystem = "OperationDenied.SystemRouteTable";

    /// <summary>The error code for a route table that is Pending or Deleting. Terraform's provider repeats calls after it.</summary>
    public const string WrongStatus = "IncorrectStatus.RouteTableStatus";

    /// <summary>The parameter for the route table of an action. CreateRouteEntry documents the error code.</summary>
    public static readonly TextParameter Id = new("RouteTableId")
    {
        Required = true,
        IdPrefix = IdPrefixes.RouteTable,
        Kind = "route table",
        NotFoundCode = ("InvalidRouteTableId.NotFound", 404),
    };

    /// <summary>The id of the route table of a vSwitch.</summary>
    public static string IdOf(EstateVSwitch vSwitch) =>
        vSwitch.RouteTableId.Length > 0 ? vSwitch.RouteTableId : vSwitch.Vpc.RouteTableId;

    /// <summary>Finds the custom route table that a request names, and checks that it is Available.</summary>
    /// <exception cref="ApiException">The route table does not exist, is the system route table of a VPC, or is not Available.</exception>
    public static EstateRouteTable FindCustom(ActionCall call)
    {
        string id = call.Get(Id);
        if (FindSystem(call) is not null)
        {
            throw new ApiException(400, IsSystem, $"{id} is the system route table of its VPC.");
        }

        return FindAvailable(call).Custom!;
    }

    /// <summary>Finds the route table that a request names, of either kind.</summary>
    /// <exception cref="ApiException">The route table does not exist.</exception>
    public static RouteTable Find(ActionCall call)
    {
        string id = call.Get(Id);
        EstateRouteTable? custom = call.Region.FindRouteTable(id);
        EstateVpc vpc = custom?.Vpc ?? FindSystem(call) ?? throw Id.NotFound(id);
        return new RouteTable(vpc, custom);
    }

    /// <summary>Finds the route table that a request names, of either kind, and checks that it is Available.</summary>
    /// <exception cref="ApiException">The route table does not exist or is not Available.</exception>
    public static RouteTable FindAvailable(ActionCall call)
    {
        RouteTable table = Find(call);
        return table.Status == ResourceStatus.Available
            ? table
            : throw new ApiException(400, WrongStatus, $"The status of {table.Id} [{table.Status}] is incorrect.");
    }

    /// <summary>The VPC whose system route table a request names, or null.</summary>
    public static EstateVpc? FindSystem(ActionCall call) => call.Region.FindVpcOfSystemTable(call.Get(Id));

    /// <summary>All route tables of a VPC: first the system route table, then the custom ones.</summary>
    public static IEnumerable<RouteTable> AllOf(EstateVpc vpc) =>
        vpc.RouteTables.Select(custom => new RouteTable(vpc, custom)).Prepend(new RouteTable(vpc, null));

    /// <summary>The ids of the vSwitches that are bound to a route table.</summary>
    public static IEnumerable<string> VSwitchesOf(EstateVpc vpc, string routeTableId) =>
        vpc.VSwitches.Where(vSwitch => IdOf(vSwitch) == routeTableId).Select(vSwitch => vSwitch.VSwitchId);

    /// <summary>Describes all route tables of a VPC: first the system route table, then the custom ones.</summary>
    public static IEnumerable<(string Id, string Name, string Type, Answer Answer)> DescribeAll(ActionCall call, EstateVpc vpc)
    {
        Answer system = Begin(call, vpc, vpc.RouteTableId, vpc.SystemRouteTableName, vpc.SystemRouteTableDescription, System);
        system.Add("RoutePropagationEnable", vpc.SystemRoutePropagationEnable);
        system.Add("AssociateType", AssociateType.VSwitch.ToString());
        system.Add("CreationTime", vpc.CreationTime is { } made ? UtcTime.Format(made) : "");
        system.Add("Status", vpc.Status.ToString());
        system.Add("Tags", "Tag", TagAnswers.Describe(vpc.SystemRouteTableTags));
        yield return (vpc.RouteTableId, vpc.SystemRouteTableName, System, system);
        foreach (EstateRouteTable table in vpc.RouteTables)
        {
            Answer answer = Begin(call, vpc, table.RouteTableId, table.RouteTableName, table.Description, Custom);
            answer.Add("RoutePropagationEnable", table.RoutePropagationEnable);
            answer.Add("AssociateType", table.AssociateType.ToString());
            answer.Add("CreationTime", UtcTime.Format(table.CreationTime));
            answer.Add("Status", table.Status.ToString());
            answer.Add("Tags", "Tag", TagAnswers.Describe(table.Tags));
            yield return (table.RouteTableId, table.RouteTableName, Custom, answer);
        }
    }

    private static Answer Begin(ActionCall call, EstateVpc vpc, string id, string name, string description, string type) => new()
    {
        { "RouteTableId", id },
        { "RouteTableName", name },
        { "Description", description },
        { "RouteTableType", type },
        { "RouterId", vpc.VRouterId },
        { "RouterType", "VRouter" },
        { "VpcId", vpc.VpcId },
        { "VSwitchIds", "VSwitchId", VSwitchesOf(vpc, id) },
        {
            "GatewayIds",
            "GatewayIds",
            vpc.Ipv6Gateway is { } gateway && gateway.GatewayRouteTableId == id
                ? [gateway.Ipv6GatewayId]
                : global::System.Array.Empty<string>()
        },
        { "OwnerId", call.AccountId },
        { "ResourceGroupId", vpc.ResourceGroupId },
    };
}
