using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Export-VpcIpv6Report: what its page says, read by a real HTML parser, and what becomes of files.</summary>
public sealed class Ipv6ReportTests : IDisposable
{
    private const string NoRule = "No egress-only rule";

    // A gateway whose addresses are each worth another look, and one with nothing behind it.
    private const string FindingsEstate = """
        {
          "EstateFormat": 1, "AccountId": 1, "DefaultRegionId": "cn-huhehaote",
          "AccessKeys": [{ "AccessKeyId": "k", "AccessKeySecret": "s" }],
          "Regions": [{ "RegionId": "cn-huhehaote", "Vpcs": [
            { "VpcId": "vpc-a", "Ipv6CidrBlocks": ["2408:4004:1:700::/56"],
              "Ipv6Gateway": { "Ipv6GatewayId": "ipv6gw-a", "Spec": "Medium", "CreationTime": "2026-03-01T02:00:00Z",
                "Ipv6EgressOnlyRules": [{ "Ipv6EgressOnlyRuleId": "ipv6py-a", "InstanceId": "ipv6-used" }] },
              "VSwitches": [{ "VSwitchId": "vsw-a", "Ipv6CidrBlock": "2408:4004:1:700::/64", "Ipv6Addresses": [
                { "Ipv6AddressId": "ipv6-locked", "Ipv6Address": "2408:4004:1:700::1", "AllocationTime": "2026-03-01T02:00:00Z",
                  "AssociatedInstanceId": "i-a", "AssociatedInstanceType": "EcsInstance",
                  "Ipv6InternetBandwidth": { "Ipv6InternetBandwidthId": "ipv6bw-1", "Bandwidth": 5, "InternetChargeType": "PayByTraffic", "BusinessStatus": "FinancialLocked" } },
                { "Ipv6AddressId": "ipv6-unattached", "Ipv6Address": "2408:4004:1:700::2", "AllocationTime": "2026-03-01T02:00:00Z",
                  "Ipv6InternetBandwidth": { "Ipv6InternetBandwidthId": "ipv6bw-2", "Bandwidth": 5, "InternetChargeType": "PayByTraffic" } },
                { "Ipv6AddressId": "ipv6-near", "Ipv6Address": "2408:4004:1:700::3", "AllocationTime": "2026-03-01T02:00:00Z",
                  "AssociatedInstanceId": "i-c", "AssociatedInstanceType": "EcsInstance",
                  "Ipv6InternetBandwidth": { "Ipv6InternetBandwidthId": "ipv6bw-3", "Bandwidth": 900, "InternetChargeType": "PayByTraffic" } },
                { "Ipv6AddressId": "ipv6-idle", "Ipv6Address": "2408:4004:1:700::4", "AllocationTime": "2026-03-01T02:00:00Z" },
                { "Ipv6AddressId": "ipv6-used", "Ipv6Address": "2408:4004:1:700::5", "AllocationTime": "2026-03-01T02:00:00Z",
                  "AssociatedInstanceId": "i-e", "AssociatedInstanceType": "EcsInstance",
                  "Ipv6InternetBandwidth": { "Ipv6InternetBandwidthId": "ipv6bw-5", "Bandwidth": 899, "InternetChargeType": "PayByTraffic" } },
                { "Ipv6AddressId": "ipv6-open", "Ipv6Address": "2408:4004:1:700::6", "AllocationTime": "2026-03-01T02:00:00Z",
                  "AssociatedInstanceId": "i-f", "AssociatedInstanceType": "EcsInstance",
                  "Ipv6InternetBandwidth": { "Ipv6InternetBandwidthId": "ipv6bw-6", "Bandwidth": 900, "InternetChargeType": "PayByBandwidth" } }
              ] }] },
            { "VpcId": "vpc-b", "Ipv6CidrBlocks": ["2408:4004:1:800::/56"],
              "Ipv6Gateway": { "Ipv6GatewayId": "ipv6gw-idle", "Spec": "Large", "CreationTime": "2026-03-01T02:00:00Z" } }
          ] }]
        }
        """;

