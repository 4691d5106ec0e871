using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using VpcPS.Core;
using VpcPS.Core.Models;

namespace VpcPS.Report;

/// <summary>
/// Makes the tables of a report as JSON for the script of the page. The data is stored by columns, which is compact: 20,000 addresses take
/// about 4 MB. Characters with a meaning in HTML are escaped, so no text can end the element that contains the JSON.
/// </summary>
internal static class ReportTables
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>The names of the findings, in the order of their bits.</summary>
    public static string[] FindingNames =>
    [
        UserText.Translate("Locked"),
        UserText.Translate("No egress-only rule"),
        UserText.Translate("Paid, unattached"),
        UserText.Translate("Near a bound"),
        UserText.Translate("Idle"),
    ];

    /// <summary>Renders the tables, and the texts that the script needs.</summary>
    public static string Render(ReportContent content, ReportFindings findings)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteStartObject("texts");
            json.WriteString("range", UserText.Translate("[first] to [last] of [count]"));
            json.WriteString("found", UserText.Translate("[count] of [total] rows"));
            json.WriteString("ascending", UserText.Translate("sorted upwards"));
            json.WriteString("descending", UserText.Translate("sorted downwards"));
            json.WriteEndObject();
            json.WriteStartObject("tables");
            WriteTable(json, "addresses", AddressColumns(content, findings));
            if (content.Plan is { } plan)
            {
                WriteTable(json, "plan", PlanColumns(plan));
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static ReportColumn[] AddressColumns(ReportContent content, ReportFindings findings)
    {
        List<Ipv6Address> rows = content.Addresses;
        ReportColumn Of(string title, int place, Func<Ipv6Address, object?> cellOf) => ReportColumn.Of(title, rows, cellOf, place);
        return
        [
            Of(UserText.Translate("Address"), 0, row => row.Address) with { IsCode = true },
            Of(UserText.Translate("Id"), 0, row => row.Ipv6AddressId) with { IsId = true },
            Of(UserText.Translate("Name"), 0, row => row.Name),
            Of(UserText.Translate("Region"), 1, row => row.RegionId) with { IsRepetitive = true },
            Of(UserText.Translate("VPC"), 1, row => row.VpcId) with { IsRepetitive = true, IsId = true },
            Of(UserText.Translate("Gateway"), 1, row => row.Ipv6GatewayId) with { IsRepetitive = true, IsId = true },
            Of(UserText.Translate("Mbit/s"), 2, row => row.Bandwidth) with { IsNumber = true },
            Of(UserText.Translate("Charge type"), 3, row => row.InternetChargeType) with { IsRepetitive = true },
            Of(UserText.Translate("Status"), 4, StatusOf) with { IsRepetitive = true },
            Of(UserText.Translate("Used by"), 4, row => row.AssociatedInstanceId) with { IsId = true },
            Of(UserText.Translate("Egress-only rule"), 5, row => RuleOf(content, row)) with { IsId = true },
            new ReportColumn(UserText.Translate("Worth a look"), [.. findings.OfAddresses.Select(found => (object?)(int)found)])
            {
                Place = 6, Flags = FindingNames,
            },
        ];
    }

    private static string? StatusOf(Ipv6Address address) => string.Join(", ", new[]
    {
        address.Status,
        address.NetworkType,
        address.BusinessStatus is BusinessStatuses.Normal ? null : address.BusinessStatus,
    }.Where(text => !string.IsNullOrEmpty(text)));

    private static string? RuleOf(ReportContent content, Ipv6Address address) => content.RuleOf(address) is { } rule
        ? rule.Ipv6EgressOnlyRuleId + (rule.Status is null or "Available" ? "" : " (" + rule.Status + ")")
        : content.KnowsRulesOf(address) ? null : UserText.Translate("not read");

    private static ReportColumn[] PlanColumns(List<Ipv6InternetBandwidthChange> plan)
    {
        ReportColumn Of(string title, int place, Func<Ipv6InternetBandwidthChange, object?> cellOf) =>
            ReportColumn.Of(title, plan, cellOf, place);
        return
        [
            Of(UserText.Translate("Step"), 0, step => step.Action.ToString()) with { IsRepetitive = true },
            Of(UserText.Translate("Id"), 1, step => step.Ipv6AddressId) with { IsId = true },
            Of(UserText.Translate("Region"), 1, step => step.RegionId) with { IsRepetitive = true },
            Of(UserText.Translate("Mbit/s now"), 2, step => step.OldBandwidth) with { IsNumber = true },
            Of(UserText.Translate("Mbit/s then"), 3, step => step.Bandwidth) with { IsNumber = true },
            Of(UserText.Translate("Charge type now"), 4, step => step.OldInternetChargeType) with { IsRepetitive = true },
            Of(UserText.Translate("Charge type then"), 5, step => step.InternetChargeType) with { IsRepetitive = true },
            Of(UserText.Translate("Carried out"), 6, step => step.Applied ? UserText.Translate("yes") : UserText.Translate("no"))
                with { IsRepetitive = true },
            Of(UserText.Translate("Reason"), 7, step => step.Reason),
        ];
    }

    private static void WriteTable(Utf8JsonWriter json, string name, IReadOnlyList<ReportColumn> columns)
    {
        json.WriteStartArray(name);
        foreach (ReportColumn column in columns)
        {
            WriteColumn(json, column);
        }

        json.WriteEndArray();
    }

    private static void WriteColumn(Utf8JsonWriter json, ReportColumn column)
    {
        json.WriteStartObject();
        json.WriteString("title", column.Title);
        json.WriteNumber("place", column.Place);
        json.WriteBoolean("isNumber", column.IsNumber);
        json.WriteBoolean("isCode", column.IsCode);
        json.WriteBoolean("isId", column.IsId);
        if (column.Flags is { } flags)
        {
            WriteTexts(json, "flags", flags);
        }

        string[] values = column.IsRepetitive ? [.. column.Cells.OfType<string>().Distinct(StringComparer.Ordinal)] : [];
        if (column.IsRepetitive)
        {
            WriteTexts(json, "values", values);
        }

        var places = values
            .Select((value, place) => (value, place))
            .ToDictionary(pair => pair.value, pair => pair.place, StringComparer.Ordinal);
        json.WriteStartArray("cells");
        foreach (object? cell in column.Cells)
        {
            WriteCell(json, cell, column.IsRepetitive ? places : null);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, string[] texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(Whole(text));
        }

        json.WriteEndArray();
    }

    private static void WriteCell(Utf8JsonWriter json, object? cell, Dictionary<string, int>? places)
    {
        switch (cell)
        {
            case string text when places is not null:
                json.WriteNumberValue(places[text]);
                break;
            case string text:
                json.WriteStringValue(Whole(text));
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    // The JSON writer refuses unpaired surrogates, which a name may contain.
    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(ShownText.Of(text)!));
}
