using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using VpcPS.Core.Models;

namespace VpcPS.Report;

/// <summary>Lists the findings with what to do about them, the most urgent first.</summary>
internal static class FindingList
{
    // The page names at most this many gateways. The number of all gateways is shown before them.
    private const int MostNamed = 50;

    /// <summary>Adds the list.</summary>
    public static void Append(HtmlText html, ReportFindings findings)
    {
        html.Markup("<section aria-labelledby=\"findings\">").Element("h2 id=\"findings\"", UserText.Translate("Worth a look"));
        bool isAny = findings.OfAddresses.Any(found => found != AddressFindings.None)
            || findings.IdleGateways.Count > 0
            || findings.FullGateways.Count > 0;
        if (!isAny)
        {
            html.Element("p", UserText.Translate("Nothing.")).Markup("</section>\n");
            return;
        }

        html.Markup("<ul class=\"findings\">");
        AppendOf(html, findings, AddressFindings.Locked, UserText.Translate(
            "The bandwidth is locked, mostly because a bill is unpaid. Pay it in the console; until then nothing can be changed."));
        AppendOf(html, findings, AddressFindings.Open, UserText.Translate(
            "The address has bandwidth and can be reached from the Internet. If it only opens connections itself, add a rule: New-VpcIpv6EgressOnlyRule."));
        AppendOf(html, findings, AddressFindings.PaidUnattached, UserText.Translate(
            "Bandwidth is paid for an address that nothing uses. Attach the address, or remove the bandwidth: Remove-VpcIpv6InternetBandwidth."));
        AppendOf(html, findings, AddressFindings.NearBound, UserText.Translate(
            "The bandwidth is at 90 % or more of what the charge type and the gateway's edition allow."));
        AppendOf(html, findings, AddressFindings.Idle, UserText.Translate(
            "The address has no bandwidth, and nothing uses it. If it is not needed, release it: Remove-VpcIpv6Address."));
        AppendGateways(
            html,
            UserText.Translate("Gateways near their number of egress-only rules"),
            UserText.Translate("The gateway has 90 % or more of the rules that it may have."),
            findings.FullGateways);
        AppendGateways(
            html,
            UserText.Translate("Idle gateways"),
            UserText.Translate("No address behind the gateway has bandwidth. Whether there is traffic, the API doesn't tell."),
            findings.IdleGateways);
        html.Markup("</ul></section>\n");
    }

    private static void AppendOf(HtmlText html, ReportFindings findings, AddressFindings finding, string what)
    {
        int count = findings.Count(finding);
        if (count == 0)
        {
            return;
        }

        int bit = (int)finding;
        int place = 0;
        while (1 << place != bit)
        {
            place++;
        }

        AppendHead(html, ReportTables.FindingNames[place], count, what);
        html.Element(
            "button type=\"button\" data-finding=\"" + bit.ToString(CultureInfo.InvariantCulture) + "\"",
            UserText.Of($"Show: {ReportTables.FindingNames[place]}")).Markup("</li>");
    }

    private static void AppendGateways(HtmlText html, string title, string what, IReadOnlyList<Ipv6Gateway> gateways)
    {
        if (gateways.Count == 0)
        {
            return;
        }

        AppendHead(html, title, gateways.Count, what);
        html.Markup("<p>");
        foreach (Ipv6Gateway gateway in gateways.Take(MostNamed))
        {
            html.Markup("<span class=\"code\">").Text(gateway.Ipv6GatewayId).Markup("</span> ");
            if (!string.IsNullOrEmpty(gateway.Name))
            {
                html.Foreign(gateway.Name).Markup(" ");
            }
        }

        html.Markup(gateways.Count > MostNamed ? "...</p></li>" : "</p></li>");
    }

    private static void AppendHead(HtmlText html, string title, int count, string what) => html
        .Markup("<li>")
        .Element("h3", title + ": " + count.ToString("N0", CultureInfo.InvariantCulture))
        .Element("p", what);
}
