using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using VpcPS.Host;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Export-VpcEstate: a copy of what the account has, from which an emulator starts.</summary>
public sealed class ExportVpcEstateTests : IDisposable
{
    // What the service is asked for: with every kind of thing that an estate has, and something in a second region.
    private const string FillEstate = $$"""
        $bought = New-VpcIpv6InternetBandwidth {{Estate.WebAddress}} -Bandwidth 7 -InternetChargeType PayByTraffic
        $rule = New-VpcIpv6EgressOnlyRule -Ipv6GatewayId {{Estate.WebGateway}} -Ipv6AddressId {{Estate.WebAddress}} -Name only-out
        $bought = New-VpcIpv6InternetBandwidth ipv6-bp114910cmi6yvthywpu7 -Bandwidth 3 -Region cn-hangzhou
        Add-VpcTag vpc-hp3kzilwd9yflssfdlgqe @{ owner = 'me' }
        Set-VpcIpv6Address {{Estate.OtherWebAddress}} -Name new-name -Description 'a "text"'
        $table = Invoke-VpcApi CreateRouteTable @{ VpcId = 'vpc-hp3kzilwd9yflssfdlgqe'; RouteTableName = 'mine' } -Confirm:$false
        $null = Invoke-VpcApi AssociateRouteTable @{ RouteTableId = $table.RouteTableId; VSwitchId = 'vsw-hp3k6zr9x7x9574o9fel5' } -Confirm:$false
        $null = Invoke-VpcApi AssociateVpcCidrBlock @{ VpcId = 'vpc-hp3kzilwd9yflssfdlgqe'; SecondaryCidrBlock = '192.168.0.0/16' } -Confirm:$false
        """;

    private const string Reads = """
        & {
            Get-VpcNetwork -Region *; Get-VpcVSwitch -Region *; Get-VpcIpv6Gateway -Region *; Get-VpcIpv6Address -Region *
            Get-VpcIpv6Gateway -Region * | Get-VpcIpv6EgressOnlyRule; Get-VpcIpv6InternetBandwidth -Region *; Get-VpcTag -ResourceType VPC
        } | ConvertTo-Json -Depth 9
        """;

    private readonly ModuleSession _session = ModuleSession.Rehearsing();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vpcps-");

    private string EstateFile => Path.Combine(_directory.FullName, "estate.json");

    public void Dispose()
    {
        _session.Dispose();
        _directory.Delete(recursive: true);
    }

    [Fact]
    public void A_copy_answers_every_read_as_the_original_did()
    {
        _session.Run(FillEstate).ShouldHaveNoErrors();
        string original = Read();

        PSObject export = _session.Run($"Export-VpcEstate '{EstateFile}' -Region *").ShouldHaveOneOutput();

        Assert.Equal("6 VPCs, 22 addresses, 2 with bandwidth, 1 rules, 1 route tables", $"{export.Text("Vpcs")} VPCs, {export.Text("Ipv6Addresses")} addresses, "
            + $"{export.Text("Ipv6InternetBandwidths")} with bandwidth, {export.Text("Ipv6EgressOnlyRules")} rules, {export.Text("RouteTables")} route tables");
        Assert.Equal(("", ""), (export.Text("Missing"), export.Text("Changed")));
        ConnectToCopy();
        Assert.Equal(original, Read());
    }

    [SkippableFact]
    public async Task The_official_SDK_reads_the_same_from_original_and_copy()
    {
        _session.Run(FillEstate).ShouldHaveNoErrors();
        string? original = await ReadBySdkAsync("$emulator", "cn-huhehaote");
        Skip.If(original is null, "Node.js with the packages of tests/Conformance is not there.");
        string? other = await ReadBySdkAsync("$emulator", "cn-hangzhou");

        _session.Run($"$export = Export-VpcEstate '{EstateFile}' -Region *").ShouldHaveNoErrors();
        ConnectToCopy();

        Assert.Equal(original, await ReadBySdkAsync("$copy", "cn-huhehaote"));
        Assert.Equal(other, await ReadBySdkAsync("$copy", "cn-hangzhou"));
    }

    [Fact]
    public void A_copy_is_of_the_session_s_region_or_of_those_that_are_named()
    {
        Assert.Equal("cn-huhehaote", _session.Run($"Export-VpcEstate '{EstateFile}'").ShouldHaveOneOutput().Text("Regions"));
        ScriptResult piped = _session.Run($"Get-VpcRegion hangzhou | Export-VpcEstate '{EstateFile}' -Force");

        Assert.Equal("cn-hangzhou", piped.ShouldHaveOneOutput().Text("Regions"));
        Assert.Equal("1", piped.Output[0].Text("Vpcs"));
        Assert.Equal("cn-hangzhou", _session.Run($"(Start-VpcEmulator '{EstateFile}').RegionId").ShouldHaveOneOutput().ToString());
    }

