using System.Collections.Generic;
using System.Linq;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Actions;

/// <summary>Lists the routes of a route table, page by page with a cursor. System routes come first.</summary>
internal sealed class DescribeRouteEntryListHandler : ReadHandler
{
    private static readonly TextParameter RouteEntryName = new("RouteEntryName");
    private static readonly TextParameter RouteEntryType = new("RouteEntryType");
    private static readonly TextParameter NextHopType = new("NextHopType");
    private static readonly TextParameter ServiceType = new("ServiceType");
    private static readonly ListParameter Destinations = new("DestCidrBlockList") { MaximumEntries = 50 };

    // The pages write both IPv4 and ipv4.
    private static readonly ChoiceParameter<Family> IpVersion = new("IpVersion") { IgnoreCase = true };

    // Only this action calls the parameter MaxResult, without the last letter s.
    private static readonly IntegerParameter MaxResult = new("MaxResult") { Minimum = 1, Maximum = 100, Default = 10 };

    private enum Family
    {
        IPv4,
        IPv6,
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
    [
        CommonParameters.RegionId,
        RouteTableAnswers.Id,
        RouteAnswers.Id,
        RouteEntryName,
        RouteEntryType,
        RouteAnswers.Destination,
        Destinations,
        NextHopType,
        RouteAnswers.NextHopId,
        IpVersion,
        ServiceType,
        MaxResult,
        Cursor.Parameter,
    ];

    /// <inheritdoc/>
    /// <remarks>
    /// The cursor names the last route of the previous page. So no route occurs twice and none is missing when routes are added or deleted
    /// between two pages.
    /// </remarks>
    public override Answer Read(ActionCall call)
    {
        RouteAnswers.Route[] all = [.. RouteAnswers.All(call.Region, RouteTableAnswers.Find(call)).Where(route => Fits(call, route))];
        string? after = Cursor.Read(call.Get(Cursor.Parameter));
        RouteAnswers.Route[] rest = [.. all.Where(route => after is null || string.CompareOrdinal(PlaceOf(route), after) > 0)];
        int size = call.Get(MaxResult);
        return new()
        {
            { "NextToken", rest.Length > size ? Cursor.Write(PlaceOf(rest[size - 1])) : "" },
            { "TotalCount", all.Length },
            { "RouteEntrys", "RouteEntry", rest.Take(size).Select(RouteAnswers.Describe) },
        };
    }

    private static bool Fits(ActionCall call, RouteAnswers.Route route) =>
        call.Fits(RouteAnswers.Id, route.Id)
        && call.Fits(RouteEntryName, route.Custom?.RouteEntryName)
        && call.Fits(RouteEntryType, route.Type)
        && call.Fits(NextHopType, route.NextHopType)
        && call.Fits(RouteAnswers.NextHopId, route.NextHopId)
        && call.Fits(ServiceType, "")
        && (call.Get(IpVersion) is not { } family || family.ToString() == route.IpVersion)
        && (call.Get(RouteAnswers.Destination) is not { Length: > 0 } wanted || RouteAnswers.Read(wanted).Text == route.Destination.Text)
        && (call.Get(Destinations) is not { Count: > 0 } several
            || several.Any(each => RouteAnswers.Read(each).Text == route.Destination.Text));

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } = [RouteAnswers.Malformed, "ResourceNotFound.PrefixList"];

    // A text by which the routes are sorted. It gives the order of the list.
    private static string PlaceOf(RouteAnswers.Route route) => (route.Custom is null ? "0 " : "1 ") + route.Destination.Text;
}
