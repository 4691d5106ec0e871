using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>The pages in a real browser: they work, are accessible in light, dark and on a telephone, and run nothing foreign.</summary>
public sealed class BrowserTests : IDisposable
{
    private readonly ModuleSession _session = ModuleSession.Rehearsing();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vpcps-");

    private string Report => Path.Combine(_directory.FullName, "report.html");

    public void Dispose()
    {
        _session.Dispose();
        _directory.Delete(recursive: true);
    }

    [SkippableFact]
    public async Task A_report_is_sorted_searched_filtered_and_printed()
    {
        Skip.IfNot(await PageBrowser.PrepareAsync() is { Length: 0 }, await PageBrowser.PrepareAsync());
        _session.Run($"New-VpcIpv6InternetBandwidth {Estate.ShopAddress} 800 -InternetChargeType PayByTraffic").ShouldHaveNoErrors();
        _session.Run($"New-VpcIpv6InternetBandwidth {Estate.OtherShopAddress} 50").ShouldHaveNoErrors();
        _session.Run($"Get-VpcIpv6InternetBandwidth | Select-Object Ipv6AddressId, @{{ n = 'Bandwidth'; e = {{ 7 }} }} | Sync-VpcIpv6InternetBandwidth -WhatIf | Export-VpcIpv6Report '{Report}'").ShouldHaveNoErrors();

        JsonElement found = await OpenReportAsync(search: "payByTraffic available");

        ShouldBeFlawless(found);
        Assert.Equal(19, found.GetProperty("rows").GetInt32());
        Assert.Equal(["ascending", Estate.OtherShopAddress], Texts(found, "upwards"));
        Assert.Equal(["descending", Estate.ShopAddress], Texts(found, "downwards"));
        Assert.Equal(1, found.GetProperty("searched")[0].GetInt32());
        Assert.Equal("1 of 19 rows", found.GetProperty("searched")[1].GetString());
        Assert.Equal((2, "addresses-title"), (found.GetProperty("filtered")[0].GetInt32(), found.GetProperty("filtered")[1].GetString()));
        Assert.Equal((19, 19), (found.GetProperty("printed").GetInt32(), found.GetProperty("afterPrint").GetInt32()));
    }

    [SkippableFact]
    public async Task A_report_of_thousands_shows_pages_and_prints_all()
    {
        Skip.IfNot(await PageBrowser.PrepareAsync() is { Length: 0 }, await PageBrowser.PrepareAsync());
        const int count = 1_234;
        string estate = Path.Combine(_directory.FullName, "estate.json");
        File.WriteAllText(estate, EstateOf([.. Enumerable.Range(0, count).Select(number => $"machine {number}")]));
        _session.Run($"Start-VpcEmulator -EstatePath '{estate}' | Connect-VpcSession | Out-Null; Export-VpcIpv6Report '{Report}'").ShouldHaveNoErrors();

        JsonElement found = await OpenReportAsync(search: "MACHINE ipv6-a1200");

        ShouldBeFlawless(found);
        Assert.Equal(100, found.GetProperty("rows").GetInt32());
        Assert.Equal("101 to 200 of 1,234", found.GetProperty("secondPage")[0].GetString());
        Assert.Equal("1 of 1,234 rows", found.GetProperty("searched")[1].GetString());
        Assert.Equal((count, 100), (found.GetProperty("printed").GetInt32(), found.GetProperty("afterPrint").GetInt32()));
    }