    [Fact]
    public void A_file_is_overwritten_only_with_Force()
    {
        File.WriteAllText(EstateFile, "mine");

        _session.Run($"Export-VpcEstate '{EstateFile}'").ShouldHaveEndedWith("EstateExists");

        Assert.Equal("mine", File.ReadAllText(EstateFile));
        Assert.Empty(_session.Run("$emulator.Journal").Output);
        _session.Run($"Export-VpcEstate '{EstateFile}' -Force").ShouldHaveNoErrors();
        Assert.NotEqual("mine", File.ReadAllText(EstateFile));
    }

    [Fact]
    public void A_place_that_can_t_be_written_is_an_error_before_anything_is_read()
    {
        _session.Run($"Export-VpcEstate '{Path.Combine(_directory.FullName, "none", "estate.json")}'").ShouldHaveEndedWith("EstateNotExported");
        _session.Run($"Export-VpcEstate '{_directory.FullName}'").ShouldHaveEndedWith("EstateNotExported");

        Assert.Empty(_session.Run("$emulator.Journal").Output);
    }

    [Theory]
    [InlineData("DescribeVpcs")]
    [InlineData("DescribeVSwitches")]
    [InlineData("DescribeIpv6Gateways")]
    [InlineData("DescribeIpv6EgressOnlyRules")]
    [InlineData("DescribeRouteTableList")]
    [InlineData("DescribeIpv6Addresses")]
    public void What_may_not_be_read_is_said_and_the_file_starts_all_the_same(string action)
    {
        _session.Run(FillEstate).ShouldHaveNoErrors();
        _session.Run($"Set-VpcEmulator -Fault @{{ Action = '{action}'; Code = 'Forbidden.RAM' }}").ShouldHaveNoErrors();

        ScriptResult result = _session.Run($"Export-VpcEstate '{EstateFile}'");

        PSObject export = result.ShouldHaveOneOutput();
        Assert.Contains($"{action} in cn-huhehaote: Forbidden.RAM", export.Text("Missing"), StringComparison.Ordinal);
        Assert.Contains(result.Warnings, warning => warning.Contains(action, StringComparison.Ordinal));
        JsonNode missing = JsonNode.Parse(File.ReadAllText(EstateFile))!["Origin"]!["Missing"]!;
        Assert.Contains(missing.AsArray(), gap => (string?)gap!["Subject"] == action);
        ConnectToCopy();
        if (action != "DescribeIpv6Addresses")
        {
            PSObject address = _session.Run($"Get-VpcIpv6Address {Estate.WebAddress}").ShouldHaveOneOutput();
            Assert.Equal(("7", Estate.WebGateway), (address.Text("Bandwidth"), address.Text("Ipv6GatewayId")));
        }
    }

