using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.State;
using VpcPS.Emulator.Time;

namespace VpcPS.Emulator.Wire;

/// <summary>The page for people. It shows the addresses and the last requests, but no secrets and no tokens.</summary>
internal static class HomePage
{
    private const int LastRequests = 20;

    /// <summary>Renders the page.</summary>
    /// <param name="state">The state.</param>
    /// <param name="now">The time of the estate, UTC.</param>
    public static string Render(EmulatorState state, DateTime now)
    {
        var page = new StringBuilder(16 * 1024);
        page.Append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>VpcPS emulator</title><style>")
            .Append("body{font:14px sans-serif;margin:2em}table{border-collapse:collapse}td,th{text-align:left;padding:2px 12px 2px 0}")
            .Append("</style></head><body><h1>VpcPS emulator</h1>")
            .Append("<p>The Vpc API of Alibaba Cloud on loopback. Nothing here is real, nothing is billed.</p>");
        lock (state.EstateLock)
        {
            state.Estate.Settle(now);
            AppendTable(
                page,
                "Addresses",
                ["Region", "VPC", "Gateway", "Edition", "Id", "Address", "Name", "Status", "Mbit/s"],
                state.Estate.Regions.SelectMany(
                    region => region.Ipv6Addresses.Select(address => Describe(region, address, state.Estate.Rules))));
        }

        AppendTable(
            page,
            "Last requests",
            ["Time", "Action", "Region", "Status", "Code", "Resource", "Changed"],
            state.Journal.Snapshot().Reverse().Take(LastRequests).Select(Describe));
        return page.Append("</body></html>").ToString();
    }

    private static string[] Describe(EstateRegion region, EstateAddress address, ServiceRules rules) =>
    [
        region.RegionId,
        address.VSwitch.Vpc.VpcId,
        address.VSwitch.Vpc.Ipv6Gateway?.Ipv6GatewayId ?? "",
        // Today's documents know no editions.
        rules == ServiceRules.Seed ? address.VSwitch.Vpc.Ipv6Gateway?.Spec.ToString() ?? "" : "",
        address.Ipv6AddressId,
        address.Literal,
        address.Ipv6AddressName,
        address.Status.ToString(),
        address.Bandwidth?.Bandwidth.ToString(CultureInfo.InvariantCulture) ?? "",
    ];

    private static string[] Describe(JournalEntry entry) =>
    [
        UtcTime.Format(entry.Time),
        entry.Action,
        entry.RegionId,
        entry.HttpStatus.ToString(CultureInfo.InvariantCulture),
        entry.Code,
        entry.ResourceId,
        entry.Committed ? "yes" : "",
    ];

    private static void AppendTable(StringBuilder page, string title, string[] columns, IEnumerable<string[]> rows)
    {
        page.Append("<h2>").Append(title).Append("</h2><table>");
        AppendRow(page, "th", columns);
        foreach (string[] row in rows)
        {
            AppendRow(page, "td", row);
        }

        page.Append("</table>");
    }

    private static void AppendRow(StringBuilder page, string cell, string[] texts)
    {
        page.Append("<tr>");
        foreach (string text in texts)
        {
            page.Append('<').Append(cell).Append('>').Append(WebUtility.HtmlEncode(text)).Append("</").Append(cell).Append('>');
        }

        page.Append("</tr>");
    }
}
