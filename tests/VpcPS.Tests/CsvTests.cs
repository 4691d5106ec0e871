using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using VpcPS.Host;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Files that Export-Csv writes, a user edits and Import-Csv reads, with PowerShell's own cmdlets.</summary>
public sealed class CsvTests : IDisposable
{
    private const string LabVSwitch = "vsw-hp3k6zr9x7x9574o9fel5";

    // As exported from an Excel table: an additional column, quotes, a line end inside a cell, an empty line.
    private const string Plan = """
        Ipv6AddressId,Ipv6GatewayId,Bandwidth,InternetChargeType,Region,备注
        ipv6-hp351bytt9inrfp6tgubd,ipv6gw-hp38x2x0fz785tlc65pfv,2,PayByTraffic,cn-huhehaote,网站前端
        "ipv6-hp352ungkzcknmeicfvss","",3,"","","说 ""加急"", 周五前
        第二行"

        ipv6-hp3unknown,,4,,,不存在
        """;

    private const string Import = "Import-Csv -LiteralPath $Path -Encoding utf8";
    private const string Export = "Export-Csv -LiteralPath $Path -NoTypeInformation -Encoding utf8";

    private readonly ModuleSession _session = ModuleSession.Rehearsing();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vpcps-");

    public CsvTests() => _session.Run("", ("Path", Csv));

    private string Csv => Path.Combine(_directory.FullName, "rows.csv");

    public void Dispose()
    {
        _session.Dispose();
        _directory.Delete(recursive: true);
    }

    [Theory]
    [InlineData("Get-VpcIpv6Address", "Ipv6AddressId")]
    [InlineData("Get-VpcIpv6Gateway", "Ipv6GatewayId")]
    [InlineData("Get-VpcIpv6InternetBandwidth", "InternetBandwidthId")]
    [InlineData("Get-VpcIpv6EgressOnlyRule", "Ipv6EgressOnlyRuleId")]
    [InlineData("Get-VpcNetwork", "VpcId")]
    [InlineData("Get-VpcVSwitch", "VSwitchId")]
    public void What_is_listed_and_exported_finds_the_same_again(string get, string id)
    {
        BuyAndRule();

        _session.Run($"$found = @({get}); $found | {Export}").ShouldHaveNoErrors();

        ScriptResult again = _session.Run($"{Import} | {get}");
        again.ShouldHaveNoErrors();
        Assert.NotEmpty(again.Output);
        Assert.Equal(
            _session.Run($"$found.{id}").Output.Select(value => value.ToString()).Order(),
            again.Output.Select(item => item.Text(id)).Order());
        Assert.Equal(
            _session.Run("$found | ForEach-Object { \"$($_.Name)\" }").Output.Select(value => value.ToString()).Order(),
            again.Output.Select(item => item.Text("Name") ?? "").Order());
    }

