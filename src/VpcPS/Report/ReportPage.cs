using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using VpcPS.Core.Models;

namespace VpcPS.Report;

/// <summary>
/// Makes the page of a report: one file that loads nothing from outside. Its content security policy allows only the one script whose hash
/// it names. So no text of the estate can run as code, even if an escape were missing.
/// </summary>
internal static class ReportPage
{
    /// <summary>Renders a report in the language of the user's interface.</summary>
    public static string Render(ReportContent content)
    {
        var findings = new ReportFindings(content);
        string style = Resource("report.css");
        string script = Resource("report.js");
        var html = new HtmlText();
        html.Markup("<!DOCTYPE html>\n<html lang=\"" + Language + "\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Markup("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action 'none'; ")
            .Markup("style-src '" + HashOf(style) + "'; script-src '" + HashOf(script) + "'\">\n")
            .Markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Markup("<meta name=\"referrer\" content=\"no-referrer\">\n")
            .Element("title", UserText.Of($"IPv6 report, {Date(content)}"))
            .Markup("\n<style>" + style + "</style>\n</head>\n<body>\n")
            .Element("a class=\"skip\" href=\"#addresses-title\"", UserText.Translate("Skip to the addresses"))
            .Markup("\n<header>").Element("h1", UserText.Translate("IPv6 report"))
            .Markup("<p>").Foreign(content.Source).Markup("<br>").Text(UserText.Of($"Regions: {string.Join(", ", content.Regions)}"))
            .Markup("<br>").Text(UserText.Of($"Read at {Date(content)}")).Markup("</p></header>\n<main>\n");
        AppendUnread(html, content);
        AppendTotals(html, content);
        html.Markup("<section aria-labelledby=\"chart\">").Element("h2 id=\"chart\"", UserText.Translate("Bandwidth"));
        BandwidthChart.Draw(html, content);
        html.Markup("</section>\n");
        FindingList.Append(html, findings);
        if (content.Plan is { } plan)
        {
            AppendGrid(html, "plan", UserText.Translate("Plan"), PlanNote(plan), []);
        }

        AppendGrid(
            html,
            "addresses",
            UserText.Translate("Addresses"),
            content.Addresses.Count == 0 ? UserText.Translate("No addresses were found.") : "",
            ReportTables.FindingNames);
        html.Markup("</main>\n<footer>").Element("p", UserText.Of($"Made by Export-VpcIpv6Report of VpcPS {Version}")).Markup("</footer>\n")
            .Markup("<script type=\"application/json\" id=\"data\">" + ReportTables.Render(content, findings) + "</script>\n")
            .Markup("<script>" + script + "</script>\n</body>\n</html>\n");
        return html.ToString();
    }

    private static string Language
    {
        get
        {
            for (CultureInfo culture = CultureInfo.CurrentUICulture; culture.Name.Length > 0; culture = culture.Parent)
            {
                // The Chinese translations are in simplified characters, so only cultures below zh-Hans get them.
                if (culture.Name == "zh-Hans")
                {
                    return "zh-CN";
                }
            }

            return "en";
        }
    }

    private static string Version => typeof(ReportPage).Assembly.GetName().Version.ToString(3);

    private static string Date(ReportContent content) =>
        content.Time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static void AppendUnread(HtmlText html, ReportContent content)
    {
        if (content.Unread.Count == 0)
        {
            return;
        }

        html.Markup("<section class=\"warning\" aria-labelledby=\"unread\">")
            .Element("h2 id=\"unread\"", UserText.Translate("This report is incomplete"))
            .Markup("<ul>");
        foreach (string sentence in content.Unread)
        {
            html.Markup("<li>").Foreign(sentence).Markup("</li>");
        }

        html.Markup("</ul></section>\n");
    }

    private static void AppendTotals(HtmlText html, ReportContent content)
    {
        Ipv6Address[] paid = [.. content.Addresses.Where(ReportFindings.IsPaid)];
        long Sum(string chargeType) =>
            paid.Where(address => address.InternetChargeType == chargeType).Sum(address => (long)(address.Bandwidth ?? 0));
        html.Markup("<section aria-labelledby=\"totals\">")
            .Element("h2 id=\"totals\"", UserText.Translate("Totals"))
            .Markup("<dl class=\"totals\">");
        AppendTotal(html, UserText.Translate("Addresses"), content.Addresses.Count);
        AppendTotal(html, UserText.Translate("With bandwidth"), paid.Length);
        AppendTotal(html, UserText.Translate("Mbit/s bought"), paid.Sum(address => (long)(address.Bandwidth ?? 0)));
        AppendTotal(html, UserText.Translate("Mbit/s, PayByBandwidth"), Sum(InternetChargeTypes.PayByBandwidth));
        AppendTotal(html, UserText.Translate("Mbit/s, PayByTraffic"), Sum(InternetChargeTypes.PayByTraffic));
        AppendTotal(html, UserText.Translate("IPv6 gateways"), content.Gateways.Count);
        AppendTotal(html, UserText.Translate("Egress-only rules"), content.RulesOfGateway.Values.Sum());
        html.Markup("</dl></section>\n");
    }

    private static void AppendTotal(HtmlText html, string name, long number) => html
        .Markup("<div>").Element("dt", name).Element("dd", number.ToString("N0", CultureInfo.InvariantCulture)).Markup("</div>");

    private static string PlanNote(List<Ipv6InternetBandwidthChange> plan)
    {
        if (plan.Count == 0)
        {
            return UserText.Translate("The plan has no steps.");
        }

        int Count(Ipv6InternetBandwidthAction action) => plan.Count(step => step.Action == action);
        long change = plan
            .Where(step => step.Action is not (Ipv6InternetBandwidthAction.Conflict or Ipv6InternetBandwidthAction.NoChange))
            .Sum(step => (long)(step.Bandwidth ?? 0) - (step.OldBandwidth ?? 0));
        string sign = change > 0 ? "+" : "";
        return UserText.Of(
            $"{Count(Ipv6InternetBandwidthAction.Create)} Create, {Count(Ipv6InternetBandwidthAction.Modify)} Modify, {Count(Ipv6InternetBandwidthAction.Remove)} Remove, {Count(Ipv6InternetBandwidthAction.NoChange)} NoChange, {Count(Ipv6InternetBandwidthAction.Conflict)} Conflict; in all {sign}{change} Mbit/s.");
    }

    private static void AppendGrid(HtmlText html, string id, string title, string note, string[] filters)
    {
        html.Markup("<section id=\"" + id + "\" aria-labelledby=\"" + id + "-title\">")
            .Element("h2 id=\"" + id + "-title\" tabindex=\"-1\"", title);
        if (note.Length > 0)
        {
            html.Element("p", note);
        }

        html.Markup("<noscript>")
            .Element("p", UserText.Translate("The rows of this table are drawn by a script, which this browser doesn't run."))
            .Markup("</noscript><div class=\"tools\" role=\"search\" aria-label=\"").Text(title).Markup("\"><label>")
            .Text(UserText.Translate("Search"))
            .Markup(" <input type=\"search\" autocomplete=\"off\" spellcheck=\"false\"></label>");
        if (filters.Length > 0)
        {
            html.Markup("<label>").Text(UserText.Translate("Worth a look"))
                .Markup(" <select>").Element("option value=\"0\"", UserText.Translate("All addresses"));
            for (int bit = 0; bit < filters.Length; bit++)
            {
                html.Element("option value=\"" + (1 << bit).ToString(CultureInfo.InvariantCulture) + "\"", filters[bit]);
            }

            html.Markup("</select></label>");
        }

        html.Markup("<p role=\"status\" class=\"note\"></p></div>")
            .Markup("<table class=\"grid\" role=\"table\" aria-labelledby=\"" + id + "-title\"></table>")
            .Markup("<nav class=\"pager\" hidden aria-label=\"").Text(UserText.Of($"Pages: {title}")).Markup("\">");
        foreach (string turn in new[] { UserText.Translate("First"), UserText.Translate("Previous") })
        {
            html.Element("button type=\"button\"", turn);
        }

        html.Markup("<span></span>");
        foreach (string turn in new[] { UserText.Translate("Next"), UserText.Translate("Last") })
        {
            html.Element("button type=\"button\"", turn);
        }

        html.Markup("</nav></section>\n");
    }

    // A browser computes the hash of the script after it has changed all line ends to line feeds, so this does the same.
    private static string Resource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }

    private static string HashOf(string text)
    {
        using var sha = SHA256.Create();
        return "sha256-" + Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }
}