    [Fact]
    public void Without_any_right_a_good_copy_stays()
    {
        _session.Run($"$export = Export-VpcEstate '{EstateFile}'").ShouldHaveNoErrors();
        string good = File.ReadAllText(EstateFile);
        _session.Run("Set-VpcEmulator -Fault @{ Code = 'Forbidden.RAM' }").ShouldHaveNoErrors();

        ErrorRecord error = _session.Run($"Export-VpcEstate '{EstateFile}' -Force").ShouldHaveOneError("EstateUnreadable");

        Assert.Contains("Get-VpcRamPolicy", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(good, File.ReadAllText(EstateFile));
    }

    [Theory]
    [InlineData("Get-VpcNetwork vpc-hp3kzilwd9yflssfdlgqe")]
    [InlineData("'vpc-hp3kzilwd9yflssfdlgqe'")]
    [InlineData("$null")]
    [InlineData("''")]
    [InlineData("Get-Date")]
    public void What_is_no_region_is_refused(string input)
    {
        _session.Run($"{input} | Export-VpcEstate '{EstateFile}'").ShouldHaveOneError("NotARegion");

        Assert.False(File.Exists(EstateFile));
    }

    [Fact]
    public void Regions_come_by_their_names_and_none_is_said()
    {
        Assert.Equal("cn-huhehaote; cn-hangzhou", _session.Run(
            $"'cn-huhehaote', 'cn-hangzhou', 'cn-hangzhou' | Export-VpcEstate '{EstateFile}'").ShouldHaveOneOutput().Text("Regions"));

        Assert.Contains("No region", Assert.Single(_session.Run($"@() | Export-VpcEstate '{EstateFile}' -Force").Warnings));
    }

    [Fact]
    public void A_read_that_fails_leaves_no_file_that_looks_whole()
    {
        _session.Run("$null = $emulator | Connect-VpcSession -MaxRetry 0; Set-VpcEmulator -Fault @{ Action = 'DescribeVSwitches'; Reset = $true }").ShouldHaveNoErrors();

        ScriptResult result = _session.Run($"Export-VpcEstate '{EstateFile}'");

        Assert.Empty(result.Output);
        Assert.Contains(result.Errors, error => error.FullyQualifiedErrorId.StartsWith("EstateIncomplete", StringComparison.Ordinal));
        Assert.False(File.Exists(EstateFile));
    }

    [Fact]
    public void What_changes_during_the_reading_is_named_and_the_file_has_the_later_state()
    {
        int looks = 0;
        using var service = new StubService(context =>
        {
            bool isAddress = context.Request.Headers["x-acs-action"] == "DescribeIpv6Addresses" && !context.Request.Query.ContainsKey("AddressType");
            return context.Response.WriteAsync(!isAddress ? """{"TotalCount":0}""" : Interlocked.Increment(ref looks) == 1
                ? Addresses(("ipv6-changed", 2), ("ipv6-removed", 0), ("ipv6-same", 1))
                : Addresses(("ipv6-changed", 5), ("ipv6-same", 1), ("ipv6-added", 0)));
        });
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        PSObject export = session.Run($"Export-VpcEstate '{EstateFile}'").ShouldHaveOneOutput();

        string[] changed = [.. ((System.Collections.IEnumerable)export.Properties["Changed"].Value).Cast<object>().Select(text => text.ToString()!)];
        Assert.Equal(
            ["Added: ipv6-added in cn-huhehaote", "Changed: ipv6-changed in cn-huhehaote", "Removed: ipv6-removed in cn-huhehaote"],
            changed.Order());
        Assert.Contains("\"Bandwidth\": 5", File.ReadAllText(EstateFile), StringComparison.Ordinal);
    }

    [Fact]
    public void An_anonymized_copy_tells_nothing_and_keeps_what_belongs_together()
    {
        _session.Run(FillEstate).ShouldHaveNoErrors();
        string names = _session.Run(
            "(Get-VpcNetwork -Region *; Get-VpcVSwitch -Region *; Get-VpcIpv6Gateway -Region *; Get-VpcIpv6Address -Region *) | "
            + "ForEach-Object { $_.Name; $_.Description; $_.Address; $_.VpcId; $_.VSwitchId; $_.Ipv6GatewayId; $_.Ipv6AddressId; $_.AssociatedInstanceId; "
            + "$_.InternetBandwidthId; $_.Ipv6CidrBlock; $_.Tags.Key; $_.Tags.Value } | Where-Object { $_ }").Output.Aggregate("", (all, one) => all + "\n" + one);

        _session.Run($"$export = Export-VpcEstate '{EstateFile}' -Region * -Anonymize").ShouldHaveNoErrors();

        string file = File.ReadAllText(EstateFile);
        Assert.All(names.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct(), told => Assert.DoesNotContain($"\"{told}\"", file, StringComparison.Ordinal));
        Assert.DoesNotContain(_session.Run("$emulator.EndpointUrl.Authority").ShouldHaveOneOutput().ToString(), file, StringComparison.Ordinal);
        ConnectToCopy();
        ScriptResult together = _session.Run(
            "Get-VpcIpv6Gateway | Get-VpcIpv6EgressOnlyRule | ForEach-Object { Get-VpcIpv6Address $_.Ipv6AddressId } | Select-Object Bandwidth, @{ n = 'Tags'; e = { @($_.Tags).Count } }");
        Assert.Equal(("7", "2"), (together.ShouldHaveOneOutput().Text("Bandwidth"), together.Output[0].Text("Tags")));
        // The tag that most addresses have is one tag still.
        Assert.Single(_session.Run("Get-VpcIpv6Address -Region * | ForEach-Object { $_.Tags.Key } | Sort-Object -Unique | Where-Object { $_ -like 'key-*' } | Select-Object -First 1").Output);
    }

    [Theory]
    [InlineData("{\"EstateFormat\": 2, \"New\": 1}", "format 2")]
    [InlineData("{\"EstateFormat\": 1, \"AccessKeys\": [", "ends too early")]
    [InlineData("{\"EstateFormat\": 1, \"Regions\": [ { \"RegionId\": \"cn-hu", "ends too early")]
    [InlineData("", "ends too early")]
    [InlineData("[]", "it is not an estate, which is a JSON object")]
    [InlineData("\n# Read me\n", "it is not an estate, which is a JSON object")]
    [InlineData("\"{}\"", "it is not an estate, which is a JSON object")]
    public void A_file_of_another_version_or_kind_or_cut_short_is_refused_with_what_to_do(string content, string reason)
    {
        File.WriteAllText(EstateFile, content);

        ErrorRecord error = _session.Run($"Start-VpcEmulator '{EstateFile}'").ShouldHaveEndedWith("BadEstateFile");

        Assert.Contains(reason, error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Export-VpcEstate", error.ErrorDetails.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_follows_an_estate_in_its_file_does_not_make_it_too_short()
    {
        File.WriteAllText(EstateFile, "{ \"EstateFormat\": 1, \"Regions\": [] }\nnonsense");

        ErrorRecord error = _session.Run($"Start-VpcEmulator '{EstateFile}'").ShouldHaveEndedWith("BadEstateFile");

        Assert.DoesNotContain("too early", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("line 2", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_a_missing_file_and_UTF_16_are_named_as_what_they_are()
    {
        string folder = Path.GetDirectoryName(EstateFile)!;
        string WhyNot(string path) =>
            _session.Run("Start-VpcEmulator $Path", ("Path", path)).ShouldHaveEndedWith("BadEstateFile").ErrorDetails.Message;

        Assert.Contains($"'{folder}' can't be used: it is a folder", WhyNot(folder), StringComparison.Ordinal);
        Assert.Contains("it does not exist", WhyNot(Path.Combine(folder, "nowhere", "estate.json")), StringComparison.Ordinal);
        File.WriteAllText(EstateFile, "{}", System.Text.Encoding.Unicode);
        Assert.Contains("it is in UTF-16; save it in UTF-8", WhyNot(EstateFile), StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_that_points_nowhere_is_refused_by_its_place()
    {
        _session.Run(FillEstate).ShouldHaveNoErrors();
        _session.Run($"$export = Export-VpcEstate '{EstateFile}'").ShouldHaveNoErrors();
        File.WriteAllText(EstateFile, File.ReadAllText(EstateFile).Replace($"\"InstanceId\": \"{Estate.WebAddress}\"", "\"InstanceId\": \"ipv6-nowhere\"", StringComparison.Ordinal));

        ErrorRecord error = _session.Run($"Start-VpcEmulator '{EstateFile}'").ShouldHaveEndedWith("BadEstateFile");

        Assert.Contains("ipv6-nowhere", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(".InstanceId", error.ToString(), StringComparison.Ordinal);
    }

    private static string Addresses(params (string Id, int Bandwidth)[] addresses) => JsonSerializer.Serialize(new
    {
        TotalCount = addresses.Length,
        Ipv6Addresses = new
        {
            Ipv6Address = addresses.Select(address => new
            {
                Ipv6AddressId = address.Id,
                Ipv6Address = "2408:4004:c0:200::" + address.Id.Length,
                Status = "Available",
                VpcId = "vpc-one",
                VSwitchId = "vsw-one",
                Ipv6GatewayId = "ipv6gw-one",
                Ipv6InternetBandwidth = new
                {
                    Ipv6InternetBandwidthId = address.Bandwidth == 0 ? "" : "ipv6bw-" + address.Id,
                    Bandwidth = address.Bandwidth,
                    InternetChargeType = address.Bandwidth == 0 ? "" : "PayByTraffic",
                },
            }),
        },
    });

    private string Read() => string.Concat(_session.Run(Reads).Output);

    private void ConnectToCopy() =>
        _session.Run($"$copy = Start-VpcEmulator '{EstateFile}'; $null = $copy | Connect-VpcSession").ShouldHaveNoErrors();

    private async Task<string?> ReadBySdkAsync(string emulator, string region)
    {
        PSObject endpoint = _session.Run(emulator + ".EndpointUrl").ShouldHaveOneOutput();
        string project = Path.Combine(Path.GetDirectoryName(EmbeddedEngine.FindManifest())!, "tests", "Conformance");
        var start = new ProcessStartInfo("node", ["reads.js"])
        {
            WorkingDirectory = project,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        try
        {
            if (!Directory.Exists(Path.Combine(project, "node_modules")))
            {
                return null;
            }

            using Process process = Process.Start(start)!;
            await process.StandardInput.WriteAsync(JsonSerializer.Serialize(new
            {
                endpoint = endpoint.ToString(),
                region,
                key = new { accessKeyId = "emulatorAccessKeyId", accessKeySecret = "emulatorAccessKeySecret" },
            }));
            process.StandardInput.Close();
            string read = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
            return read;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
