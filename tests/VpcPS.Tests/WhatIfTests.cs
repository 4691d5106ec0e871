using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>-WhatIf of the bandwidth commands: it reads the present state, shows what would happen, and changes nothing.</summary>
public sealed partial class WhatIfTests : IDisposable
{
    private const string New = "New-VpcIpv6InternetBandwidth";
    private const string Set = "Set-VpcIpv6InternetBandwidth";
    private const string Remove = "Remove-VpcIpv6InternetBandwidth";
    private const string Buying = "Buy public bandwidth (this costs money)";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vpcps-");
    private ModuleSession _session = ModuleSession.Rehearsing();

    private string JournalFile => Path.Combine(_directory.FullName, "run.jsonl");

    public void Dispose()
    {
        _session.Dispose();
        _directory.Delete(recursive: true);
    }

    [Fact]
    public void A_purchase_names_address_region_change_and_charge_type()
    {
        (ScriptResult result, string[] lines) = Show($"{New} {Estate.WebAddress} 50");

        result.ShouldHaveNoErrors();
        Assert.Equal([Line(Buying, $"{Estate.WebAddress} (网站前端) in cn-huhehaote: 0 -> 50 Mbit/s, PayByBandwidth")], lines);
        Assert.Empty(result.Information);
        Assert.Equal(0, _session.Committed("AllocateIpv6InternetBandwidth"));
    }

