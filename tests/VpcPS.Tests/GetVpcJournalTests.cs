using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Get-VpcJournal: what a journal has, and with -Live what is there now.</summary>
public sealed class GetVpcJournalTests : IDisposable
{
    private const string Sync = "Sync-VpcIpv6InternetBandwidth";

    private readonly ModuleSession _session = ModuleSession.Rehearsing();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vpcps-");

    private string JournalFile => PathOf("plan.jsonl");

    public void Dispose()
    {
        _session.Dispose();
        _directory.Delete(recursive: true);
    }

    [Fact]
    public void It_shows_what_was_bought_and_refused_and_whose_journal_it_is_without_a_session()
    {
        PSObject bought = Buy($"{Estate.WebAddress},2,PayByTraffic").ShouldHaveOneOutput();
        Buy($"{Estate.OtherWebAddress},501,PayByTraffic").ShouldHaveOneError("IllegalParam.Bandwidth");
        string endpoint = _session.Run("$emulator.EndpointUrl.Authority").ShouldHaveOneOutput().ToString();
        using var nobody = new ModuleSession();

        ScriptResult entries = nobody.Run($"Get-VpcJournal '{JournalFile}'");

        entries.ShouldHaveNoErrors();
        Assert.Equal(["Bought", "Refused"], Texts(entries, "State"));
        Assert.All(entries.Output, entry => Assert.Equal((endpoint, "key emul****eyId", JournalFile), (entry.Text("Service"), entry.Text("Account"), entry.Text("Path"))));
        foreach (string property in new[] { "RegionId", "Ipv6AddressId", "Ipv6GatewayId", "Bandwidth", "InternetChargeType", "InternetBandwidthId", "ClientToken" })
        {
            Assert.Equal(bought.Text(property), entries.Output[0].Text(property));
        }

        Assert.Equal("IllegalParam.Bandwidth", entries.Output[1].Text("Code"));
        Assert.All(entries.Values("Time"), time => Assert.InRange((DateTimeOffset)time!, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddMinutes(1)));
        Assert.All(entries.Values("Live"), Assert.Null);
    }

    [Fact]
    public void A_row_that_is_tried_again_is_one_purchase_and_one_that_is_bought_again_is_another()
    {
        Buy($"{Estate.WebAddress},501,PayByTraffic").ShouldHaveOneError("IllegalParam.Bandwidth");
        Buy($"{Estate.WebAddress},501,PayByTraffic").ShouldHaveOneError("IllegalParam.Bandwidth");
        string first = Buy($"{Estate.WebAddress},2,").ShouldHaveOneOutput().Text("InternetBandwidthId")!;
        _session.Run($"Remove-VpcIpv6InternetBandwidth {Estate.WebAddress} -Force").ShouldHaveNoErrors();
        _session.RunWithRows($"Ipv6AddressId,Bandwidth\n{Estate.WebAddress},2", $"{Sync} -JournalPath '{JournalFile}'").ShouldHaveNoErrors();

        ScriptResult entries = Get("");

        Assert.Equal(["Refused", "Bought", "Bought"], Texts(entries, "State"));
        Assert.Equal(first, entries.Output[1].Text("InternetBandwidthId"));
        Assert.NotEqual(first, entries.Output[2].Text("InternetBandwidthId"));
    }

    [Fact]
    public void It_reads_while_a_run_writes_and_disturbs_nobody()
    {
        ScriptResult seen = _session.RunWithRows(
            $"Ipv6AddressId,Bandwidth\n{Estate.WebAddress},2\n{Estate.OtherWebAddress},3",
            $"New-VpcIpv6InternetBandwidth -ThrottleLimit 1 -JournalPath '{JournalFile}' | ForEach-Object {{ @(Get-VpcJournal '{JournalFile}' | Where-Object State -eq Bought).Count }}");

        seen.ShouldHaveNoErrors();
        Assert.Equal(["1", "2"], seen.Output.Select(count => count.ToString()));
        Assert.Equal(2, Get("").Output.Count);
    }

    [Fact]
    public void Open_purchases_go_back_to_the_command_which_finds_out()
    {
        File.WriteAllText(JournalFile, OfEarlierVersion(Estate.WebAddress, 2, "token-of-the-killed-run"));

        PSObject open = Get("").ShouldHaveOneOutput();
        PSObject bought = _session.Run(
            $"Get-VpcJournal '{JournalFile}' | Where-Object State -eq Open | New-VpcIpv6InternetBandwidth -JournalPath '{JournalFile}' -AdoptJournal").ShouldHaveOneOutput();

        Assert.Equal(("Open", null), (open.Text("State"), open.Text("Service")));
        Assert.Equal("token-of-the-killed-run", bought.Text("ClientToken"));
        Assert.Equal(["Bought"], Texts(Get(""), "State"));
        Assert.Equal(1, _session.Committed("AllocateIpv6InternetBandwidth"));
    }