    private readonly ModuleSession _session = ModuleSession.Rehearsing();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vpcps-");

    private string Report => Path.Combine(_directory.FullName, "report.html");

    public void Dispose()
    {
        _session.Dispose();
        _directory.Delete(recursive: true);
    }

    [Fact]
    public void It_shows_each_address_with_bandwidth_charge_type_and_rule()
    {
        Run($"New-VpcIpv6InternetBandwidth {Estate.ShopAddress} 800 -InternetChargeType PayByTraffic");
        Run($"New-VpcIpv6InternetBandwidth {Estate.OtherShopAddress} 50");
        string rule = Run($"New-VpcIpv6EgressOnlyRule {Estate.ShopGateway} {Estate.ShopAddress} -Wait").Output[^1].Text("Ipv6EgressOnlyRuleId")!;

        PSObject file = Run($"Export-VpcIpv6Report '{Report}'").ShouldHaveOneOutput();

        Assert.Equal(Report, file.Text("FullName"));
        var page = new Page(Report);
        IReadOnlyDictionary<string, string?> shop = page.AddressRow(Estate.ShopAddress);
        Assert.Equal(("800", "PayByTraffic", rule, "cn-huhehaote", Estate.ShopGateway), (shop["Mbit/s"], shop["Charge type"], shop["Egress-only rule"], shop["Region"], shop["Gateway"]));
        Assert.StartsWith("Available, Public", shop["Status"]);
        Assert.Equal(("50", null, NoRule), (page.AddressRow(Estate.OtherShopAddress)["Mbit/s"], page.AddressRow(Estate.OtherShopAddress)["Egress-only rule"], page.AddressRow(Estate.OtherShopAddress)["Worth a look"]));
        Assert.Equal(["19", "2", "850", "50", "800", "3", "1"], page.Document.QuerySelectorAll(".totals dd").Select(total => total.TextContent));
        Assert.Contains("emulator 127.0.0.1:", page.Document.QuerySelector("header")!.TextContent);
        Assert.Empty(page.Document.QuerySelectorAll(".warning"));
        Assert.Contains("850", page.Document.QuerySelector("table.chart tbody tr")!.TextContent);
        Assert.Equal(2, page.Document.QuerySelectorAll("table.chart tbody rect").Length);
    }

    [Fact]
    public void What_is_worth_a_look_is_found_and_nothing_else()
    {
        string estate = Path.Combine(_directory.FullName, "estate.json");
        File.WriteAllText(estate, FindingsEstate);
        _session.Run("$emulator = Start-VpcEmulator -EstatePath $estate; $connected = $emulator | Connect-VpcSession", ("estate", estate)).ShouldHaveNoErrors();

        Run($"Export-VpcIpv6Report '{Report}'").ShouldHaveNoErrors();

        var page = new Page(Report);
        string? Found(string id) => page.AddressRow(id)["Worth a look"];
        Assert.Equal($"Locked, {NoRule}", Found("ipv6-locked"));
        Assert.Equal($"{NoRule}, Paid, unattached", Found("ipv6-unattached"));
        Assert.Equal($"{NoRule}, Near a bound", Found("ipv6-near"));
        Assert.Equal("Idle", Found("ipv6-idle"));
        Assert.Null(Found("ipv6-used"));
        Assert.Equal(NoRule, Found("ipv6-open"));
        string[] titles = [.. page.Document.QuerySelectorAll(".findings h3").Select(title => title.TextContent)];
        Assert.Equal(["Locked: 1", NoRule + ": 4", "Paid, unattached: 1", "Near a bound: 1", "Idle: 1", "Idle gateways: 1"], titles);
        Assert.Contains("ipv6gw-idle", page.Document.QuerySelector(".findings li:last-child")!.TextContent);
    }