    [Fact]
    public void Addresses_are_read_back_with_their_names_and_tags()
    {
        _session.Run($"$found = @(Get-VpcIpv6Address); $found | {Export}; $read = @({Import})").ShouldHaveNoErrors();

        Assert.Equal(
            _session.Run("$found | ForEach-Object { \"$($_.Ipv6AddressId) $($_.Name)\" }").Output.Select(line => line.ToString()),
            _session.Run("$read | ForEach-Object { \"$($_.Ipv6AddressId) $($_.Name)\" }").Output.Select(line => line.ToString()));
        Assert.Matches(
            @"^\w+=\w+(; \w+=\w+)*$",
            _session.Run($"($read | Where-Object Ipv6AddressId -EQ {Estate.WebAddress}).Tags").ShouldHaveOneOutput().ToString());
        // The name of a type is no value.
        Assert.DoesNotContain("VpcPS.", File.ReadAllText(Csv), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-VpcIpv6InternetBandwidth", "'InternetBandwidthId', 'Ipv6AddressId', 'Address', 'Name', 'Ipv6GatewayId', 'Bandwidth', 'InternetChargeType', 'BusinessStatus', 'RegionId'")]
    [InlineData("$bought", "'InternetBandwidthId', 'Ipv6AddressId', 'Ipv6GatewayId', 'Bandwidth', 'InternetChargeType', 'RegionId', 'RequestId', 'ClientToken'")]
    public void Bandwidth_is_read_back_as_it_was(string get, string columns)
    {
        BuyAndRule();

        ScriptResult different = _session.Run(
            $"$found = @({get}); $found | {Export}; $read = @({Import}); "
                + $"{columns} | Where-Object {{ \"$($read.$_)\" -ne \"$($found.$_)\" -or -not $read[0].PSObject.Properties[$_] }}");

        different.ShouldHaveNoErrors();
        Assert.Empty(different.Output);
    }

    [Fact]
    public void Purchases_that_are_read_back_while_they_are_there_are_refused_and_not_told_as_made_again()
    {
        _session.Run($"$bought = Get-VpcIpv6Address -NetworkType Private | Select-Object -First 2 | "
            + $"New-VpcIpv6InternetBandwidth -Bandwidth 5; $bought | {Export}").ShouldHaveNoErrors();

        ScriptResult again = _session.Run($"{Import} | New-VpcIpv6InternetBandwidth");

        Assert.Empty(again.Output);
        Assert.Equal(2, again.Errors.Count);
        Assert.All(again.Errors, error => Assert.Contains("BandwidthAlreadyExisted", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(2, _session.Committed("AllocateIpv6InternetBandwidth"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_plan_is_bought_with_and_without_a_byte_order_mark(bool isMarked)
    {
        Write(Plan, isMarked);

        ScriptResult result = _session.Run($"{Import} | New-VpcIpv6InternetBandwidth");

        Assert.Equal([2, 3], result.Values("Bandwidth"));
        Assert.Equal(["PayByTraffic", "PayByBandwidth"], result.Values("InternetChargeType").Select(type => type!.ToString()));
        Assert.Equal([Estate.WebGateway, Estate.WebGateway], result.Values("Ipv6GatewayId"));
        Assert.Equal(
            "ipv6-hp3unknown",
            PSObject.AsPSObject(result.ShouldHaveOneError("ResourceNotFound.Ipv6Address").TargetObject).Text("Ipv6AddressId"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_ids_of_a_file_are_looked_up_in_one_call(bool isMarked)
    {
        Write(Plan, isMarked);

        ScriptResult result = _session.Run($"{Import} | Get-VpcIpv6Address");

        Assert.Equal([Estate.WebAddress, Estate.OtherWebAddress], result.Values("Ipv6AddressId"));
        ErrorRecord missing = result.ShouldHaveOneError("ResourceNotFound.Ipv6Address");
        Assert.Equal("ipv6-hp3unknown", PSObject.AsPSObject(missing.TargetObject).Text("Ipv6AddressId"));
        Assert.Single(_session.Actions());
    }

    [Fact]
    public void Another_delimiter_is_one_word_more()
    {
        Write($"AddressId;BandwidthMbps;ChargeType\r\n{Estate.WebAddress};4;paybytraffic\r\n");

        PSObject bought = _session.Run($"{Import} -Delimiter ';' | New-VpcIpv6InternetBandwidth").ShouldHaveOneOutput();

        Assert.Equal(4, bought.Properties["Bandwidth"].Value);
        Assert.Equal("PayByTraffic", bought.Text("InternetChargeType"));
    }

    [Theory]
    [InlineData("VpcId,Name,Spec\r\n" + Estate.LabVpc + ",one,large\r\n,none,\r\n", "VpcIpv6Gateway", "MissingVpcId", new[] { "one Large" })]
    [InlineData("VSwitchId,Name\r\n" + LabVSwitch + ",one\r\n,none\r\n" + LabVSwitch + ",two\r\n", "VpcIpv6Address", "MissingVSwitchId", new[] { "one ", "two " })]
    [InlineData("AddressId,Name\r\n,none\r\n" + Estate.WebAddress + ",one\r\n", "VpcIpv6EgressOnlyRule", "MissingIpv6AddressId", new[] { "one " })]
    public void What_a_file_has_created_is_exported_and_found(string rows, string noun, string code, string[] names)
    {
        _session.Run($"$null = New-VpcIpv6InternetBandwidth {Estate.WebAddress} 2").ShouldHaveNoErrors();
        Write(rows);

        ScriptResult created = _session.Run($"{Import} | New-{noun} -OutVariable created; $created | {Export}");

        created.ShouldHaveOneError(code);
        Assert.Equal(
            names,
            _session.Run($"{Import} | Get-{noun} | Sort-Object Name | "
                + $"ForEach-Object {{ \"$($_.Name) $($_.Spec)\" }}").Output.Select(line => line.ToString()));
    }

    [Fact]
    public void A_row_that_can_not_be_removed_does_not_keep_the_next()
    {
        _session.Run($"$spare = New-VpcIpv6Address {Estate.WebVSwitch} -Name spare -Wait; "
            + $"Get-VpcIpv6Address {Estate.WebAddress}, $spare.Ipv6AddressId | {Export}").ShouldHaveNoErrors();

        ErrorRecord error = _session.Run($"{Import} | Remove-VpcIpv6Address -Force").ShouldHaveOneError("OperationFailed.AssociationExist");

        Assert.Equal(Estate.WebAddress, PSObject.AsPSObject(error.TargetObject).Text("Ipv6AddressId"));
        Assert.Empty(_session.Run("Get-VpcIpv6Address -Name spare").Output);

        Write($"GatewayId,Owner\r\nipv6gw-hp3unknown,a\r\n,b\r\n{Estate.WebGateway},c\r\n");
        ScriptResult gateways = _session.Run($"{Import} | Remove-VpcIpv6Gateway -Force");
        Assert.Equal(
            ["MissingIpv6GatewayId", "ResourceNotFound.Ipv6Gateway"],
            gateways.Errors.Select(refused => refused.FullyQualifiedErrorId.Split(',')[0]).Order());
        Assert.DoesNotContain(Estate.WebGateway, _session.Run("Get-VpcIpv6Gateway").Values("Ipv6GatewayId"));
    }

    [Theory]
    [InlineData("VpcIpv6EgressOnlyRule", "-Force -Wait")]
    [InlineData("VpcIpv6InternetBandwidth", "-Force")]
    public void What_was_exported_is_removed(string noun, string arguments)
    {
        _session.Run($"$null = {Estate.WebAddress.Quoted()}, {Estate.ShopAddress.Quoted()} | "
            + $"ForEach-Object {{ New-VpcIpv6InternetBandwidth $_ 2 }}").ShouldHaveNoErrors();
        if (noun == "VpcIpv6EgressOnlyRule")
        {
            _session.Run($"$null = {Estate.WebAddress.Quoted()}, {Estate.ShopAddress.Quoted()} | "
                + $"ForEach-Object {{ New-VpcIpv6EgressOnlyRule -Ipv6AddressId $_ }}").ShouldHaveNoErrors();
        }

        _session.Run($"Get-{noun} | {Export}; {Import} | Remove-{noun} {arguments}").ShouldHaveNoErrors();

        Assert.Empty(_session.Run("Get-" + noun).Output);
    }

    [Fact]
    public void Tags_are_exported_removed_and_put_back()
    {
        _session.Run($"Get-VpcTag {Estate.WebAddress} | {Export}; {Import} | Remove-VpcTag -Force").ShouldHaveNoErrors();
        Assert.Empty(_session.Run($"Get-VpcTag {Estate.WebAddress}").Output);

        _session.Run($"{Import} | ForEach-Object {{ Add-VpcTag $_.ResourceId -Tag @{{ $_.Key = $_.Value }} }}").ShouldHaveNoErrors();

        Assert.Equal(
            ["app=web", "env=prod"],
            _session.Run($"Get-VpcTag {Estate.WebAddress}").Output.Select(tag => tag.Text("Key") + "=" + tag.Text("Value")));
    }

    [Fact]
    public void A_column_ResourceId_takes_tags()
    {
        Write($"ResourceId,Owner\r\n{Estate.WebAddress},a\r\n{Estate.WebGateway},b\r\n");

        _session.Run($"{Import} | Add-VpcTag -Tag @{{ run = '7' }}").ShouldHaveNoErrors();

        Assert.Equal(
            [Estate.WebAddress, Estate.WebGateway],
            _session.Run("Get-VpcTag -Tag @{ run = '7' }").Values("ResourceId").Distinct().Order());
    }

    [Fact]
    public void Bandwidth_that_was_exported_and_edited_is_set()
    {
        _session.Run($"$null = {Estate.WebAddress.Quoted()}, {Estate.OtherWebAddress.Quoted()} | "
            + $"ForEach-Object {{ New-VpcIpv6InternetBandwidth $_ 2 }}; Get-VpcIpv6InternetBandwidth | {Export}").ShouldHaveNoErrors();

        _session.Run($"$rows = @({Import}); $rows | ForEach-Object {{ $_.Bandwidth = 20 }}; $rows | {Export}; "
            + $"{Import} | Set-VpcIpv6InternetBandwidth").ShouldHaveNoErrors();

        Assert.Equal([20, 20], _session.Run("Get-VpcIpv6InternetBandwidth").Values("Bandwidth"));
    }

    [Fact]
    public void Names_that_were_filled_in_are_set_and_no_others()
    {
        const string filledIn = $"if ($_.Ipv6AddressId -eq '{Estate.WebAddress}') {{ 'front-1' }} else {{ \"$($_.Name)\" }}";
        _session.Run(
            "$before = @(Get-VpcIpv6Address); $before | "
            + $"Select-Object Ipv6AddressId, @{{ Name = 'Ipv6AddressName'; Expression = {{ {filledIn} }} }} | {Export}")
            .ShouldHaveNoErrors();

        // A blank name changes nothing.
        _session.Run($"{Import} | Where-Object Ipv6AddressName | Set-VpcIpv6Address").ShouldHaveNoErrors();

        Assert.Equal(
            _session.Run($"$before | ForEach-Object {{ {filledIn} }}").Output.Select(name => name.ToString()),
            _session.Run("Get-VpcIpv6Address | ForEach-Object { \"$($_.Name)\" }").Output.Select(name => name.ToString()));
    }

    [Fact]
    public void Gateways_are_renamed_and_a_blank_description_is_kept()
    {
        _session.Run($"Get-VpcIpv6Gateway | ForEach-Object {{ [pscustomobject]@{{ Ipv6GatewayId = $_.Ipv6GatewayId; "
            + $"Name = $_.Name + '-2'; Description = '' }} }} | {Export}; {Import} | Set-VpcIpv6Gateway").ShouldHaveNoErrors();

        Assert.Equal(["shop-edge-2", "video-edge-2", "web-edge-2"], _session.Run("Get-VpcIpv6Gateway").Values("Name").Order());
    }

    [Fact]
    public void A_state_that_was_exported_and_edited_is_followed()
    {
        _session.Run($"$null = {Estate.WebAddress.Quoted()}, {Estate.OtherWebAddress.Quoted()} | "
            + $"ForEach-Object {{ New-VpcIpv6InternetBandwidth $_ 2 }}").ShouldHaveNoErrors();
        _session.Run($"Get-VpcIpv6InternetBandwidth | {Export}; $rows = @({Import}); $rows[0].Bandwidth = '9'; "
            + $"$rows[0] | {Export}").ShouldHaveNoErrors();

        ScriptResult changes = _session.Run($"{Import} | Sync-VpcIpv6InternetBandwidth -Prune "
            + $"-Ipv6GatewayId {Estate.WebGateway} -Confirm:$false");

        changes.ShouldHaveNoErrors();
        Assert.Equal(["Modify", "Remove"], changes.Output.Select(change => change.Text("Action")));
        Assert.Equal([9], _session.Run("Get-VpcIpv6InternetBandwidth").Values("Bandwidth"));
    }

    [Fact]
    public void The_journal_of_an_emulator_is_kept()
    {
        _session.Run($"$null = Get-VpcIpv6Address; $emulator.Journal | {Export}").ShouldHaveNoErrors();

        PSObject entry = _session.Run(Import).ShouldHaveOneOutput();
        Assert.Equal(("DescribeIpv6Addresses", "200"), (entry.Text("Action"), entry.Text("HttpStatus")));
    }

    [Fact]
    public void Findings_are_kept()
    {
        _session.Run($"[pscustomobject]@{{ AddressId = {Estate.WebAddress.Quoted()}; Bandwidth = '600'; "
            + $"ChargeType = 'paybytraffic' }} | Test-VpcIpv6InternetBandwidth | {Export}").ShouldHaveNoErrors();

        PSObject finding = _session.Run(Import).ShouldHaveOneOutput();
        Assert.Equal(("IllegalParam.Bandwidth", "False"), (finding.Text("Code"), finding.Text("WouldSucceed")));
        Assert.NotEmpty(finding.Text("Remedy")!);
    }

    [Fact]
    public void What_an_action_of_the_service_lists_goes_into_a_command()
    {
        _session.Run($"Invoke-VpcApi DescribeIpv6Addresses -All | Select-Object Ipv6AddressId, Ipv6AddressName -First 3 | "
            + $"{Export}").ShouldHaveNoErrors();

        Assert.Equal(3, _session.Run($"{Import} | Get-VpcIpv6Address").Output.Count);
    }

    [Fact]
    public void The_example_plan_is_refused_by_the_check_where_it_is_refused_by_the_purchase()
    {
        string plan = Path.Combine(Path.GetDirectoryName(EmbeddedEngine.FindManifest())!, "examples", "plan.csv");
        _session.Run("", ("Path", plan));
        _session.Run($"$rows = @({Import}); $findings = @($rows | Test-VpcIpv6InternetBandwidth)").ShouldHaveNoErrors();

        ScriptResult bought = _session.Run("$rows | New-VpcIpv6InternetBandwidth");

        Assert.Equal(
            _session.Run("($findings | Where-Object WouldSucceed).Ipv6AddressId").Output.Select(id => id.ToString()),
            bought.Output.Select(item => item.Text("Ipv6AddressId")));
        Assert.Equal([3, 5, 8, 9, 10, 11, 14], _session.Run("$findings | Where-Object { -not $_.WouldSucceed }").Values("Row"));
        // What the binder refuses has an id of the engine. Every other finding is the error of the purchase.
        string[] codes = [.. bought.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0])
            .Where(code => !code.StartsWith("Parameter", StringComparison.Ordinal))];
        Assert.NotEmpty(codes);
        Assert.Empty(codes.Except(_session.Run("$findings").Output.Select(finding => finding.Text("Code"))));
    }

    // Two addresses behind two gateways, with bandwidth and a rule each.
    private void BuyAndRule() => _session.Run(
        $"$bought = {Estate.WebAddress.Quoted()}, {Estate.ShopAddress.Quoted()} | ForEach-Object {{ New-VpcIpv6InternetBandwidth $_ 2 }}; "
        + "$null = $bought | ForEach-Object { New-VpcIpv6EgressOnlyRule -Ipv6AddressId $_.Ipv6AddressId "
        + "-Name ('of-' + $_.Bandwidth) }").ShouldHaveNoErrors();

    private void Write(string csv, bool isMarked = false) => File.WriteAllText(Csv, csv, new UTF8Encoding(isMarked));
}