    [Fact]
    public void Paths_are_those_of_PowerShell()
    {
        Buy($"{Estate.WebAddress},2,").ShouldHaveNoErrors();
        File.Copy(JournalFile, PathOf("two.jsonl"));
        File.Copy(JournalFile, PathOf("odd[1].journal"));

        Assert.Equal(2, Run("Get-VpcJournal *.jsonl").Output.Count);
        Assert.Equal(2, Run("Get-VpcJournal plan.jsonl, two.jsonl").Output.Count);
        Assert.Equal(2, Run("Get-ChildItem *.jsonl | Get-VpcJournal").Output.Count);
        Assert.Equal(2, Run("'plan.jsonl', 'two.jsonl' | Get-VpcJournal").Output.Count);
        Run("Get-VpcJournal -LiteralPath 'odd[1].journal'").ShouldHaveOneOutput();
        Run("Get-ChildItem *.journal | Get-VpcJournal").ShouldHaveOneOutput();
        Assert.Contains("-LiteralPath", Run("Get-VpcJournal 'odd[1].journal'").ShouldHaveOneError("JournalNotRead").ErrorDetails.Message);
    }

    [Theory]
    [InlineData("missing.jsonl", "does not exist")]
    [InlineData("*.none", "No file matches '*.none'")]
    [InlineData(".", "is a folder")]
    [InlineData("env:PATH", "provider Environment")]
    [InlineData("nodrive:\\plan.jsonl", "nodrive")]
    [InlineData("other.txt", "is not a purchase journal")]
    [InlineData("edited.jsonl", "line 2: it was changed after it was written")]
    public void What_is_no_journal_says_so_and_the_others_are_shown(string path, string reason)
    {
        Buy($"{Estate.WebAddress},2,").ShouldHaveNoErrors();
        File.WriteAllText(PathOf("other.txt"), "Ipv6AddressId,Bandwidth\n");
        File.WriteAllText(PathOf("edited.jsonl"), File.ReadAllText(JournalFile).Replace("\"Bandwidth\":2", "\"Bandwidth\":3", StringComparison.Ordinal));

        ScriptResult result = Run($"Get-VpcJournal '{path}', plan.jsonl");

        Assert.Contains(reason, Assert.Single(result.Errors).ErrorDetails.Message);
        Assert.Single(result.Output);
    }

    [Fact]
    public void A_file_that_is_damaged_at_its_end_says_so_and_stays_as_it_is()
    {
        Buy($"{Estate.WebAddress},2,").ShouldHaveNoErrors();
        byte[] whole = File.ReadAllBytes(JournalFile);
        byte[] torn = whole[..^30];
        File.WriteAllBytes(JournalFile, torn);

        ScriptResult result = Get("");

        Assert.Equal("Open", result.ShouldHaveOneOutput().Text("State"));
        Assert.Contains("last line", Assert.Single(result.Warnings));
        Assert.Equal(torn, File.ReadAllBytes(JournalFile));

        File.WriteAllBytes(JournalFile, [.. whole, 0, 0, (byte)'\r']);
        Assert.Empty(Get("").Warnings);
    }

    [Fact]
    public void A_journal_without_purchases_says_so()
    {
        Buy($"{Estate.WebAddress},2,").ShouldHaveNoErrors();
        File.WriteAllText(JournalFile, File.ReadLines(JournalFile).First() + "\n");
        File.WriteAllText(PathOf("empty.jsonl"), "");

        ScriptResult result = Run("Get-VpcJournal *.jsonl");

        Assert.Empty(result.Output);
        Assert.Equal(2, result.Warnings.Count(warning => warning.Contains("has no purchases", StringComparison.Ordinal)));
    }

