using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using VpcPS.Core.Models;

namespace VpcPS.Report;

/// <summary>
/// Shows the bought Mbit/s as bars. Each chart is a table, so that screen readers can read it and small screens can show it. The bars are
/// SVG images beside the numbers.
/// </summary>
internal static class BandwidthChart
{
    private const int MostBars = 20;
    private const int Width = 1000;

    private const string BarMarkup = "<svg class=\"bar\" viewBox=\"0 0 {0} 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
        + "<rect class=\"byBandwidth\" width=\"{1}\" height=\"10\"/>"
        + "<rect class=\"byTraffic\" x=\"{1}\" width=\"{2}\" height=\"10\"/></svg>";

    /// <summary>Draws the charts by region and by gateway.</summary>
    public static void Draw(HtmlText html, ReportContent content)
    {
        Ipv6Address[] paid = [.. content.Addresses.Where(address => address.Bandwidth is not null)];
        if (paid.Length == 0)
        {
            html.Element("p", UserText.Translate("No address has bandwidth."));
            return;
        }

        html.Markup("<p class=\"legend\">");
        AppendKey(html, "byBandwidth", InternetChargeTypes.PayByBandwidth);
        AppendKey(html, "byTraffic", InternetChargeTypes.PayByTraffic);
        html.Markup("</p>");
        if (content.Regions.Count > 1)
        {
            Draw(html, UserText.Translate("Bandwidth by region"), UserText.Translate("Region"), BarsOf(paid, address => address.RegionId));
        }

        Draw(
            html,
            UserText.Translate("Bandwidth by gateway"),
            UserText.Translate("Gateway"),
            BarsOf(paid, address => NameOf(content, address)));
    }

    private static void AppendKey(HtmlText html, string kind, string chargeType) => html
        .Markup("<span><svg class=\"key\" viewBox=\"0 0 10 10\" aria-hidden=\"true\">")
        .Markup("<rect class=\"" + kind + "\" width=\"10\" height=\"10\"/></svg> ")
        .Text(chargeType)
        .Markup("</span> ");

    private static string NameOf(ReportContent content, Ipv6Address address) => content.GatewayOf(address) is { Name.Length: > 0 } gateway
        ? gateway.Name + " (" + gateway.Ipv6GatewayId + ")"
        : address.Ipv6GatewayId ?? UserText.Translate("No gateway");

    private static Bar[] BarsOf(Ipv6Address[] paid, Func<Ipv6Address, string?> nameOf)
    {
        Bar[] bars =
        [
            .. paid.GroupBy(address => nameOf(address) ?? "", StringComparer.Ordinal)
                .Select(group => new Bar(group.Key, group.Where(IsByTraffic).Sum(MbitOf), group.Sum(MbitOf), group.Count()))
                .OrderByDescending(bar => bar.Total)
                .ThenBy(bar => bar.Name, StringComparer.Ordinal),
        ];
        if (bars.Length <= MostBars)
        {
            return bars;
        }

        Bar[] rest = [.. bars.Skip(MostBars - 1)];
        return
        [
            .. bars.Take(MostBars - 1),
            new Bar(
                UserText.Of($"{rest.Length} others"),
                rest.Sum(bar => bar.ByTraffic),
                rest.Sum(bar => bar.Total),
                rest.Sum(bar => bar.Addresses)),
        ];
    }

    private static void Draw(HtmlText html, string title, string kind, IReadOnlyList<Bar> bars)
    {
        html.Markup("<table class=\"chart\" role=\"table\">").Element("caption", title).Markup("<thead role=\"rowgroup\"><tr role=\"row\">")
            .Element("th scope=\"col\" role=\"columnheader\"", kind)
            .Element("th scope=\"col\" role=\"columnheader\" class=\"number\"", UserText.Translate("Mbit/s"))
            .Element("th scope=\"col\" role=\"columnheader\" class=\"number\"", UserText.Translate("Addresses"))
            .Markup("<td role=\"cell\"></td></tr></thead><tbody role=\"rowgroup\">");
        long most = bars.Max(bar => bar.Total);
        foreach (Bar bar in bars)
        {
            int byBandwidth = (int)((bar.Total - bar.ByTraffic) * Width / Math.Max(1, most));
            int byTraffic = (int)(bar.ByTraffic * Width / Math.Max(1, most));
            html.Markup("<tr role=\"row\"><th scope=\"row\" role=\"rowheader\">").Foreign(bar.Name).Markup("</th>")
                .Element("td role=\"cell\" class=\"number\"", Number(bar.Total))
                .Element("td role=\"cell\" class=\"number\"", Number(bar.Addresses))
                .Markup("<td role=\"cell\">")
                .Markup(string.Format(CultureInfo.InvariantCulture, BarMarkup, Width, byBandwidth, byTraffic))
                .Markup("</td></tr>");
        }

        html.Markup("</tbody></table>");
    }

    private static bool IsByTraffic(Ipv6Address address) => address.InternetChargeType == InternetChargeTypes.PayByTraffic;

    private static long MbitOf(Ipv6Address address) => address.Bandwidth ?? 0;

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private sealed record Bar(string Name, long ByTraffic, long Total, int Addresses);
}