    [Fact]
    public void A_plan_is_a_part_of_it_also_from_a_file_and_what_is_none_is_said()
    {
        Run($"New-VpcIpv6InternetBandwidth {Estate.WebAddress} 2");
        string[] commands =
        [
            "$plan = $Rows | Sync-VpcIpv6InternetBandwidth -WhatIf",
            $"$plan | Export-VpcIpv6Report '{Report}'",
            $"$plan | Export-Csv '{Report}.csv'; Import-Csv '{Report}.csv' | Export-VpcIpv6Report '{Report}' -Force",
            $"$plan | ConvertTo-Json | ConvertFrom-Json | Export-VpcIpv6Report '{Report}' -Force",
        ];
        _session.RunWithRows($"Ipv6AddressId,Bandwidth\n{Estate.WebAddress},7\n{Estate.OtherWebAddress},9", "ForEach-Object { }");
        Run(commands[0]).ShouldHaveNoErrors();
        foreach (string command in commands.Skip(1))
        {
            Run(command).ShouldHaveOneOutput();
            var page = new Page(Report);
            Assert.Equal(
                [("Modify", Estate.WebAddress, "2", "7", "no"), ("Create", Estate.OtherWebAddress, null, "9", "no")],
                page.Rows("plan").Select(row => (row["Step"], row["Id"], row["Mbit/s now"], row["Mbit/s then"], row["Carried out"])));
            Assert.Contains("1 Create, 1 Modify, 0 Remove, 0 NoChange, 0 Conflict; in all +14 Mbit/s.", page.Document.QuerySelector("#plan")!.TextContent);
        }

        ScriptResult mixed = Run($"$plan[0], (Get-Date), $null, '' | Export-VpcIpv6Report '{Report}' -Force");
        Assert.All(mixed.Errors, error => Assert.StartsWith("NotAPlanStep,", error.FullyQualifiedErrorId));
        Assert.Equal(2, mixed.Errors.Count);
        Assert.Contains("2 objects that were piped in", new Page(Report).Document.QuerySelector(".warning")!.TextContent);
    }

    [Fact]
    public void Names_of_regions_are_taken_and_other_input_is_no_empty_plan()
    {
        Run($"'cn-huhehaote' | Export-VpcIpv6Report '{Report}'").ShouldHaveNoErrors();
        Assert.Null(new Page(Report).Document.QuerySelector("#plan"));

        Run($"Get-Date | Export-VpcIpv6Report '{Report}' -Force").ShouldHaveOneError("NotAPlanStep");
        Assert.Null(new Page(Report).Document.QuerySelector("#plan"));
        Run($"'nonsense!' | Export-VpcIpv6Report '{Report}' -Force").ShouldHaveOneError("InvalidRegion");
    }

    [Theory]
    [InlineData("'hello'")]
    [InlineData("$null")]
    [InlineData("Get-VpcIpv6Address")]
    [InlineData("[pscustomobject]@{ Server = 'build' }")]
    [InlineData("[pscustomobject]@{ Region = 'cn-hangzhou'; RegionId = 'cn-beijing' }")]
    public void What_is_nothing_to_report_is_no_report_of_everything(string input)
    {
        ScriptResult result = Run($"{input} | Export-VpcIpv6Report '{Report}'");

        Assert.NotEmpty(result.Errors);
        Assert.Empty(result.Output);
        Assert.Contains("No report was written", Assert.Single(result.Warnings));
        Assert.False(File.Exists(Report));
    }

    [Fact]
    public void A_plan_without_steps_and_one_of_another_region_say_so()
    {
        Run($"@() | Export-VpcIpv6Report '{Report}'").ShouldHaveNoErrors();
        Assert.Contains("The plan has no steps.", new Page(Report).Document.QuerySelector("#plan")!.TextContent);

        ScriptResult elsewhere = Run(
            $"[pscustomobject]@{{ Action = 'Create'; Ipv6AddressId = 'ipv6-bp1x'; Bandwidth = 5; RegionId = 'cn-hangzhou' }} | Export-VpcIpv6Report '{Report}' -Force");

        Assert.Contains("1 steps of the plan are in regions", Assert.Single(elsewhere.Warnings));
        Assert.Contains("1 steps of the plan are in regions", new Page(Report).Document.QuerySelector(".warning")!.TextContent);
    }