    [Fact]
    public void Live_holds_each_entry_against_what_is_there()
    {
        Buy($"{Estate.WebAddress},2,", $"{Estate.OtherWebAddress},3,", $"{Estate.ShopAddress},4,").ShouldHaveNoErrors();
        Buy($"{Estate.OtherShopAddress},2001,PayByTraffic").ShouldHaveOneError("IllegalParam.Bandwidth");
        _session.Run(
            $"Remove-VpcIpv6InternetBandwidth {Estate.WebAddress} -Force; Set-VpcIpv6InternetBandwidth {Estate.ShopAddress} 9").ShouldHaveNoErrors();

        ScriptResult entries = Get("-Live");

        entries.ShouldHaveNoErrors();
        Assert.Equal(["Gone", "Present", "Different", "Absent"], Texts(entries, "Live"));
        Assert.Equal(["-", "3", "9", "-"], Texts(entries, "LiveBandwidth"));
        Assert.Equal(["-", "PayByBandwidth", "PayByBandwidth", "-"], Texts(entries, "LiveInternetChargeType"));
        Assert.Equal(entries.Output[2].Text("InternetBandwidthId"), entries.Output[2].Text("LiveInternetBandwidthId"));
    }

    [Fact]
    public void Live_looks_up_twenty_addresses_a_call_and_warns_where_the_owner_is_unknown()
    {
        File.WriteAllText(
            JournalFile, string.Concat(Enumerable.Range(1, 25).Select(number => OfEarlierVersion($"ipv6-hp3none{number}", 2, $"token-{number}"))));

        ScriptResult entries = Get("-Live");

        Assert.Equal(25, entries.Output.Count);
        Assert.All(Texts(entries, "Live"), live => Assert.Equal("Absent", live));
        Assert.Contains("earlier version", Assert.Single(entries.Warnings));
        Assert.Equal(2, _session.Run("$emulator.Journal | Where-Object Action -eq DescribeIpv6Addresses").Output.Count);
    }

    [Theory]
    [InlineData("$other = Start-VpcEmulator | Connect-VpcSession", "this session buys at")]
    [InlineData("$key = [pscredential]::new('STS.emulatorAccessKeyId2', (ConvertTo-SecureString 'x' -AsPlainText -Force)); $other = Connect-VpcSession cn-huhehaote -Credential $key -EndpointUrl $emulator.EndpointUrl", "this session buys with")]
    public void Live_refuses_the_journal_of_another_service_or_key(string connect, string reason)
    {
        Buy($"{Estate.WebAddress},2,").ShouldHaveNoErrors();
        _session.Run(connect).ShouldHaveNoErrors();

        ScriptResult refused = Get("-Live");

        Assert.Empty(refused.Output);
        Assert.Contains(reason, Assert.Single(refused.Errors).ErrorDetails.Message);
        Assert.StartsWith("JournalOfOther,", refused.Errors[0].FullyQualifiedErrorId);
        Get("").ShouldHaveOneOutput();
        Get("-Live -Session $connected").ShouldHaveOneOutput();
    }

    [Fact]
    public void An_entry_that_can_not_be_looked_up_is_shown_without_what_is_there()
    {
        Buy($"{Estate.WebAddress},2,").ShouldHaveNoErrors();
        _session.Run("$emulator | Set-VpcEmulator -Fault @{ Action = 'DescribeIpv6Addresses'; Code = 'Forbidden.RAM' }").ShouldHaveNoErrors();

        ScriptResult entries = Get("-Live");

        Assert.StartsWith("Forbidden.RAM,", Assert.Single(entries.Errors).FullyQualifiedErrorId);
        Assert.Equal(("Bought", null), (Assert.Single(entries.Output).Text("State"), entries.Output[0].Text("Live")));
    }

    private static string OfEarlierVersion(string addressId, int bandwidth, string token) =>
        $$"""{"Time":"2026-01-02T03:04:05.000Z","Event":"Sending","RegionId":"cn-huhehaote","Ipv6AddressId":"{{addressId}}","Ipv6GatewayId":"{{Estate.WebGateway}}","Bandwidth":{{bandwidth}},"InternetChargeType":"PayByBandwidth","ClientToken":"{{token}}"}""" + "\n";

    private static string[] Texts(ScriptResult result, string property) => [.. result.Output.Select(item => item.Text(property) ?? "-")];

    private string PathOf(string name) => Path.Combine(_directory.FullName, name);

    private ScriptResult Buy(params string[] rows) => _session.RunWithRows(
        "Ipv6AddressId,Bandwidth,InternetChargeType\n" + string.Join("\n", rows), $"New-VpcIpv6InternetBandwidth -ThrottleLimit 1 -JournalPath '{JournalFile}'");

    private ScriptResult Get(string arguments) => _session.Run($"Get-VpcJournal '{JournalFile}' {arguments}");

    private ScriptResult Run(string script) => _session.Run($"Set-Location '{_directory.FullName}'; {script}; Set-Location /");
}
