using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using VpcPS.Host;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Tests that need a process of their own: the example, credentials from the environment, Ctrl+C.</summary>
public sealed class WholeProcessTests
{
    private const string Buy = "New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 2 -Ipv6GatewayId ipv6gw-hp38x2x0fz785tlc65pfv -ClientToken run-1";
    private const string Bought = """{"Ipv6AddressId":"ipv6-hp351bytt9inrfp6tgubd","RequestId":"R","InternetBandwidthId":"ipv6bw-late"}""";

    private static readonly string Root = Path.GetDirectoryName(EmbeddedEngine.FindManifest())!;

    private static readonly (string Name, string Value)[] Credentials =
    [
        ("ALIBABA_CLOUD_ACCESS_KEY_ID", "testAccessKeyId"),
        ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "testAccessKeySecret"),
    ];

    [Fact]
    public async Task The_example_buys_7_of_14_rows_and_ends_well()
    {
        (int exitCode, string output, string error) = await HostProcess.RunFileAsync(Path.Combine(Root, "examples", "allocate-from-csv.ps1"), []);

        Assert.Equal(0, exitCode);
        Assert.Equal("", error);
        Assert.Contains("14 rows from", output);
        Assert.Contains("Bought: 7", output);
        Assert.Contains("Refused: 7", output);
        // Tables and lists are wrapped anywhere, within words too.
        string said = WithoutBlanks(output);
        foreach (string reason in (string[])["1 to 500 Mbit/s", "The bandwidth is empty", "PayMonthly", "ResourceNotFound.Ipv6Address", "Leave out the gateway id", "has no IPv6 gateway", "unique-local"])
        {
            Assert.Contains(WithoutBlanks(reason), said);
        }
    }

    [Fact]
    public async Task The_example_goes_to_the_cloud_only_when_told_to_and_then_says_what_it_lacks()
    {
        (int exitCode, _, string error) = await HostProcess.RunFileAsync(Path.Combine(Root, "examples", "allocate-from-csv.ps1"), ["-Cloud"]);

        Assert.Equal(1, exitCode);
        Assert.Contains("ALIBABA_CLOUD_ACCESS_KEY_ID", error);
    }

    [Fact]
    public async Task The_example_of_the_whole_life_goes_there_and_back()
    {
        // A shell without a window has 80 columns, too few for all that the tables show.
        (int exitCode, string output, string error) = await HostProcess.RunAsync(
            $"& '{Path.Combine(Root, "examples", "whole-life.ps1")}' | Out-String -Width 120");

        Assert.Equal("", error);
        Assert.Equal(0, exitCode);
        Assert.Contains("PayByTraffic", WithoutBlanks(output));
        Assert.Contains("outwards", output);
        Assert.Contains("All of it is gone again.", output);
    }

    [Fact]
    public async Task The_example_of_a_dual_stack_network_goes_there_and_back()
    {
        (int exitCode, string output, string error) = await HostProcess.RunAsync(
            $"& '{Path.Combine(Root, "examples", "dual-stack.ps1")}' | Out-String -Width 120");

        Assert.Equal("", error);
        Assert.Equal(0, exitCode);
        Assert.Equal(3, output.Split("Enabled").Length - 1);
        Assert.Equal(3, output.Split("PayByTraffic").Length - 1);
        Assert.Equal(3, output.Split("Disabled").Length - 1);
        Assert.Contains("has IPv4 alone again", output);
    }

    [Fact]
    public async Task The_example_of_a_dual_stack_network_takes_no_IPv6_away_and_stops_no_emulator_of_others()
    {
        (_, string output, string error) = await HostProcess.RunAsync(
            $"$mine = Start-VpcEmulator; & '{Path.Combine(Root, "examples", "dual-stack.ps1")}' -VpcId {Estate.WebVpc} -ErrorAction SilentlyContinue; "
            + "Get-VpcIpv6Gateway -Session ($mine | Connect-VpcSession) | Format-Table");

        Assert.Contains("has IPv6 already", output + error);
        Assert.DoesNotContain("has IPv4 alone", output);
    }

    [Fact]
    public async Task Without_credentials_one_error_lists_what_was_looked_for_and_how_to_give_it()
    {
        (_, string output, string error) = await HostProcess.RunAsync(
            "[pscustomobject]@{ Ipv6AddressId = 'ipv6-1'; Bandwidth = 1 }, [pscustomobject]@{ Ipv6AddressId = 'ipv6-2'; Bandwidth = 1 } | New-VpcIpv6InternetBandwidth -Region cn-huhehaote -ErrorVariable found; \"errors: $($found.Count)\"");

        Assert.Contains("errors: 1", output);
        Assert.Contains("ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET are not set", Unwrapped(error));
        Assert.Contains("Connect-VpcSession -Credential (Get-Credential)", Unwrapped(error));
        Assert.Contains("To rehearse without an account: Start-VpcEmulator", Unwrapped(error));
    }

    [Fact]
    public async Task A_half_given_key_names_the_missing_half()
    {
        (_, _, string error) = await HostProcess.RunAsync("Connect-VpcSession", Credentials[0]);

        Assert.Contains("ALIBABA_CLOUD_ACCESS_KEY_SECRET is not set", Unwrapped(error));
        Assert.DoesNotContain("testAccessKeyId", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_region_one_error_lists_where_it_was_looked_for()
    {
        (_, string output, string error) = await HostProcess.RunAsync(
            "[pscustomobject]@{ Ipv6AddressId = 'ipv6-1'; Bandwidth = 1 }, [pscustomobject]@{ Ipv6AddressId = 'ipv6-2'; Bandwidth = 1 } | New-VpcIpv6InternetBandwidth -ErrorVariable found; \"errors: $($found.Count)\"",
            Credentials);

        Assert.Contains("errors: 1", output);
        Assert.Contains("ALIBABA_CLOUD_REGION_ID", Unwrapped(error));
        Assert.Contains("-Region cn-huhehaote", Unwrapped(error));
    }

    [Fact]
    public async Task A_blank_region_cell_among_rows_with_regions_is_that_rows_error()
    {
        (_, string output, _) = await HostProcess.RunAsync(
            "$session = Start-VpcEmulator | Select-Object Credential, EndpointUrl | Connect-VpcSession; "
            + "[pscustomobject]@{ Ipv6AddressId = 'ipv6-hp351bytt9inrfp6tgubd'; Bandwidth = 1; Region = '' }, [pscustomobject]@{ Ipv6AddressId = 'ipv6-hp351bytt9inrfp6tgubd'; Bandwidth = 1; Region = 'cn-huhehaote' } "
            + "| New-VpcIpv6InternetBandwidth -ErrorVariable found -ErrorAction SilentlyContinue | ForEach-Object { \"bought $($_.Bandwidth)\" }; $found.FullyQualifiedErrorId");

        Assert.Contains("bought 1", output);
        Assert.Contains("NoRegion,", output);
    }

    [Fact]
    public async Task The_environments_credentials_and_region_are_enough()
    {
        using StubService service = StubService.Answering(200, "application/json", Bought);

        (_, string output, _) = await HostProcess.RunAsync(
            $"$session = Connect-VpcSession -EndpointUrl {service.Endpoint}; ({Buy}).InternetBandwidthId",
            [.. Credentials, ("ALIBABA_CLOUD_REGION_ID", "cn-huhehaote")]);

        Assert.Contains("ipv6bw-late", output);
        Assert.Equal("cn-huhehaote", Assert.Single(service.Requests)["RegionId"]);
    }

    [Theory]
    [InlineData("华北2")]
    [InlineData("cn_beijing")]
    [InlineData("*")]
    public async Task A_region_of_the_environment_that_is_none_keeps_from_connecting_and_its_variable_is_named(string region)
    {
        using StubService service = StubService.Answering(200, "application/json", Bought);

        (_, string output, string error) = await HostProcess.RunAsync(
            $"try {{ Connect-VpcSession -EndpointUrl {service.Endpoint} }} catch {{ $_.FullyQualifiedErrorId; throw }}",
            [.. Credentials, ("ALIBABA_CLOUD_REGION_ID", region)]);

        Assert.StartsWith("InvalidRegion,", output, StringComparison.Ordinal);
        Assert.Contains($"'{region}', found in ALIBABA_CLOUD_REGION_ID, is not a region id", Unwrapped(error), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_region_of_the_environment_that_is_perhaps_misspelt_is_warned_of()
    {
        (_, string output, _) = await HostProcess.RunAsync(
            "$session = Connect-VpcSession -EndpointUrl http://127.0.0.1:9 -WarningVariable said -WarningAction SilentlyContinue; \"$said\"; $session.RegionId; "
            + "$session = Connect-VpcSession cn-hangzhou -EndpointUrl http://127.0.0.1:9 -WarningVariable said; \"other: $said\"",
            [.. Credentials, ("ALIBABA_CLOUD_REGION_ID", "cn-huhehoate")]);

        Assert.Contains("'cn-huhehoate', found in ALIBABA_CLOUD_REGION_ID, ", output, StringComparison.Ordinal);
        Assert.Contains("Did you mean cn-huhehaote?", output, StringComparison.Ordinal);
        Assert.Contains("other: " + Environment.NewLine, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"prod","mode":"AK","access_key_id":"i","access_key_secret":"s","region_id":"Beijing"}""", "cn-hangzhou", "found in profile 'prod' in ")]
    [InlineData("""{"name":"prod","mode":"AK","access_key_id":"i","access_key_secret":"s"}""", "Beijing", "found in ALICLOUD_REGION_ID, ")]
    public async Task A_region_of_a_profile_that_is_none_is_named_with_its_place(string profile, string variable, string place)
    {
        DirectoryInfo home = Directory.CreateTempSubdirectory("vpcps-");
        try
        {
            File.WriteAllText(
                Path.Combine(home.CreateSubdirectory(".aliyun").FullName, "config.json"), $$"""{"current":"prod","profiles":[{{profile}}]}""");

            (_, string output, string error) = await HostProcess.RunAsync(
                "try { Connect-VpcSession -ProfileName prod } catch { $_.FullyQualifiedErrorId; throw }",
                ("HOME", home.FullName), ("USERPROFILE", home.FullName), ("ALICLOUD_REGION_ID", variable));

            Assert.StartsWith("InvalidRegion,", output, StringComparison.Ordinal);
            Assert.Contains(place, Unwrapped(error), StringComparison.Ordinal);
            Assert.Contains("cn-beijing", Unwrapped(error), StringComparison.Ordinal);
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task An_emulator_on_this_machine_is_not_looked_for_behind_the_environments_proxy()
    {
        (_, string output, string error) = await HostProcess.RunAsync(
            $"$session = Start-VpcEmulator | Connect-VpcSession; ({Buy}).Bandwidth",
            ("HTTP_PROXY", "http://127.0.0.1:9"), ("http_proxy", "http://127.0.0.1:9"), ("ALL_PROXY", "http://127.0.0.1:9"));

        Assert.Equal("", error);
        Assert.EndsWith("2" + Environment.NewLine, output);
    }

    [Fact]
    public async Task The_emulators_assembly_is_loaded_by_Start_VpcEmulator_and_not_before()
    {
        const string isLoaded = "[AppDomain]::CurrentDomain.GetAssemblies().GetName().Name -contains 'VpcPS.Emulator'";

        (_, string output, _) = await HostProcess.RunAsync(
            $"$session = Connect-VpcSession -Region cn-huhehaote -EndpointUrl http://127.0.0.1:9; {Buy} -ErrorAction SilentlyContinue; {isLoaded}; $emulator = Start-VpcEmulator; {isLoaded}",
            Credentials);

        Assert.EndsWith($"False{Environment.NewLine}True{Environment.NewLine}", output);
    }

    [Fact]
    public async Task Profiles_are_listed_without_their_secrets_and_make_sessions_by_their_names()
    {
        string path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, """
            [default]
            type = access_key
            access_key_id = canaryKeyId
            access_key_secret = canarySecret

            [ops]
            type = ram_role_arn
            access_key_id = canaryKeyId
            access_key_secret = canarySecret
            role_arn = acs:ram::1234567890123456:role/ops
            """);
        try
        {
            (_, string output, string error) = await HostProcess.RunAsync(
                """
                $profiles = @(Get-VpcCredentialProfile)
                $profiles | ForEach-Object { "$($_.Name) $($_.Mode) $($_.SourceFile -eq $env:ALIBABA_CLOUD_CREDENTIALS_FILE)" }
                "o*: $((Get-VpcCredentialProfile o*).Name)"
                "canary: $(($profiles | ConvertTo-Json) + ($profiles | Format-List * -Force | Out-String) -match 'canary')"
                "key: $((Connect-VpcSession -ProfileName default -Region cn-huhehaote).AccessKeyId[0])"
                try { Connect-VpcSession -ProfileName nobody -Region cn-huhehaote } catch { "$_" }
                """,
                ("ALIBABA_CLOUD_CREDENTIALS_FILE", path));

            Assert.Equal("", error);
            string[] lines = output.ReplaceLineEndings("\n").Split('\n');
            Assert.Equal(["default access_key True", "ops ram_role_arn True", "o*: ops", "canary: False", "key: c"], lines.Take(5));
            Assert.Matches("no profile 'nobody'.*'default', 'ops'", lines[5]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [SkippableFact]
    public async Task Ctrl_C_waits_for_a_purchase_that_is_sent_says_what_was_bought_and_sends_no_more()
    {
        Skip.If(OperatingSystem.IsWindows(), "Signals are sent with kill.");
        using var arrived = new SemaphoreSlim(0);
        using var interrupted = new SemaphoreSlim(0);
        using var service = new StubService(async context =>
        {
            arrived.Release();
            await interrupted.WaitAsync(context.RequestAborted);
            await context.Response.WriteAsync(Bought);
        });
        using var script = new HostProcess.ScriptFile(
            EndingByItself($"$session = Connect-VpcSession -Region cn-huhehaote -EndpointUrl {service.Endpoint}; {Buy}; {Buy}"));
        using Process process = HostProcess.Start(script.Path, [], Credentials);
        await arrived.WaitAsync();

        HostProcess.Interrupt(process);
        interrupted.Release();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        // A script that was stopped has not failed.
        Assert.Equal(0, process.ExitCode);
        Assert.Single(service.Requests);
        Assert.Contains("ipv6bw-late", output);
    }

    [SkippableFact]
    public async Task Ctrl_C_gives_up_a_purchase_after_the_grace_time_and_says_how_to_find_out()
    {
        Skip.If(OperatingSystem.IsWindows(), "Signals are sent with kill.");
        using var arrived = new SemaphoreSlim(0);
        using var service = new StubService(context =>
        {
            arrived.Release();
            return Task.Delay(-1, context.RequestAborted);
        });
        using var script = new HostProcess.ScriptFile(
            EndingByItself($"$session = Connect-VpcSession -Region cn-huhehaote -EndpointUrl {service.Endpoint} -TimeoutSec 60; {Buy}"));
        using Process process = HostProcess.Start(script.Path, [], Credentials);
        await arrived.WaitAsync();

        HostProcess.Interrupt(process);
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        // A script that was stopped has not failed.
        Assert.Equal(0, process.ExitCode);
        Assert.Contains("unknown", output);
        Assert.Contains("run-1", output);
    }

    // Without an exit of its own, a script ends with the value of $?. PowerShell's console reads it while the thread of Ctrl+C may already
    // be closing the runspace, and then it exits with 1.
    private static string EndingByItself(string script) => $"try {{ {script} }} finally {{ exit 0 }}";

    // Messages are wrapped to the width of the console, with a mark before each line.
    private static string Unwrapped(string error) =>
        string.Join(" ", error.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("| ", "", StringComparison.Ordinal);

    private static string WithoutBlanks(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