    [Theory]
    [InlineData("Export-VpcIpv6Report '{0}' -Region cn-huhehaote,cn-hangzhou")]
    [InlineData("'cn-huhehaote', 'cn-hangzhou' | ForEach-Object { [pscustomobject]@{ Region = $_ } } | Export-VpcIpv6Report '{0}'")]
    [InlineData("Get-VpcRegion | Export-VpcIpv6Report '{0}'")]
    [InlineData("Export-VpcIpv6Report '{0}' -Region *")]
    public void Regions_are_arguments_or_piped_in(string command)
    {
        Run($"New-VpcIpv6InternetBandwidth {Estate.WebAddress} 2");

        Run(command.Replace("{0}", Report)).ShouldHaveNoErrors();

        var page = new Page(Report);
        Assert.Equal(22, page.Rows("addresses").Count);
        Assert.Equal(["cn-hangzhou", "cn-huhehaote"], page.Rows("addresses").Select(row => row["Region"]).Distinct().Order());
        Assert.Equal(["Bandwidth by region", "Bandwidth by gateway"], page.Document.QuerySelectorAll("caption").Select(caption => caption.TextContent));
        Assert.Null(page.Document.QuerySelector("#plan"));
    }

    [Fact]
    public void A_file_is_replaced_only_by_force_and_a_place_for_none_is_refused_before_anything_is_read()
    {
        File.WriteAllText(Report, "mine");

        Run($"Export-VpcIpv6Report '{Report}'").ShouldHaveEndedWith("ReportFileExists");
        Run($"Export-VpcIpv6Report '{_directory.FullName}'").ShouldHaveEndedWith("ReportFileFailed");
        Run($"Export-VpcIpv6Report '{Report}/x.html' -Force").ShouldHaveEndedWith("ReportFileFailed");
        Run("Export-VpcIpv6Report env:PATH").ShouldHaveEndedWith("ReportFileFailed");

        Assert.Equal("mine", File.ReadAllText(Report));
        Assert.Empty(_session.Actions());
        Run($"Export-VpcIpv6Report '{Report}' -Force").ShouldHaveNoErrors();
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(Report));
        Assert.Single(Directory.GetFiles(_directory.FullName));
    }

    [Fact]
    public void What_can_not_be_read_is_an_error_and_on_the_page_and_nothing_is_claimed_of_it()
    {
        Run($"New-VpcIpv6InternetBandwidth {Estate.ShopAddress} 800 -InternetChargeType PayByTraffic");
        Run("Set-VpcEmulator -Fault @{ Action = 'DescribeIpv6EgressOnlyRules'; Code = 'Forbidden.RAM' }");

        ScriptResult result = Run($"Export-VpcIpv6Report '{Report}'");

        Assert.Contains("Forbidden.RAM", result.ShouldHaveOneError("Forbidden.RAM").ErrorDetails.Message);
        var page = new Page(Report);
        Assert.Contains("cn-huhehaote: not all egress-only rules are in this report.", page.Document.QuerySelector(".warning")!.TextContent);
        Assert.Equal("not read", page.AddressRow(Estate.ShopAddress)["Egress-only rule"]);
        Assert.Null(page.AddressRow(Estate.ShopAddress)["Worth a look"]);
    }

    [Fact]
    public void A_region_that_can_not_be_read_is_named_and_a_report_of_nothing_is_not_written()
    {
        Run("Set-VpcEmulator -Fault @{ Region = 'cn-hangzhou'; Code = 'Forbidden.RAM' }");
        Run($"Export-VpcIpv6Report '{Report}' -Region cn-huhehaote,cn-hangzhou");
        Assert.Contains("cn-hangzhou: not all addresses are in this report.", new Page(Report).Document.QuerySelector(".warning")!.TextContent);
        string before = File.ReadAllText(Report);

        ScriptResult nothing = Run($"Export-VpcIpv6Report '{Report}' -Region cn-hangzhou -Force");

        nothing.ShouldHaveOneError("Forbidden.RAM");
        Assert.Empty(nothing.Output);
        Assert.Equal(before, File.ReadAllText(Report));
    }

    [Fact]
    public async Task Hostile_names_stay_text_whatever_they_hold()
    {
        string[] names =
        [
            "</script><script>document.title = 'x'</script>",
            "<img src=x onerror=alert(1)>",
            "\"><svg onload=alert(1)>",
            "<!--<script>",
            "\u202Egnp.exe",
            "שלום עולם",
            "a\u2028b\u0000c",
            "{{7*7}} ${7*7} &lt;b&gt;",
        ];
        using StubService service = ServiceWith(names);
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        await Task.Run(() => session.Run($"Export-VpcIpv6Report '{Report}'").ShouldHaveNoErrors());

        var page = new Page(Report);
        Assert.Equal(["application/json", ""], page.Document.QuerySelectorAll("script").Select(script => script.GetAttribute("type") ?? ""));
        Assert.Empty(page.Document.QuerySelectorAll("[onerror], [onload], img, iframe, link, object, embed, base, [style]"));
        string?[] shown = [.. page.Rows("addresses").Select(row => row["Name"])];
        Assert.Equal(names[0], shown[0]);
        Assert.Equal(names[5], shown[5]);
        Assert.Equal("<U+202E>gnp.exe", shown[4]);
        Assert.Equal(names[7], shown[7]);
        string[] unseen = ["\u202E", "\u2028", "\u0000"];
        Assert.DoesNotContain(unseen, character => File.ReadAllText(Report).Contains(character, StringComparison.Ordinal));
    }

    [Fact]
    public void Only_its_own_style_and_script_can_run_and_nothing_is_loaded()
    {
        Run($"Export-VpcIpv6Report '{Report}'");

        var page = new Page(Report);
        string policy = page.Document.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content")!;
        string script = page.Document.QuerySelectorAll("script")[^1].TextContent;
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains($"script-src '{Hash(script)}'", policy);
        Assert.Contains($"style-src '{Hash(page.Document.QuerySelector("style")!.TextContent)}'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Empty(page.Document.QuerySelectorAll("[src], link, [href]:not([href^='#'])"));
        Assert.DoesNotContain("innerHTML", script);
    }

    [Theory]
    [InlineData("en-US", "en", "IPv6 report")]
    [InlineData("zh-CN", "zh-CN", "IPv6报告")]
    [InlineData("fr-FR", "en", "IPv6 report")]
    public void It_is_in_the_language_of_the_user(string culture, string language, string title)
    {
        using ModuleSession session = ModuleSession.Rehearsing(culture);

        session.Run($"Export-VpcIpv6Report '{Report}'").ShouldHaveNoErrors();

        IDocument document = new Page(Report).Document;
        Assert.Equal((language, title), (document.DocumentElement.GetAttribute("lang"), document.QuerySelector("h1")!.TextContent));
        string[] english = [.. document.QuerySelectorAll("h2, th, button, label").Select(element => element.TextContent.Trim())];
        Assert.Equal(language == "en", english.Contains("Totals"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20_000)]
    public async Task So_many_addresses_are_a_page_of_at_most_8_MB(int count)
    {
        using StubService service = ServiceWith([.. Enumerable.Range(0, count).Select(number => $"machine-{number:D5} of a long name")]);
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        await Task.Run(() => session.Run($"Export-VpcIpv6Report '{Report}'").ShouldHaveNoErrors());

        Assert.InRange(new FileInfo(Report).Length, 1, 8_000_000);
        var page = new Page(Report);
        Assert.Equal(count, page.Rows("addresses").Count);
        Assert.Equal(count == 0, page.Document.Body!.TextContent.Contains("No addresses were found."));
    }

    private ScriptResult Run(string script) => _session.Run(script);

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // The service with one address for each name, and nothing else.
    private static StubService ServiceWith(string[] names) => new(context =>
    {
        int number = int.TryParse(context.Request.Query["PageNumber"], out int asked) ? asked : 1;
        int size = int.TryParse(context.Request.Query["PageSize"], out int wanted) ? wanted : 50;
        string action = context.Request.Headers["x-acs-action"].ToString();
        object answer = action == "DescribeIpv6Addresses"
            ? new
            {
                RequestId = "R",
                TotalCount = names.Length,
                PageNumber = number,
                PageSize = size,
                Ipv6Addresses = new { Ipv6Address = names.Select(AddressOf).Skip((number - 1) * size).Take(size).ToArray() },
            }
            : new { RequestId = "R", TotalCount = 0, PageNumber = number, PageSize = size, Ipv6Gateways = new { Ipv6Gateway = Array.Empty<object>() } };
        context.Response.StatusCode = (int)HttpStatusCode.OK;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(JsonSerializer.Serialize(answer));
    });

    private static object AddressOf(string name, int number) => new
    {
        Ipv6AddressId = $"ipv6-hp3{number:D18}",
        Ipv6Address = $"2408:4004:1234:5678:9abc:def0:{number / 10000:x4}:{number % 10000:x4}",
        Ipv6AddressName = name,
        Status = "Available",
        NetworkType = "Public",
        VpcId = $"vpc-hp3{number / 100:D18}",
        VSwitchId = $"vsw-hp3{number / 50:D18}",
        Ipv6GatewayId = $"ipv6gw-hp3{number / 100:D18}",
        AssociatedInstanceId = $"i-hp3{number:D18}",
        Ipv6InternetBandwidth = new { Ipv6InternetBandwidthId = $"ipv6bw-hp3{number:D18}", Bandwidth = (number % 500) + 1, InternetChargeType = "PayByBandwidth", BusinessStatus = "Normal" },
    };

    /// <summary>A page that was written, and the tables that its script draws.</summary>
    private sealed class Page
    {
        private readonly JsonElement _tables;

        public Page(string path)
        {
            Document = new HtmlParser().ParseDocument(File.ReadAllText(path));
            _tables = JsonDocument.Parse(Document.GetElementById("data")!.TextContent).RootElement.GetProperty("tables");
        }

        public IDocument Document { get; }

        public IReadOnlyDictionary<string, string?> AddressRow(string id) => Rows("addresses").Single(row => row["Id"] == id);

        public IReadOnlyList<IReadOnlyDictionary<string, string?>> Rows(string table)
        {
            JsonElement[] columns = [.. _tables.GetProperty(table).EnumerateArray()];
            JsonElement[][] cells = [.. columns.Select(column => column.GetProperty("cells").EnumerateArray().ToArray())];
            return
            [
                .. Enumerable.Range(0, cells[0].Length).Select(row => columns
                    .Select((column, place) => (Title: column.GetProperty("title").GetString()!, Text: TextOf(column, cells[place][row])))
                    .ToDictionary(cell => cell.Title, cell => cell.Text)),
            ];
        }

        private static string? TextOf(JsonElement column, JsonElement cell)
        {
            if (cell.ValueKind == JsonValueKind.Null)
            {
                return null;
            }

            if (column.TryGetProperty("flags", out JsonElement flags))
            {
                string[] names = [.. flags.EnumerateArray().Where((_, bit) => (cell.GetInt32() & (1 << bit)) != 0).Select(name => name.GetString()!)];
                return names.Length == 0 ? null : string.Join(", ", names);
            }

            return column.TryGetProperty("values", out JsonElement values) ? values[cell.GetInt32()].GetString() : cell.ToString();
        }
    }
}
