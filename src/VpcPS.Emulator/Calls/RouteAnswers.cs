using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using VpcPS.Core.Models;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Calls;

/// <summary>Describes routes in answers, and knows the refusals that creating and deleting routes share.</summary>
internal static class RouteAnswers
{
    /// <summary>The code of the refusal of a change while another route of the VPC is being changed, as documented.</summary>
    public const string Unstable = "IncorrectRouteEntryStatus";

    /// <summary>The code of the refusal of a destination that is no block, as documented.</summary>
    public const string Malformed = "InvalidCidrBlock.Malformed";

    /// <summary>The destination of a route.</summary>
    public static readonly TextParameter Destination = new("DestinationCidrBlock");

    /// <summary>The id of the next hop.</summary>
    public static readonly TextParameter NextHopId = new("NextHopId");

    /// <summary>The id of a route.</summary>
    public static readonly TextParameter Id = new("RouteEntryId") { IdPrefix = IdPrefixes.RouteEntry };

    /// <summary>Reads the destination of a request.</summary>
    /// <exception cref="ApiException">It is no block, or is that of a prefix list.</exception>
    public static RouteDestination Read(string destination) => RouteDestination.Parse(destination)
        // The estate has no prefix lists. The code follows the pattern.
        ?? throw (destination.StartsWith("pl-", StringComparison.Ordinal)
            ? Refusals.NotFound("PrefixList", destination)
            : new ApiException(400, Malformed, $"Specified CIDR block is not valid: {destination}."));

    /// <summary>
    /// Checks that no route of a VPC is being created or deleted. The service changes the routes of a VPC one after the other:
    /// documented for CreateRouteEntry and DeleteRouteEntry.
    /// </summary>
    /// <exception cref="ApiException">One of them is Pending or Deleting.</exception>
    public static void RequireStable(EstateVpc vpc)
    {
        if (vpc.Routes.Exists(route => route.Status != ResourceStatus.Available))
        {
            throw new ApiException(400, Unstable, "The vpc has NotStable routeEntry status.");
        }
    }

    /// <summary>
    /// Deletes the routes to a gateway that is being deleted. The documents of its deletion name no code for routes, so they don't
    /// stand in the way.
    /// </summary>
    public static void GoWith(ActionCall call, EstateGateway gateway) => gateway.Vpc.Routes
        .FindAll(route => route.NextHopId == gateway.Ipv6GatewayId && route.Status != ResourceStatus.Deleting)
        .ForEach(route => call.Region.Go(route, call.SettledAt));

    /// <summary>A route of a table, of the system or made by somebody.</summary>
    /// <param name="Table">The route table.</param>
    /// <param name="Destination">The destination.</param>
    /// <param name="Custom">What somebody made; null for a route of the system.</param>
    /// <param name="RegionId">The region.</param>
    public sealed record Route(RouteTable Table, RouteDestination Destination, EstateRoute? Custom, string RegionId)
    {
        /// <summary>The id. That of a route of the system follows from its table and destination, so that it stays the same.</summary>
        public string Id => Custom?.RouteEntryId
            ?? ResourceIds.Derived(IdPrefixes.RouteEntry, RegionId, Table.Id + " " + Destination.Text);

        /// <summary>System or Custom.</summary>
        public string Type => Custom is null ? RouteTableAnswers.System : RouteTableAnswers.Custom;

        /// <summary>The kind of the next hop; local for what stays in the VPC.</summary>
        public string NextHopType => Custom?.NextHopType.ToString() ?? "local";

        /// <summary>The id of the next hop; empty for local.</summary>
        public string NextHopId => Custom?.NextHopId ?? "";

        /// <summary>IPv4 or IPv6.</summary>
        public string IpVersion => Destination.IsIpv6 ? "IPv6" : "IPv4";

        /// <summary>The status.</summary>
        public string Status => (Custom?.Status ?? ResourceStatus.Available).ToString();
    }

    /// <summary>
    /// The routes of a table: those of the system, then those that somebody made, each by their destinations. The order is the
    /// emulator's own; it does not change when routes come and go.
    /// </summary>
    public static IEnumerable<Route> All(EstateRegion region, RouteTable table) =>
    [
        .. table.SystemDestinations
            .Select(destination => new Route(table, destination, null, region.RegionId))
            .OrderBy(route => route.Destination.Text, StringComparer.Ordinal),
        .. table.Routes
            .Select(route => new Route(table, RouteDestination.Parse(route.DestinationCidrBlock)!, route, region.RegionId))
            .OrderBy(route => route.Destination.Text, StringComparer.Ordinal),
    ];

    /// <summary>Describes a route in DescribeRouteEntryList, with the fields of the official SDK's models.</summary>
    public static Answer Describe(Route route)
    {
        Answer hop = DescribeHop(route);
        hop.Add("NextHopRegionId", route.Custom is null ? "" : route.RegionId);
        // Only router interfaces have it.
        hop.Add("NextHopRelatedInfo", new Answer { { "RegionId", "" }, { "InstanceType", "" }, { "InstanceId", "" } });
        Answer answer = Begin(route);
        answer.Add("IpVersion", route.IpVersion);
        answer.Add("NextHops", "NextHop", [hop]);
        // No document says what it is.
        answer.Add("Origin", "");
        answer.Add("ServiceType", "");
        // Without seconds, as documented.
        answer.Add("GmtModified", route.Custom?.GmtModified.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture) ?? "");
        return answer;
    }

    /// <summary>Describes a route in DescribeRouteTables, an action of the older clients.</summary>
    public static Answer DescribeInTable(Route route)
    {
        Answer answer = Begin(route);
        answer.Add("NextHopType", route.NextHopType);
        answer.Add("InstanceId", route.NextHopId);
        // Only routes with several next hops have them here.
        answer.Add("NextHops", "NextHop", Array.Empty<Answer>());
        return answer;
    }

    private static Answer Begin(Route route) => new()
    {
        { "RouteEntryId", route.Id },
        { "RouteEntryName", route.Custom?.RouteEntryName ?? "" },
        { "Description", route.Custom?.Description ?? "" },
        { "RouteTableId", route.Table.Id },
        { "DestinationCidrBlock", route.Destination.Text },
        { "Type", route.Type },
        { "Status", route.Status },
    };

    private static Answer DescribeHop(Route route) => new()
    {
        { "NextHopType", route.NextHopType },
        { "NextHopId", route.NextHopId },
        { "Enabled", 1 },
        { "Weight", 0 },
    };
}
