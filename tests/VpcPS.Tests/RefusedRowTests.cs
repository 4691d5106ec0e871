using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>A refused row can be found again: by its number and name, in a file, in the closing line, and by its outcome.</summary>
public sealed class RefusedRowTests : IDisposable
{
    private const string New = "New-VpcIpv6InternetBandwidth";
    private const string Messy = $"""
        Ipv6AddressId,Bandwidth,Name,Owner
        {Estate.WebAddress},2,web-01,=1+1
        {Estate.WebAddress},abc,web-02,a
        {Estate.WebAddress},6000,web-03,"b ""c"", d"
        ,2,web-04,e
        ipv6-hp3unknown,2,web-05,f
        eni-1,2,web-06,g
        {Estate.OtherWebAddress},3,,h
        """;

    private readonly ModuleSession _session = ModuleSession.Rehearsing();
    private readonly string _folder = Directory.CreateTempSubdirectory("vpcps-refused-").FullName;

    public void Dispose()
    {
        _session.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Every_refusal_names_its_row_also_those_of_the_engine()
    {
        ScriptResult result = _session.RunWithRows(Messy, New);

        Assert.Equal([2, 3], result.Values("Bandwidth"));
        string[] messages = [.. result.Errors.Select(error => error.ToString())];
        foreach (string named in new[]
        {
            $"row 2, {Estate.WebAddress}, web-02: 'abc' is not a whole number",
            $"row 3, {Estate.WebAddress}, web-03: 6000 Mbit/s is outside 1 to 5000",
            "row 4, web-04: The row has no address id",
            "row 5, ipv6-hp3unknown, web-05 in cn-huhehaote: ",
            "row 6, eni-1, web-06: 'eni-1' is ",
        })
        {
            Assert.Single(messages, message => message.Contains(named, StringComparison.Ordinal));
        }

        Assert.Equal(5, messages.Length);
        Assert.All(result.Errors, error => Assert.Equal("Refused", Note(error, "Outcome")));
    }

    [Theory]
    [InlineData("New-VpcIpv6InternetBandwidth")]
    [InlineData("Set-VpcIpv6InternetBandwidth")]
    [InlineData("Remove-VpcIpv6InternetBandwidth -Force")]
    [InlineData("Sync-VpcIpv6InternetBandwidth")]
    [InlineData("Get-VpcIpv6Address")]
    public void The_target_of_an_error_is_the_row_as_it_came(string command)
    {
        ScriptResult result = _session.RunWithRows("Ipv6AddressId,Bandwidth ,Owner\n,2,me\nipv6-hp3unknown,3,you", command);

        Assert.Equal(2, result.Errors.Count);
        Assert.Equal(["me", "you"], result.Errors.Select(error => PSObject.AsPSObject(error.TargetObject).Text("Owner")));
        Assert.All(result.Errors, error => Assert.Equal(
            ["Ipv6AddressId", "Bandwidth ", "Owner"], PSObject.AsPSObject(error.TargetObject).Properties.Select(property => property.Name)));
        Assert.Contains("row 1", result.Errors[0].ToString());
        Assert.Contains("row 2, ipv6-hp3unknown", result.Errors[1].ToString());
    }

    [Fact]
    public void Every_object_that_comes_through_the_pipeline_counts()
    {
        ScriptResult result = _session.Run(
            "$null, 5, [pscustomobject]@{ Something = 1 }, [pscustomobject]@{ 'Ipv6AddressId;Bandwidth' = 'x;2' }, '', "
            + $"'ipv6-hp3unknown', (Get-VpcIpv6Address {Estate.WebAddress}), 'ipv6-hp3unknown2' | {New} -Bandwidth 2");

        Assert.Single(result.Output);
        Assert.Contains(result.Errors, error => error.ToString().Contains("row 4: Each row is in one cell", StringComparison.Ordinal));
        Assert.Contains(result.Errors, error => error.ToString().StartsWith("row 6, ipv6-hp3unknown in ", StringComparison.Ordinal));
        Assert.Contains(result.Errors, error => error.ToString().StartsWith("row 8, ipv6-hp3unknown2 in ", StringComparison.Ordinal));
        Assert.Equal(6, result.Errors.Count);
    }

    [Fact]
    public void An_object_that_was_piped_in_stays_that()
    {
        ScriptResult result = _session.Run(
            $"Get-VpcIpv6Address {Estate.WebAddress} | {New} -Bandwidth 5 -MaxTotalBandwidth 1; 'ipv6-hp3unknown' | {New} -Bandwidth 5");

        Assert.Equal("Ipv6Address", PSObject.AsPSObject(result.Errors[0].TargetObject).BaseObject.GetType().Name);
        Assert.StartsWith($"row 1, {Estate.WebAddress}, ", result.Errors[0].ToString());
        Assert.Equal("ipv6-hp3unknown", PSObject.AsPSObject(result.Errors[1].TargetObject).BaseObject);
    }

    [Fact]
    public void An_argument_is_of_no_row()
    {
        Assert.DoesNotContain("row ", _session.Run($"{New} ipv6-hp3unknown 2").ShouldHaveOneError("ResourceNotFound.Ipv6Address").ToString());
        Assert.DoesNotContain(
            "row ", _session.Run($"{New} {Estate.WebAddress} 6000").ShouldHaveEndedWith("ParameterArgumentValidationError").ToString());
    }

    // The engine itself refuses the second row, which has no Bandwidth. Then the same thread binds an argument.
    [Fact]
    public void A_row_that_was_refused_is_not_named_in_the_error_of_another_command()
    {
        ScriptResult result = _session.Run(
            "$rows = 'a', 'b' | ForEach-Object { if ($_ -eq 'b') { try { Get-VpcIpv6Gateway -Ipv6GatewayId 'ipv6-1' } catch { $script:other = \"$_\" } }; "
            + "[pscustomobject]@{ Ipv6AddressId = 'ipv6-hp3unknown' } } | " + New + " -ErrorAction SilentlyContinue; $other");

        string other = result.Output[^1].ToString();
        Assert.Contains("ipv6-1", other);
        Assert.DoesNotContain("row ", other, StringComparison.Ordinal);
    }

    [Fact]
    public void Refused_rows_are_mended_and_piped_in_again_as_they_are()
    {
        string refused = Path.Combine(_folder, "refused.csv");
        string again = Path.Combine(_folder, "again.csv");
        _session.Run("$Csv | ConvertFrom-Csv | " + New + " -RefusedPath $Path", ("Csv", Messy), ("Path", refused));

        byte[] bytes = File.ReadAllBytes(refused);
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        PSObject[] rows = [.. _session.Run("Import-Csv $Path | Sort-Object { [int]$_.Row }", ("Path", refused)).Output];
        Assert.Equal(
            ["Ipv6AddressId", "Bandwidth", "Name", "Owner", "Row", "Code", "Why", "Fix"], rows[0].Properties.Select(property => property.Name));
        Assert.Equal(["2", "3", "4", "5", "6"], rows.Select(row => row.Text("Row")));
        Assert.Equal(["a", "b \"c\", d", "e", "f", "g"], rows.Select(row => row.Text("Owner")));
        Assert.All(rows, row => Assert.All(["Code", "Why", "Fix"], column => Assert.False(string.IsNullOrWhiteSpace(row.Text(column)))));
        Assert.Equal("MissingIpv6AddressId", rows[2].Text("Code"));

        ScriptResult result = _session.Run(
            "Import-Csv $Path | ForEach-Object { if ($_.Name -eq 'web-05') { $_.Ipv6AddressId = $Mended }; $_ } | " + New + " -RefusedPath $Again",
            ("Path", refused), ("Again", again), ("Mended", Estate.ShopAddress));

        Assert.Equal(Estate.ShopAddress, Assert.Single(result.Output).Text("Ipv6AddressId"));
        Assert.Empty(result.Warnings);
        PSObject[] left = [.. _session.Run("Import-Csv $Path", ("Path", again)).Output];
        Assert.Equal(4, left.Length);
        Assert.Equal(
            ["Ipv6AddressId", "Bandwidth", "Name", "Owner", "Row", "Code", "Why", "Fix"], left[0].Properties.Select(property => property.Name));
    }

    [Theory]
    [InlineData("Set-VpcIpv6InternetBandwidth")]
    [InlineData("Sync-VpcIpv6InternetBandwidth")]
    public void Changes_have_a_file_of_refused_rows_too(string command)
    {
        string refused = Path.Combine(_folder, "refused.csv");
        _session.Run("$Rows | " + command + " -RefusedPath $Path", ("Rows", CsvText.ToRows("Ipv6AddressId,Bandwidth,Row\nipv6-hp3unknown,2,mine\n,3,x")), ("Path", refused));

        PSObject[] rows = [.. _session.Run("Import-Csv $Path", ("Path", refused)).Output];
        Assert.Equal(["mine", "x"], rows.Select(row => row.Text("Row")).Order());
        Assert.Equal(["1", "2"], rows.Select(row => row.Text("RefusedRow")).Order());
    }

    [Fact]
    public void What_has_no_columns_gets_those_of_a_purchase_and_other_columns_are_added()
    {
        string refused = Path.Combine(_folder, "refused.csv");
        _session.Run(
            "'ipv6-hp3unknown', [pscustomobject]@{ Ipv6AddressId = 'ipv6-hp3unknown2'; Note = 'x' } | " + New + " -Bandwidth 5 -RefusedPath $Path",
            ("Path", refused));

        PSObject[] rows = [.. _session.Run("Import-Csv $Path", ("Path", refused)).Output];
        Assert.Equal(["ipv6-hp3unknown", "ipv6-hp3unknown2"], rows.Select(row => row.Text("Ipv6AddressId")).Order());
        Assert.Contains("x", rows.Select(row => row.Text("Note")));
        Assert.Contains("5", rows.Select(row => row.Text("Bandwidth")));
        Assert.Equal(["refused.csv"], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void A_file_that_is_there_is_never_overwritten_and_nothing_is_bought()
    {
        string plan = Path.Combine(_folder, "plan.csv");
        File.WriteAllText(plan, Messy);

        ErrorRecord error = _session.Run($"Import-Csv $Path | {New} -RefusedPath $Path", ("Path", plan)).ShouldHaveEndedWith("RefusedFileExists");

        Assert.Contains("plan2.csv", error.ToString());
        Assert.Equal(Messy, File.ReadAllText(plan));
        Assert.Empty(_session.Actions());
    }

    [Theory]
    [InlineData("nowhere/refused.csv")]
    [InlineData("Env:refused")]
    public void A_place_for_no_file_ends_the_command_before_anything_is_bought(string path)
    {
        _session.Run($"Set-Location $Folder; {New} {Estate.WebAddress} 2 -RefusedPath {path}", ("Folder", _folder)).ShouldHaveEndedWith("RefusedFileFailed");

        Assert.Empty(_session.Actions());
    }

    [Theory]
    [InlineData("")]
    [InlineData("-WhatIf")]
    public void Without_a_refused_row_there_is_no_file(string argument)
    {
        _session.Run($"Set-Location $Folder; $null = {New} {Estate.WebAddress} 2 -RefusedPath refused.csv {argument}", ("Folder", _folder)).ShouldHaveNoErrors();

        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_purchase_whose_answer_was_lost_is_in_the_file_with_its_token_and_made_once()
    {
        string refused = Path.Combine(_folder, "refused.csv");
        _session.Run(
            "$connected = $emulator | Connect-VpcSession -MaxRetry 0; "
            + "$emulator | Set-VpcEmulator -Fault @{ Action = 'AllocateIpv6InternetBandwidth'; ResetAfter = $true; Times = 1 }").ShouldHaveNoErrors();
        ScriptResult lost = _session.Run(
            "$Rows | " + New + " -RefusedPath $Path",
            ("Rows", CsvText.ToRows($"Ipv6AddressId,Bandwidth,Name\n{Estate.WebAddress},2,web-01")), ("Path", refused));

        ErrorRecord error = Assert.Single(lost.Errors);
        Assert.StartsWith("OutcomeUnknown.", error.FullyQualifiedErrorId);
        Assert.Equal("Unknown", Note(error, "Outcome"));
        PSObject row = Assert.Single(_session.Run("Import-Csv $Path", ("Path", refused)).Output);
        Assert.Equal(
            ["Ipv6AddressId", "Bandwidth", "Name", "ClientToken", "Row", "Code", "Why", "Fix"], row.Properties.Select(property => property.Name));
        Assert.Equal(row.Text("ClientToken"), PSObject.AsPSObject(error.TargetObject).Text("ClientToken"));
        Assert.Equal("web-01", PSObject.AsPSObject(error.TargetObject).Text("Name"));

        _session.Run("Import-Csv $Path | " + New, ("Path", refused)).ShouldHaveOneOutput();
        Assert.Equal(1, _session.Committed("AllocateIpv6InternetBandwidth"));
    }

    [Fact]
    public void The_closing_line_says_what_was_done_and_what_was_not()
    {
        string journal = Path.Combine(_folder, "buying.jsonl");
        PSObject Summary(string csv, string command)
        {
            ScriptResult run = _session.Run($"$Rows | {command} -ErrorAction SilentlyContinue -InformationVariable told > $null; $told",
                ("Rows", CsvText.ToRows(csv)), ("Journal", journal));
            PSObject record = Assert.Single(run.Output);
            Assert.Equal(["VpcPS.Summary"], ((IEnumerable<string>)record.Properties["Tags"].Value).ToArray());
            return PSObject.AsPSObject(record.Properties["MessageData"].Value);
        }

        Assert.Equal("2 bought (5 Mbit/s), 5 refused, 0 unknown", Summary(Messy, New + " -JournalPath $Journal").ToString());
        Assert.Equal("0 bought (0 Mbit/s), 5 refused, 0 unknown, 2 from the journal", Summary(Messy, New + " -JournalPath $Journal").ToString());
        Assert.Equal("7", Summary(Messy, New + " -JournalPath $Journal").Text("Rows"));
        string changes = $"Ipv6AddressId,Bandwidth\n{Estate.WebAddress},4\n{Estate.OtherWebAddress},3\nipv6-hp3unknown,1";
        Assert.Equal("1 changed, 1 unchanged, 1 refused, 0 unknown", Summary(changes, "Sync-VpcIpv6InternetBandwidth").ToString());
        Assert.Equal("2 checked, nothing changed for them, 1 refused, 0 unknown", Summary(changes, "Set-VpcIpv6InternetBandwidth -DryRun").ToString());
        Assert.Equal("2 changed, 1 refused, 0 unknown", Summary(changes, "Set-VpcIpv6InternetBandwidth").ToString());
        Assert.Equal("2 removed, 1 refused, 0 unknown", Summary(changes, "Remove-VpcIpv6InternetBandwidth -Force").ToString());
        Assert.Empty(_session.Run($"'{Estate.WebAddress}', '{Estate.OtherWebAddress}' | {New} -Bandwidth 1 -InformationAction Ignore").Information);
    }

    // An error ends the pipeline while rows wait behind it.
    [Fact]
    public void A_run_that_ends_early_says_what_it_has_not_begun()
    {
        ScriptResult result = _session.Run(
            $"try {{ 'ipv6-hp3unknown', '{Estate.WebAddress}' | {New} -Bandwidth 2 -ThrottleLimit 1 -ErrorAction Stop }} catch {{ }}");

        Assert.Equal(["0 bought (0 Mbit/s), 1 refused, 0 unknown"], result.Information);
    }

    // Rows that were refused before a run is killed are already on the disk.
    [Fact]
    public void A_refused_row_is_in_the_file_before_the_next_row_is_read()
    {
        string refused = Path.Combine(_folder, "refused.csv");
        ScriptResult result = _session.Run(
            "1..3 | ForEach-Object { [pscustomobject]@{ Ipv6AddressId = ''; Bandwidth = $_ }; @(Import-Csv $Path).Count } | "
            + "Where-Object { if ($_ -is [int]) { $script:counts += ,$_; $false } else { $true } } | "
            + New + " -RefusedPath $Path -ErrorAction SilentlyContinue; $counts",
            ("Path", refused));

        Assert.Equal([1, 2, 3], result.Output.Select(count => count.BaseObject));
    }

    [Fact]
    public void What_comes_out_says_what_became_of_the_row()
    {
        string journal = Path.Combine(_folder, "buying.jsonl");
        string buy = $"{New} {Estate.WebAddress} 2 -JournalPath $Journal";

        Assert.Equal("Checked", _session.Run(buy + " -DryRun", ("Journal", journal)).ShouldHaveOneOutput().Text("Outcome"));
        Assert.Equal("Bought", _session.Run(buy, ("Journal", journal)).ShouldHaveOneOutput().Text("Outcome"));
        Assert.Equal("FromJournal", _session.Run(buy, ("Journal", journal)).ShouldHaveOneOutput().Text("Outcome"));
        Assert.Null(_session.Run("Get-VpcIpv6InternetBandwidth").ShouldHaveOneOutput().Text("Outcome"));
    }

    [Fact]
    public void A_remedy_is_said_once_in_a_command_and_each_error_keeps_it()
    {
        ScriptResult result = _session.RunWithRows("Ipv6AddressId,Bandwidth\nipv6-hp3unknown,2\nipv6-hp3unknown2,2", New);

        Assert.Contains("Check the id and the region", result.Errors[0].ToString());
        Assert.DoesNotContain("Check the id and the region", result.Errors[1].ToString());
        Assert.Equal("Get-VpcIpv6Address -Region cn-huhehaote", result.Errors[0].ErrorDetails.RecommendedAction);
        Assert.Equal("", result.Errors[1].ErrorDetails.RecommendedAction);
        Assert.All(result.Errors, error => Assert.EndsWith("Get-VpcIpv6Address -Region cn-huhehaote", Note(error, "Fix")));
    }

    [Theory]
    [InlineData(Estate.ShopGateway)]
    [InlineData("ipv6gw-1")]
    public void A_wrong_gateway_id_recommends_the_same_purchase_without_it(string gateway)
    {
        ScriptResult result = _session.Run($"{New} {Estate.WebAddress} 7 -Ipv6GatewayId {gateway} -InternetChargeType PayByTraffic");

        string command = Assert.Single(result.Errors).ErrorDetails.RecommendedAction;
        Assert.Equal($"{New} -Region cn-huhehaote -Ipv6AddressId {Estate.WebAddress} -Bandwidth 7 -InternetChargeType PayByTraffic", command);
        Assert.Equal("7", _session.Run(command).ShouldHaveOneOutput().Text("Bandwidth"));
    }

    private static string? Note(ErrorRecord error, string name) => PSObject.AsPSObject(error).Text(name);
}
