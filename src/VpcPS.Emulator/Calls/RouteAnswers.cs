using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using VpcPS.Core.Models;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Calls;

/// <summary>Describes routes in answers, and has the errors that creating and deleting routes share.</summary>
internal static class RouteAnswers
{
    /// <summary>The documented error code for a change while another route of the VPC is being changed.</summary>
    public const string Unstable = "IncorrectRouteEntryStatus";

    /// <summary>The documented error code for a destination that is not a block.</summary>
    public const string Malformed = "InvalidCidrBlock.Malformed";

    /// <summary>The parameter for the destination of a route.</summary>
    public static readonly TextParameter Destination = new("DestinationCidrBlock");

    /// <summary>The parameter for the id of the next hop.</summary>
    public static readonly TextParameter NextHopId = new("NextHopId");

    /// <summary>The parameter for the id of a route.</summary>
    public static readonly TextParameter Id = new("RouteEntryId") { IdPrefix = IdPrefixes.RouteEntry };

    /// <summary>Reads the destination of a request.</summary>
    /// <exception cref="ApiException">The text is not a block, or it is the id of a prefix list.</exception>
    public static RouteDestination Read(string destination) => RouteDestination.Parse(destination)
        // The estate has no prefix lists. The code follows the service's pattern.
        ?? throw (destination.StartsWith("pl-", StringComparison.Ordinal)
            ? Refusals.NotFound("PrefixList", destination)
            : new ApiException(400, Malformed, $"Specified CIDR block is not valid: {destination}."));

    /// <summary>
    /// Checks that no route of a VPC is being created or deleted. The service changes the routes of a VPC one after the other;
    /// CreateRouteEntry and DeleteRouteEntry document this.
    /// </summary>
    /// <exception cref="ApiException">A route is Pending or Deleting.</exception>
    public static void RequireStable(EstateVpc vpc)
    {
        if (vpc.Routes.Exists(route => route.Status != ResourceStatus.Available))
        {
            throw new ApiException(400, Unstable, "The vpc has NotStable routeEntry status.");
        }
    }

    /// <summary>
    /// Deletes the routes to a gateway that is being deleted. The documents of DeleteIpv6Gateway have no error code for routes, so routes
    /// do not prevent the deletion.
    /// </summary>
    public static void GoWith(ActionCall call, EstateGateway gateway) => gateway.Vpc.Routes
        .FindAll(route => route.NextHopId == gateway.Ipv6GatewayId && route.Status != ResourceStatus.Deleting)
        .ForEach(route => call.Region.Go(route, call.SettledAt));

    /// <summary>A system route or a custom route of a table.</summary>
    /// <param name="Table">The route table.</param>
    /// <param name="Destination">The destination.</param>
    /// <param name="Custom">The custom route. Null for a system route.</param>
    /// <param name="RegionId">The region.</param>
    public sealed record Route(RouteTable Table, RouteDestination Destination, EstateRoute? Custom, string RegionId)
    {
        /// <summary>The id. The id of a system route is computed from its table and destination, so it is always the same.</summary>
        public string Id => Custom?.RouteEntryId
            ?? ResourceIds.Derived(IdPrefixes.RouteEntry, RegionId, Table.Id + " " + Destination.Text);

        /// <summary>System or Custom.</summary>
        public string Type => Custom is null ? RouteTableAnswers.System : RouteTableAnswers.Custom;

        /// <summary>The type of the next hop. It is "local" for packets that stay in the VPC.</summary>
        public string NextHopType => Custom?.NextHopType.ToString() ?? "local";

        /// <summary>The id of the next hop. Empty for local.</summary>
        public string NextHopId => Custom?.NextHopId ?? "";

        /// <summary>IPv4 or IPv6.</summary>
        public string IpVersion => Destination.IsIpv6 ? "IPv6" : "IPv4";

        /// <summary>The status.</summary>
        public string Status => (Custom?.Status ?? ResourceStatus.Available).ToString();
    }

    /// <summary>
    /// The routes of a table: first system routes, then custom routes, each group sorted by destination. The emulator had to choose an
    /// order; this one does not change when routes are added or removed.
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
        // Only routes to router interfaces have values here.
        hop.Add("NextHopRelatedInfo", new Answer { { "RegionId", "" }, { "InstanceType", "" }, { "InstanceId", "" } });
        Answer answer = Begin(route);
        answer.Add("IpVersion", route.IpVersion);
        answer.Add("NextHops", "NextHop", [hop]);
        // No document says what this member means.
        answer.Add("Origin", "");
        answer.Add("ServiceType", "");
        // The time has no seconds, as documented.
        answer.Add("GmtModified", route.Custom?.GmtModified.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture) ?? "");
        return answer;
    }

    /// <summary>Describes a route in DescribeRouteTables, an action for older clients.</summary>
    public static Answer DescribeInTable(Route route)
    {
        Answer answer = Begin(route);
        answer.Add("NextHopType", route.NextHopType);
        answer.Add("InstanceId", route.NextHopId);
        // Only routes with several next hops have entries here.
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