    [SkippableTheory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    public async Task A_report_full_of_hostile_names_runs_nothing_and_shows_them(string culture)
    {
        Skip.IfNot(await PageBrowser.PrepareAsync() is { Length: 0 }, await PageBrowser.PrepareAsync());
        string[] names =
        [
            "<script>document.title = 'taken'; alert(1)</script>", "</script><script>alert(2)</script>", "<img src=x onerror=alert(3)>", "<svg/onload=alert(4)>",
            "שלום עולם (evil)", "مرحبا <b>", "javascript:alert(5)", "</bdi></td><h1>x", new string('W', 128),
        ];
        string estate = Path.Combine(_directory.FullName, "estate.json");
        File.WriteAllText(estate, EstateOf(names));
        using var session = new ModuleSession(culture);
        session.Run($"Start-VpcEmulator -EstatePath '{estate}' | Connect-VpcSession | Out-Null; Export-VpcIpv6Report '{Report}'").ShouldHaveNoErrors();

        JsonElement found = await OpenReportAsync(search: "<script>");

        ShouldBeFlawless(found);
        Assert.NotEqual("taken", found.GetProperty("title").GetString());
        Assert.All(names, name => Assert.Contains(name, found.GetProperty("text").GetString()));
        Assert.Equal(2, found.GetProperty("searched")[0].GetInt32());
    }

    [SkippableFact]
    public async Task A_report_of_nothing_is_a_page_too()
    {
        Skip.IfNot(await PageBrowser.PrepareAsync() is { Length: 0 }, await PageBrowser.PrepareAsync());
        _session.Run($"Export-VpcIpv6Report '{Report}' -Region cn-beijing").ShouldHaveNoErrors();

        JsonElement found = await OpenReportAsync(search: "x");

        ShouldBeFlawless(found);
        Assert.Equal(0, found.GetProperty("rows").GetInt32());
        Assert.Contains("No addresses were found.", found.GetProperty("text").GetString());
    }

    [SkippableFact]
    public async Task The_emulators_page_follows_changes_without_moving()
    {
        Skip.IfNot(await PageBrowser.PrepareAsync() is { Length: 0 }, await PageBrowser.PrepareAsync());
        _session.Run("Set-VpcEmulator -Fault @{ Action = 'DeleteVpc'; Code = 'ServiceUnavailable' }").ShouldHaveNoErrors();
        string url = _session.Run("$emulator.EndpointUrl").ShouldHaveOneOutput().ToString();
        using StubService callback = new(async context =>
        {
            ScriptResult result = context.Request.Path == "/stop"
                ? _session.Run("$emulator | Stop-VpcEmulator")
                : _session.Run($"New-VpcIpv6InternetBandwidth {Estate.WebAddress} 7; Set-VpcIpv6Address {Estate.WebAddress} -Name '<script>alert(1)</script>'");
            await context.Response.WriteAsync(string.Join("\n", result.Errors));
        });

        JsonElement found = await PageBrowser.RunAsync("emulator.js", new Dictionary<string, string>
        {
            ["url"] = url,
            ["callback"] = new Uri(callback.Endpoint, "change").AbsoluteUri,
            ["stop"] = new Uri(callback.Endpoint, "stop").AbsoluteUri,
            ["closed"] = Estate.LabVpc,
            ["address"] = Estate.WebAddress,
            ["expected"] = "<script>alert(1)</script>",
        });

        ShouldBeFlawless(found);
        Assert.True(found.GetProperty("isUnmoved").GetBoolean());
        Assert.True(found.GetProperty("isClosed").GetBoolean());
        Assert.True(found.GetProperty("keepsElements").GetBoolean());
        Assert.Contains("7 Mbit/s", found.GetProperty("address").GetString());
        Assert.Contains("ModifyIpv6AddressAttribute", found.GetProperty("requests").GetString());
        Assert.Contains("V3", found.GetProperty("requests").GetString());
        Assert.Contains("DeleteVpc: answered with ServiceUnavailable", found.GetProperty("faults").GetString());
        Assert.Contains("(Immediate)", found.GetProperty("clock").GetString());
    }

    private Task<JsonElement> OpenReportAsync(string search) => PageBrowser.RunAsync(
        "report.js", new Dictionary<string, string> { ["url"] = new Uri(Report).AbsoluteUri, ["search"] = search });

    private static void ShouldBeFlawless(JsonElement found)
    {
        Assert.Empty(Texts(found, "problems"));
        Assert.Empty(Texts(found, "violations"));
        Assert.Empty(Texts(found, "wide"));
    }

    private static string[] Texts(JsonElement found, string name) => [.. found.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];

    // An estate with an address for each name.
    private static string EstateOf(string[] names) => JsonSerializer.Serialize(new
    {
        EstateFormat = 1,
        AccountId = 1,
        DefaultRegionId = "cn-huhehaote",
        AccessKeys = new[] { new { AccessKeyId = "k", AccessKeySecret = "s" } },
        Regions = new[]
        {
            new
            {
                RegionId = "cn-huhehaote",
                Vpcs = new[]
                {
                    new
                    {
                        VpcId = "vpc-a",
                        Ipv6CidrBlocks = new[] { "2408:4004:1:700::/56" },
                        VSwitches = new[]
                        {
                            new
                            {
                                VSwitchId = "vsw-a",
                                Ipv6CidrBlock = "2408:4004:1:700::/64",
                                Ipv6Addresses = names.Select((name, number) => new
                                {
                                    Ipv6AddressId = $"ipv6-a{number}",
                                    Ipv6Address = $"2408:4004:1:700::{number + 1:x}",
                                    Ipv6AddressName = name,
                                    AllocationTime = "2026-03-01T02:00:00Z",
                                }),
                            },
                        },
                    },
                },
            },
        },
    });
}
