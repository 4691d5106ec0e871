using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using VpcPS.Tests.Soak;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>
/// Bandwidth that is reported as bought exists and was bought by this run, and all bandwidth that this run bought is reported. A proxy
/// between client and emulator loses answers and shows purchases late.
/// </summary>
public sealed class WhatWasBoughtTests : IDisposable
{
    private const string AlreadyExisted = "OperationFailed.InternetBandwidthAlreadyExisted";

    private readonly ModuleSession _session = ModuleSession.Rehearsing();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vpcps-");

    private string JournalFile => Path.Combine(_directory.FullName, "run.jsonl");

    public void Dispose()
    {
        _session.Dispose();
        _directory.Delete(recursive: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("$_.Bandwidth = 8;")]
    public void The_table_of_a_purchase_that_is_gone_is_bought_anew(string edit)
    {
        string table = Path.Combine(_directory.FullName, "bought.csv");
        _session.Run(
            $$"""
            New-VpcIpv6InternetBandwidth {{Estate.WebAddress}} 6 | Export-Csv $table
            Remove-VpcIpv6InternetBandwidth {{Estate.WebAddress}} -Force
            """,
            ("table", table)).ShouldHaveNoErrors();

        PSObject bought = _session.Run($"Import-Csv $table | ForEach-Object {{ {edit} $_ }} | New-VpcIpv6InternetBandwidth").ShouldHaveOneOutput();

        Assert.Equal(bought.Text("InternetBandwidthId"), _session.Run("Get-VpcIpv6InternetBandwidth").ShouldHaveOneOutput().Text("InternetBandwidthId"));
        Assert.Equal(2, Tokens().Distinct().Count());
    }

    [Fact]
    public void The_table_of_a_purchase_that_is_there_is_refused_as_it_is_for_every_row()
    {
        _session.Run($"$bought = New-VpcIpv6InternetBandwidth {Estate.WebAddress} 6").ShouldHaveNoErrors();

        _session.Run("$bought | New-VpcIpv6InternetBandwidth").ShouldHaveOneError(AlreadyExisted);
    }

    [Fact]
    public void With_a_journal_a_row_with_an_id_is_given_back_while_it_is_there_and_bought_anew_when_it_is_gone()
    {
        string buy = $"New-VpcIpv6InternetBandwidth -JournalPath '{JournalFile}'";
        _session.Run($"$bought = New-VpcIpv6InternetBandwidth {Estate.WebAddress} 6 -JournalPath '{JournalFile}'").ShouldHaveNoErrors();
        JumpingClock.PutInto(_session.Run("$connected").ShouldHaveOneOutput().BaseObject);

        Assert.Equal(
            _session.Run("$bought.InternetBandwidthId").ShouldHaveOneOutput().ToString(),
            _session.Run("$bought | " + buy).ShouldHaveOneOutput().Text("InternetBandwidthId"));
        _session.Run($"Remove-VpcIpv6InternetBandwidth {Estate.WebAddress} -Force").ShouldHaveNoErrors();
        PSObject anew = _session.Run("$bought | " + buy).ShouldHaveOneOutput();

        Assert.Equal(anew.Text("InternetBandwidthId"), _session.Run("Get-VpcIpv6InternetBandwidth").ShouldHaveOneOutput().Text("InternetBandwidthId"));
    }

    [Fact]
    public void An_error_with_an_unknown_outcome_is_resumed_with_its_token()
    {
        _session.Run(
            "$connected = $emulator | Connect-VpcSession -MaxRetry 0; $emulator | Set-VpcEmulator -Fault @{ Action = 'AllocateIpv6InternetBandwidth'; ResetAfter = $true; Times = 1 }").ShouldHaveNoErrors();
        _session.Run($"New-VpcIpv6InternetBandwidth {Estate.WebAddress} 6 -ErrorVariable lost -ErrorAction SilentlyContinue");

        _session.Run("$lost[0].TargetObject | New-VpcIpv6InternetBandwidth").ShouldHaveOneOutput();

        Assert.Single(Tokens().Distinct());
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(3600, true)]
    public void What_is_not_seen_yet_after_a_lost_answer_is_unknown_and_never_somebody_elses(int lagSeconds, bool staysUnseen)
    {
        using LaggingProxy proxy = Connect();
        proxy.LoseAnswer(Estate.WebAddress);
        proxy.Lag = TimeSpan.FromSeconds(lagSeconds);

        ErrorRecord error = Row("New-VpcIpv6InternetBandwidth -JournalPath $Path").ShouldHaveOneError("OutcomeUnknown." + AlreadyExisted);

        Assert.True(IsOutcomeUnknown(error));
        Assert.Equal(staysUnseen, error.ErrorDetails.Message.Contains("is unknown", StringComparison.Ordinal));
        Assert.Equal(!staysUnseen, error.ErrorDetails.Message.Contains("by this run or by another", StringComparison.Ordinal));
        Assert.DoesNotContain("did not buy", error.ErrorDetails.Message);
        Assert.Single(_session.Run("$connected.UnknownOutcomes").Output);
        Assert.Contains(staysUnseen ? "\"Unknown\"" : "\"Present\"", File.ReadAllLines(JournalFile)[^1]);
    }

    [Fact]
    public void What_a_journal_has_as_sent_is_not_denied_while_the_lists_lag_behind()
    {
        using LaggingProxy proxy = Connect();
        proxy.LoseAnswer(Estate.WebAddress);
        proxy.Lag = TimeSpan.FromHours(1);
        JumpingClock.PutInto(_session.Run("$connected").ShouldHaveOneOutput().BaseObject);
        for (int run = 0; run < 3; run++)
        {
            Assert.True(IsOutcomeUnknown(Row("New-VpcIpv6InternetBandwidth -JournalPath $Path").ShouldHaveOneError("OutcomeUnknown." + AlreadyExisted)));
            Assert.DoesNotContain("\"Refused\"", File.ReadAllText(JournalFile));
        }

        proxy.Lag = TimeSpan.Zero;
        Assert.Equal("NoChange", Row("Sync-VpcIpv6InternetBandwidth -JournalPath $Path").ShouldHaveOneOutput().Text("Action"));
        Assert.Contains("\"Present\"", File.ReadAllLines(JournalFile)[^1]);
        Assert.Single(Tokens().Distinct());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_saved_error_is_not_denied_by_a_service_that_forgot_its_token(bool isSameSession)
    {
        using LaggingProxy proxy = Connect();
        proxy.LoseAnswer(Estate.WebAddress);
        _session.Run("$connected = Connect-VpcSession -Region cn-huhehaote -Credential $emulator.Credential -EndpointUrl $Endpoint -MaxRetry 0", ("Endpoint", proxy.Endpoint)).ShouldHaveNoErrors();
        _session.Run($"New-VpcIpv6InternetBandwidth {Estate.WebAddress} 2 -ErrorVariable lost -ErrorAction SilentlyContinue");
        if (!isSameSession)
        {
            _session.Run("$connected = Connect-VpcSession -Region cn-huhehaote -Credential $emulator.Credential -EndpointUrl $Endpoint", ("Endpoint", proxy.Endpoint)).ShouldHaveNoErrors();
        }

        ErrorRecord error = _session.Run("$lost[0].TargetObject | New-VpcIpv6InternetBandwidth").ShouldHaveOneError("OutcomeUnknown." + AlreadyExisted);

        Assert.Contains("by this run or by another", error.ErrorDetails.Message);
        Assert.True(IsOutcomeUnknown(error));
        Assert.Single(Tokens().Distinct());
    }

    [Fact]
    public void Sync_right_after_New_keeps_what_the_journal_has_as_bought()
    {
        using LaggingProxy proxy = Connect();
        proxy.Lag = TimeSpan.FromSeconds(2);
        string id = Row("New-VpcIpv6InternetBandwidth -JournalPath $Path").ShouldHaveOneOutput().Text("InternetBandwidthId")!;

        PSObject change = Row("Sync-VpcIpv6InternetBandwidth -JournalPath $Path").ShouldHaveOneOutput();

        Assert.Equal("NoChange", change.Text("Action"));
        Assert.Equal(id, change.Text("InternetBandwidthId"));
        Assert.Contains("\"Bought\"", File.ReadAllLines(JournalFile)[^1]);
        proxy.Lag = TimeSpan.FromHours(1);
        JumpingClock.PutInto(_session.Run("$connected").ShouldHaveOneOutput().BaseObject);
        Row("Sync-VpcIpv6InternetBandwidth -JournalPath $Path").ShouldHaveOneError("OutcomeUnknown.NotShownYet");
        Assert.Contains("\"Bought\"", File.ReadAllLines(JournalFile)[^1]);
    }

    [Fact]
    public void A_cap_counts_what_the_journal_has_bought_and_no_row_twice()
    {
        _session.RunWithRows($"Ipv6AddressId,Bandwidth\n{Estate.WebAddress},6\n{Estate.WebAddress},6", $"New-VpcIpv6InternetBandwidth -MaxTotalBandwidth 10 -JournalPath '{JournalFile}'").ShouldHaveNoErrors();

        ScriptResult second = _session.RunWithRows(
            $"Ipv6AddressId,Bandwidth\n{Estate.WebAddress},6\n{Estate.ShopAddress},5\n{Estate.OtherWebAddress},4", $"New-VpcIpv6InternetBandwidth -MaxTotalBandwidth 10 -JournalPath '{JournalFile}'");

        Assert.Equal([6, 4], second.Values("Bandwidth"));
        Assert.Contains("11 Mbit/s", second.ShouldHaveOneError("MaxTotalBandwidth").ToString());
        Assert.Equal(2, _session.Committed("AllocateIpv6InternetBandwidth"));
    }

    [Fact]
    public void The_cap_of_a_plan_does_not_depend_on_the_order_of_its_rows()
    {
        (string Address, int Bandwidth)[] rows = [(Estate.WebAddress, 20), (Estate.OtherWebAddress, 12), (Estate.ShopAddress, 3), (Estate.OtherShopAddress, 6)];
        foreach (int[] order in new int[][] { [0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2] })
        {
            _session.Run($"Reset-VpcEmulator $emulator; $null = New-VpcIpv6InternetBandwidth {Estate.OtherWebAddress} 12; $null = New-VpcIpv6InternetBandwidth {Estate.ShopAddress} 5").ShouldHaveNoErrors();

            // 12 and 5 are there; 5 becomes 3, 6 more fit, 20 more don't.
            ScriptResult result = _session.RunWithRows(
                "Ipv6AddressId,Bandwidth\n" + string.Join("\n", order.Select(row => $"{rows[row].Address},{rows[row].Bandwidth}")),
                "Sync-VpcIpv6InternetBandwidth -MaxTotalBandwidth 30");

            Assert.Contains(Estate.WebAddress, result.ShouldHaveOneError("MaxTotalBandwidth").ToString());
            Assert.Equal(21, _session.Run("Get-VpcIpv6InternetBandwidth").Values("Bandwidth").Cast<int>().Sum());
        }
    }

    private LaggingProxy Connect()
    {
        var proxy = new LaggingProxy((Uri)_session.Run("$emulator.EndpointUrl").ShouldHaveOneOutput().BaseObject);
        _session.Run("$connected = Connect-VpcSession -Region cn-huhehaote -Credential $emulator.Credential -EndpointUrl $Endpoint", ("Endpoint", proxy.Endpoint)).ShouldHaveNoErrors();
        return proxy;
    }

    private ScriptResult Row(string command)
    {
        _session.Run("$Path = $Journal", ("Journal", JournalFile));
        return _session.RunWithRows($"Ipv6AddressId,Bandwidth\n{Estate.WebAddress},2", command);
    }

    private static bool IsOutcomeUnknown(ErrorRecord error) =>
        error.Exception.GetType().GetProperty("IsOutcomeUnknown")?.GetValue(error.Exception) is true;

    private string?[] Tokens() => [.. _session.Run("$emulator.Journal").Output
        .Where(entry => entry.Text("Action") == "AllocateIpv6InternetBandwidth")
        .Select(entry => entry.Text("ClientToken"))];
}