    [Fact]
    public void What_would_be_bought_comes_in_the_order_of_input_and_is_summed_up_by_charge_type()
    {
        (ScriptResult result, string[] lines) = ShowRows(
            $"Ipv6AddressId,Bandwidth,InternetChargeType\n{Estate.WebAddress},2,PayByTraffic\nipv6-hp3nosuch,2,\n{Estate.OtherWebAddress},5,\n{Estate.ShopAddress},30,PayByTraffic", New);

        Assert.Equal(
            [$"{Estate.WebAddress} (网站前端)", $"{Estate.OtherWebAddress} (网站备用)", $"{Estate.ShopAddress} (下单接口)"],
            lines.Select(line => line[(line.IndexOf(": ipv6-", StringComparison.Ordinal) + 2)..].Split(" in ")[0]));
        result.ShouldHaveOneError("ResourceNotFound.Ipv6Address");
        Assert.Equal(["What if: 3 rows would be bought: 5 Mbit/s PayByBandwidth, 32 Mbit/s PayByTraffic; 1 refused"], result.Information);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void The_sum_is_an_information_record_that_can_be_kept_and_silenced()
    {
        string rows = $"'{Estate.WebAddress}', '{Estate.ShopAddress}' | {New} -Bandwidth 2 -WhatIf";

        PSObject kept = _session.Run(rows + " -InformationVariable said; $said").ShouldHaveOneOutput();

        Assert.Contains("VpcPS.Summary", ((InformationRecord)kept.BaseObject).Tags);
        Assert.Empty(_session.Run(rows + " -InformationAction Ignore").Information);
    }

    [Fact]
    public void Addresses_are_read_20_in_a_call_and_gateways_once_each()
    {
        (ScriptResult result, _) = Show(
            $"(Get-VpcIpv6Address -VpcId {Estate.WebVpc}) + (1..45 | ForEach-Object {{ [pscustomobject]@{{ Ipv6AddressId = \"ipv6-$_\" }} }}) | {New} -Bandwidth 2");

        int found = _session.Run($"Get-VpcIpv6Address -VpcId {Estate.WebVpc}").Output.Count;
        Assert.Equal(45, result.Errors.Count(error => error.FullyQualifiedErrorId.StartsWith("ResourceNotFound.Ipv6Address,", StringComparison.Ordinal)));
        // Two more lists than batches: those of this test.
        Assert.Equal(2 + ((found + 45 + 19) / 20), _session.Actions().Count(action => action == "DescribeIpv6Addresses"));
        Assert.Equal(1, _session.Actions().Count(action => action == "DescribeIpv6Gateways"));
    }

    [Fact]
    public void With_ThrottleLimit_1_each_row_is_shown_before_the_next_is_read()
    {
        ScriptResult result = _session.Run(
            $"'ipv6-hp3nosuch', 'ipv6-hp3nosuch2' | ForEach-Object {{ \"read $_\"; $_ }} -PipelineVariable id | Where-Object {{ $_ -like 'ipv6-*' }} "
            + $"| {New} -Bandwidth 2 -ThrottleLimit 1 -WhatIf 2>&1 | ForEach-Object {{ \"$id $_\" }}");

        Assert.Equal(["ipv6-hp3nosuch row 1, ipv6-hp3nosuch in", "ipv6-hp3nosuch2 row 2, ipv6-hp3nosuch2 in"], result.Output.Select(line => line.ToString()[..line.ToString().IndexOf(" cn-", StringComparison.Ordinal)]));
    }

    // What the service itself refuses has its words; code and remedy are the same.
    [Theory]
    [InlineData("ipv6-hp3nosuch,2,,", true)]
    [InlineData($"{Estate.LabAddress},2,,", true)]
    [InlineData($"{Estate.WebAddress},501,PayByTraffic,", false)]
    [InlineData($"{Estate.WebAddress},2,,{Estate.ShopGateway}", false)]
    [InlineData("ipv6-hp33fmmwq9qim1uj37atc,2,,", false)]
    [InlineData($"{Estate.ShopAddress},4,,", false)]
    public void A_row_that_would_be_refused_is_the_error_of_the_run(string row, bool areWordsSame)
    {
        _session.Run($"{New} {Estate.ShopAddress} 3").ShouldHaveNoErrors();
        string csv = "Ipv6AddressId,Bandwidth,InternetChargeType,Ipv6GatewayId\n" + row;

        ErrorRecord foreseen = Assert.Single(ShowRows(csv, New).Result.Errors);
        ErrorRecord real = Assert.Single(_session.RunWithRows(csv, New).Errors);

        Assert.Equal(real.FullyQualifiedErrorId, foreseen.FullyQualifiedErrorId);
        Assert.Equal(real.CategoryInfo.Category, foreseen.CategoryInfo.Category);
        Assert.Equal(real.ErrorDetails.RecommendedAction, foreseen.ErrorDetails.RecommendedAction);
        if (areWordsSame)
        {
            Assert.Equal(real.ErrorDetails.Message, foreseen.ErrorDetails.Message);
        }
    }

    [Fact]
    public void Test_says_of_a_row_what_WhatIf_says()
    {
        string csv = $"Ipv6AddressId,Bandwidth,InternetChargeType\n{Estate.WebAddress},2,PayByTraffic\n{Estate.ShopAddress},1001,PayByTraffic\n{Estate.LabAddress},2,";

        ScriptResult checks = _session.RunWithRows(csv, "Test-VpcIpv6InternetBandwidth");
        (ScriptResult result, string[] lines) = ShowRows(csv, New);

        Assert.Equal([Line(Buying, checks.Output[0].Text("Message")!)], lines);
        Assert.Equal(checks.Output.Skip(1).Select(check => check.Text("Message")), result.Errors.Select(error => error.Exception.Message));
        // An error recommends only a command. If there is no command, the remedy is in words.
        Assert.Equal(
            checks.Output.Skip(1).Select(check => check.Text("Remedy")),
            result.Errors.Select(error => error.ErrorDetails.RecommendedAction is { Length: > 0 } command
                ? command
                : (string)PSObject.AsPSObject(error).Properties["Fix"].Value));
    }

    [Fact]
    public void A_second_row_for_an_address_is_refused_unless_the_first_one_is()
    {
        (ScriptResult result, string[] lines) = ShowRows(
            $"Ipv6AddressId,Bandwidth,InternetChargeType\n{Estate.WebAddress},2,\n{Estate.WebAddress},3,\n{Estate.OtherWebAddress},501,PayByTraffic\n{Estate.OtherWebAddress},5,", New);

        Assert.Equal(["DuplicateRow", "IllegalParam.Bandwidth"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(2, lines.Length);
        Assert.Contains("0 -> 5 Mbit/s", lines[1]);
    }

    [Fact]
    public void An_error_ends_the_preview_only_where_it_would_end_the_run()
    {
        string csv = $"Ipv6AddressId,Bandwidth\nipv6-hp3nosuch,2\n{Estate.WebAddress},2";

        Assert.Single(ShowRows(csv, New).Lines);
        (ScriptResult stopped, string[] lines) = ShowRows(csv, New, "-ErrorAction Stop");

        stopped.ShouldHaveEndedWith("ResourceNotFound.Ipv6Address");
        Assert.Empty(lines);
    }

    [Fact]
    public void What_the_journal_has_is_said_and_the_journal_stays_as_it_is()
    {
        _session.Run($"{New} {Estate.ShopAddress} 3 -JournalPath '{JournalFile}'").ShouldHaveNoErrors();
        byte[] journal = File.ReadAllBytes(JournalFile);
        DateTime written = File.GetLastWriteTimeUtc(JournalFile);

        (ScriptResult result, string[] lines) = ShowRows(
            $"Ipv6AddressId,Bandwidth\n{Estate.ShopAddress},3\n{Estate.WebAddress},2\n{Estate.WebAddress},2", New, $"-JournalPath '{JournalFile}'");

        result.ShouldHaveNoErrors();
        Assert.Contains("the journal lists as bought; nothing would be sent", lines[0]);
        Assert.Contains("ipv6bw-", lines[0]);
        Assert.Contains("0 -> 2 Mbit/s", lines[1]);
        Assert.Contains("row 2", lines[2]);
        Assert.Equal(["What if: 1 row would be bought: 2 Mbit/s PayByBandwidth; 2 already in the journal"], result.Information);
        Assert.Equal(journal, File.ReadAllBytes(JournalFile));
        Assert.Equal(written, File.GetLastWriteTimeUtc(JournalFile));
    }

    [Fact]
    public void A_purchase_under_way_would_be_sent_again_and_another_one_for_its_address_is_refused()
    {
        string sending = $$"""{"Time":"2026-01-02T03:04:05.000Z","Event":"Sending","RegionId":"cn-huhehaote","Ipv6AddressId":"{{Estate.WebAddress}}","Ipv6GatewayId":"{{Estate.WebGateway}}","Bandwidth":2,"InternetChargeType":"PayByBandwidth","ClientToken":"killed"}""" + "\n";
        File.WriteAllText(JournalFile, sending);

        (ScriptResult same, string[] lines) = Show($"{New} {Estate.WebAddress} 2 -JournalPath '{JournalFile}' -AdoptJournal");
        (ScriptResult other, _) = Show($"{New} {Estate.WebAddress} 3 -JournalPath '{JournalFile}' -AdoptJournal");

        same.ShouldHaveNoErrors();
        Assert.Contains("with the same token", Assert.Single(lines));
        Assert.Contains("would be used", Assert.Single(same.Warnings));
        other.ShouldHaveOneError("JournalConflict");
        Assert.Equal(sending, File.ReadAllText(JournalFile));
    }

    [Theory]
    [InlineData("not a journal\n")]
    [InlineData(null)]
    public void A_journal_that_would_end_the_run_ends_the_preview(string? content)
    {
        if (content is null)
        {
            using var inUse = new FileStream(JournalFile, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
            Show($"{New} {Estate.WebAddress} 2 -JournalPath '{JournalFile}'").Result.ShouldHaveEndedWith("JournalFailed");
            return;
        }

        File.WriteAllText(JournalFile, content);

        Show($"{New} {Estate.WebAddress} 2 -JournalPath '{JournalFile}'").Result.ShouldHaveEndedWith("JournalFailed");
        Assert.Equal(content, File.ReadAllText(JournalFile));
    }

    [Fact]
    public void The_limit_of_all_rows_counts_as_in_the_run_with_what_the_journal_has()
    {
        _session.Run($"{New} {Estate.ShopAddress} 6 -JournalPath '{JournalFile}'").ShouldHaveNoErrors();

        (ScriptResult result, string[] lines) = ShowRows(
            $"Ipv6AddressId,Bandwidth\n{Estate.ShopAddress},6\n{Estate.WebAddress},5\n{Estate.OtherWebAddress},4", New, $"-MaxTotalBandwidth 10 -JournalPath '{JournalFile}'");

        Assert.Contains("11 Mbit/s", result.ShouldHaveOneError("MaxTotalBandwidth").ToString());
        Assert.Contains("0 -> 4 Mbit/s", lines[1]);
    }

    [Fact]
    public void What_can_t_be_read_is_said_of_each_row_and_nothing_is_claimed()
    {
        using var service = StubService.Answering(403, "application/json", """{"Code":"Forbidden.RAM","Message":"No.","RequestId":"R-1"}""");
        _session.Dispose();
        _session = ModuleSession.ConnectedTo(service.Endpoint);

        (ScriptResult result, string[] lines) = ShowRows(
            $"Ipv6AddressId,Bandwidth,InternetBandwidthId\n{Estate.WebAddress},2,\n{Estate.ShopAddress},2,ipv6bw-hp3x", Set);

        result.ShouldHaveNoErrors();
        Assert.All(lines, line => Assert.Contains("-> 2 Mbit/s; the current bandwidth could not be read (Forbidden.RAM)", line));
        Assert.Equal(2, lines.Length);
        Assert.Contains("vpc:DescribeIpv6Addresses", Assert.Single(result.Warnings));
        Assert.Equal(["What if: 0 rows would be changed; 2 could not be checked"], result.Information);
    }

    [Fact]
    public void A_session_is_validated_and_a_row_checked_in_the_same_words()
    {
        using var service = StubService.Answering(403, "application/json", """{"Code":"Forbidden.RAM","Message":"No.","RequestId":"R-1"}""");
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        ErrorRecord validated = session.Run(
            "Connect-VpcSession -Region cn-huhehaote -Credential $credential -EndpointUrl $Endpoint -MaxRetry 0 -Validate", ("Endpoint", service.Endpoint)).ShouldHaveEndedWith("Forbidden.RAM");
        string warning = Assert.Single(session.Run($"{New} {Estate.WebAddress} 2 -WhatIf").Warnings);

        Assert.Equal(warning[warning.IndexOf(" in ", StringComparison.Ordinal)..], validated.ErrorDetails.Message[validated.ErrorDetails.Message.IndexOf(" in ", StringComparison.Ordinal)..]);
    }

    [Fact]
    public void A_change_shows_what_is_there_and_rows_for_one_address_follow_each_other()
    {
        _session.Run($"{New} {Estate.WebAddress} 5; {New} {Estate.ShopAddress} 7 -InternetChargeType PayByTraffic").ShouldHaveNoErrors();

        (ScriptResult result, string[] lines) = ShowRows(
            $"Ipv6AddressId,Bandwidth\n{Estate.WebAddress},50\n{Estate.ShopAddress},1001\n{Estate.WebAddress},60\n{Estate.OtherWebAddress},2", Set);

        Assert.Equal(["5 -> 50 Mbit/s, PayByBandwidth", "50 -> 60 Mbit/s, PayByBandwidth"], lines.Select(line => line[(line.LastIndexOf(": ", StringComparison.Ordinal) + 2)..]));
        Assert.Equal(
            ["IllegalParam.Bandwidth", "OperationFailed.InternetBandwidthNonExist"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(["What if: 2 rows would be changed: 55 -> 110 Mbit/s PayByBandwidth; 2 refused"], result.Information);
        Assert.Equal(0, _session.Committed("ModifyIpv6InternetBandwidth"));
    }

    // The engine refuses these rows while it binds them. The command never sees them, and learns of the last one when the input ends.
    [Theory]
    [InlineData(New, "bought", "2", "x", "3", "x")]
    [InlineData(New, "bought", "2", "x")]
    [InlineData(New, "bought", "2", "3", "x")]
    [InlineData(New, "bought", "x", "2")]
    [InlineData(Set, "changed", "2", "x", "3", "x")]
    [InlineData(Set, "changed", "2", "x")]
    [InlineData(Remove, "removed", "2", "!", "3", "!")]
    [InlineData(Remove, "removed", "2", "!")]
    public void Refused_rows_are_counted_wherever_they_stand(string command, string done, params string[] cells)
    {
        string[] addresses = [Estate.WebAddress, Estate.OtherWebAddress, Estate.ShopAddress, Estate.OtherShopAddress];
        if (command != New)
        {
            _session.Run($"$Ids | {New} -Bandwidth 9", ("Ids", addresses)).ShouldHaveNoErrors();
        }

        (ScriptResult result, string[] lines) = ShowRows(
            "Ipv6AddressId,Bandwidth\n" + string.Join('\n', cells.Select((cell, i) => cell == "!" ? "eni-1,2" : $"{addresses[i]},{cell}")), command);

        int refused = cells.Count(cell => cell is "x" or "!");
        Assert.Equal(refused, result.Errors.Count);
        Assert.Equal(cells.Length - refused, lines.Length);
        string rows = lines.Length == 1 ? "1 row" : $"{lines.Length} rows";
        Assert.Matches($"^What if: {rows} would be {done}: [^;]*; {refused} refused$", Assert.Single(result.Information));
    }

    [Theory]
    [InlineData($"{Set} {Estate.WebAddress} 5 -InternetChargeType PayByTraffic")]
    [InlineData($"{Set} $bought.InternetBandwidthId 5 -InternetChargeType PayByTraffic")]
    [InlineData($"$bought | {Set} -Bandwidth 5 -ChargeType paybytraffic")]
    [InlineData($"[pscustomobject]@{{ AddressId = '{Estate.WebAddress}'; Bandwidth = '5'; ChargeType = 'PayByTraffic' }} | {Set}")]
    public void Another_charge_type_says_how_to_change_it_in_a_run_and_before(string command)
    {
        _session.Run($"$bought = {New} {Estate.WebAddress} 5").ShouldHaveNoErrors();
        command = command.Replace($"{Set} $bought.InternetBandwidthId", $"{Set} -InternetBandwidthId $bought.InternetBandwidthId -Bandwidth", StringComparison.Ordinal);

        ErrorRecord foreseen = Show(command).Result.ShouldHaveOneError("ChargeTypeCannotBeChanged");
        ErrorRecord real = _session.Run(command).ShouldHaveOneError("ChargeTypeCannotBeChanged");

        Assert.Equal(real.ErrorDetails.Message, foreseen.ErrorDetails.Message);
        Assert.Contains("Sync-VpcIpv6InternetBandwidth -AllowReplace", real.ErrorDetails.Message);
        PSObject made = _session.Run(real.ErrorDetails.RecommendedAction + " | Select-Object -Last 1").ShouldHaveOneOutput();
        Assert.Equal("PayByTraffic", made.Text("InternetChargeType"));
        Assert.Equal(Estate.WebAddress, made.Text("Ipv6AddressId"));
    }

    [Fact]
    public void A_charge_type_without_Mbits_or_nearly_right_is_explained()
    {
        _session.Run($"{New} {Estate.WebAddress} 5").ShouldHaveNoErrors();

        ErrorRecord alone = _session.Run($"{Set} {Estate.WebAddress} -InternetChargeType PayByTraffic").ShouldHaveOneError("ChargeTypeCannotBeChanged");
        ErrorRecord near = _session.RunWithRows($"Ipv6AddressId,Bandwidth,ChargeType\n{Estate.WebAddress},5,Pay-By-Trafic", Set).ShouldHaveOneError("ParameterArgumentValidationError");

        Assert.Contains("-AllowReplace", alone.ToString());
        Assert.Contains("Did you mean PayByTraffic?", near.ToString());
    }

    [Fact]
    public void A_removal_shows_what_it_takes_away_and_what_would_be_refused()
    {
        _session.Run(
            $"{New} {Estate.WebAddress} 5; $bought = {New} {Estate.ShopAddress} 7 -InternetChargeType PayByTraffic; "
            + $"{New} {Estate.OtherShopAddress} 2; New-VpcIpv6EgressOnlyRule {Estate.ShopGateway} {Estate.OtherShopAddress} -Wait").ShouldHaveNoErrors();

        (ScriptResult result, string[] lines) = Show(
            $"'{Estate.WebAddress}', $bought.InternetBandwidthId, '{Estate.OtherShopAddress}', '{Estate.LabAddress}', 'ipv6bw-hp3nosuch' | {Remove}");

        Assert.Equal(
            ["5 Mbit/s, PayByBandwidth -> 0", "7 Mbit/s, PayByTraffic -> 0"], lines.Select(line => line[(line.LastIndexOf(": ", StringComparison.Ordinal) + 2)..]));
        Assert.Contains("(网站前端)", lines[0]);
        Assert.Equal(
            ["DependencyViolation.Ipv6EgressOnlyRule", "OperationFailed.InternetBandwidthNonExist", "InvalidIpv6Instance.NotFound"],
            result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(["What if: 2 rows would be removed: 5 Mbit/s PayByBandwidth, 7 Mbit/s PayByTraffic; 3 refused"], result.Information);
        Assert.Equal(3, _session.Run("Get-VpcIpv6InternetBandwidth").Output.Count);
        ErrorRecord real = _session.Run($"{Remove} {Estate.OtherShopAddress} -Force").ShouldHaveOneError("DependencyViolation.Ipv6EgressOnlyRule");
        Assert.Equal(real.ErrorDetails.RecommendedAction, result.Errors[0].ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void What_is_removed_already_is_no_error_with_IfExists()
    {
        _session.Run($"$bought = {New} {Estate.WebAddress} 5; $bought | {Remove} -Force").ShouldHaveNoErrors();

        (ScriptResult result, string[] lines) = Show($"$bought, $bought | {Remove} -IfExists");

        result.ShouldHaveNoErrors();
        Assert.Empty(lines);
        Assert.Equal(["What if: 0 rows would be removed; 2 already without bandwidth"], result.Information);
        Assert.Equal("InvalidIpv6Instance.NotFound", Assert.Single(Show($"$bought | {Remove}").Result.Errors).FullyQualifiedErrorId.Split(',')[0]);
    }

    [Fact]
    public void It_is_said_in_the_language_of_the_user()
    {
        _session.Dispose();
        _session = ModuleSession.Rehearsing("zh-CN");

        (ScriptResult result, string[] lines) = Show($"'{Estate.WebAddress}', '{Estate.ShopAddress}' | {New} -Bandwidth 2");

        Assert.Contains("开通", lines[0], StringComparison.Ordinal);
        Assert.Contains("网站前端", lines[0], StringComparison.Ordinal);
        Assert.Contains("2 行", Assert.Single(result.Information), StringComparison.Ordinal);
    }

    private static string Line(string action, string target) => $"What if: emulator 127.0.0.1: {action}: {target}";

    private (ScriptResult Result, string[] Lines) ShowRows(string csv, string command, string arguments = "")
    {
        _session.Run("$Rows = $Given", ("Given", CsvText.ToRows(csv)));
        return Show($"$Rows | {command} {arguments}");
    }

    // The host shows the lines, and a transcript keeps what it shows.
    private (ScriptResult Result, string[] Lines) Show(string command)
    {
        string transcript = Path.Combine(_directory.FullName, Path.GetRandomFileName());
        _session.Run($"$null = Start-Transcript -Path '{transcript}'").ShouldHaveNoErrors();
        ScriptResult result = _session.Run(command + " -WhatIf");
        _session.Run("$null = Stop-Transcript").ShouldHaveNoErrors();
        // The sum names no destination.
        return (result, [.. File.ReadAllLines(transcript)
            .Where(line => line.StartsWith("What if: ", StringComparison.Ordinal) && line.Contains("127.0.0.1:", StringComparison.Ordinal))
            .Select(line => Port().Replace(line, ""))]);
    }

    [GeneratedRegex("(?<=127\\.0\\.0\\.1):[0-9]+")]
    private static partial Regex Port();
}
