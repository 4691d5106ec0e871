using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Get-VpcInterface, Add- and Remove-VpcInterfaceAddress.</summary>
public sealed class InterfaceTests : IDisposable
{
    private const string Interface = "eni-hp38m9er6jirhau0nzgb";
    private const string OtherInterface = "eni-hp3l9rph0atsqq4ywtkn";
    private const string VSwitch = "vsw-hp3nf3oi0zbgzsiea72ph";
    private const string Instance = "i-hp3q78zsmhweh5nragq1";
    private const string Given = "2408:4004:c0:201::77";

    private readonly ModuleSession _session = ModuleSession.Rehearsing();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void An_interface_is_listed_with_its_addresses_by_id_vSwitch_instance_and_address()
    {
        PSObject known = _session.Run($"Get-VpcInterface {Interface}").ShouldHaveOneOutput();

        Assert.Equal("2408:4004:c0:201::11", known.Text("Ipv6Addresses"));
        Assert.Equal(("Secondary", "Available", VSwitch, "cn-huhehaote"), (known.Text("Type"), known.Text("Status"), known.Text("VSwitchId"), known.Text("RegionId")));
        Assert.Contains(Interface, _session.Run($"Get-VpcVSwitch {VSwitch} | Get-VpcInterface").Values("NetworkInterfaceId"));
        Assert.Equal("Primary", _session.Run($"Get-VpcInterface -InstanceId {Instance}").ShouldHaveOneOutput().Text("Type"));
        Assert.Equal(Interface, _session.Run("Get-VpcInterface -Ipv6Address 2408:4004:c0:201::11").ShouldHaveOneOutput().Text("NetworkInterfaceId"));
        Assert.Equal(
            [Interface, OtherInterface],
            _session.Run($"'{Interface}', '{OtherInterface}' | Get-VpcInterface").Values("NetworkInterfaceId"));
        _session.Run("Get-VpcInterface eni-nobodys").ShouldHaveOneError("InvalidEniId.NotFound");
        ScriptResult ofNothing = _session.Run("Get-VpcIpv6Address | Select-Object -First 1 | Get-VpcInterface");
        Assert.Empty(ofNothing.Output);
        Assert.Single(ofNothing.Errors);
    }

    [Fact]
    public void An_assigned_address_comes_out_with_its_id_and_can_be_bought_for_and_taken_away()
    {
        PSObject made = _session.Run($"$made = Add-VpcInterfaceAddress {Interface} -Ipv6Address {Given} -Wait; $made").ShouldHaveOneOutput();

        Assert.StartsWith("ipv6-", made.Text("Ipv6AddressId"), StringComparison.Ordinal);
        Assert.Equal((Given, "Available", Interface), (made.Text("Address"), made.Text("Status"), made.Text("AssociatedInstanceId")));
        Assert.NotNull(made.Text("ClientToken"));
        _session.Run("$made | New-VpcIpv6InternetBandwidth -Bandwidth 2").ShouldHaveOneOutput();
        ErrorRecord error = _session.Run("$made | Remove-VpcInterfaceAddress -Force").ShouldHaveOneError("DependencyViolation.Ipv6InternetBandwidth");
        Assert.Equal($"Remove-VpcIpv6InternetBandwidth -Region cn-huhehaote -Ipv6AddressId {made.Text("Ipv6AddressId")}", error.ErrorDetails.RecommendedAction);
        Assert.Equal(0, _session.Committed("UnassignIpv6Addresses"));
        _session.Run("$made | Remove-VpcIpv6InternetBandwidth -Force; $made | Remove-VpcInterfaceAddress -Force").ShouldHaveNoErrors();
        Assert.Equal("2408:4004:c0:201::11", _session.Run($"Get-VpcInterface {Interface}").ShouldHaveOneOutput().Text("Ipv6Addresses"));
    }

    [Fact]
    public void Hundreds_of_interfaces_get_addresses_and_lose_them_again()
    {
        using EstateOf estate = new(interfaces: 220);
        using var session = new ModuleSession();
        session.Run($"$emulator = Start-VpcEmulator -EstatePath '{estate.Path}'; $null = $emulator | Connect-VpcSession").ShouldHaveNoErrors();

        ScriptResult added = session.Run("Get-VpcInterface | Add-VpcInterfaceAddress -Count 2 -ThrottleLimit 32");

        added.ShouldHaveNoErrors();
        Assert.Equal(440, added.Values("Ipv6AddressId").Distinct().Count());
        Assert.Equal(220, session.Committed("AssignIpv6Addresses"));
        Assert.Equal(Enumerable.Repeat(2, 220), session.Run("Get-VpcInterface | ForEach-Object { $_.Ipv6Addresses.Count }").Output.Select(count => (int)count.BaseObject));
        session.Run("Get-VpcInterface | Remove-VpcInterfaceAddress -All -Force -ThrottleLimit 32").ShouldHaveNoErrors();
        Assert.Empty(session.Run("Get-VpcIpv6Address").Output);
        Assert.Equal(220, session.Run("Get-VpcInterface").Output.Count);
    }

    [Fact]
    public void A_lost_answer_assigns_once_and_takes_away_once()
    {
        _session.Run("Set-VpcEmulator -Fault @{ Action = 'AssignIpv6Addresses'; ResetAfter = $true; Times = 1 }, @{ Action = 'UnassignIpv6Addresses'; ResetAfter = $true; Times = 1 }").ShouldHaveNoErrors();

        _session.Run($"Add-VpcInterfaceAddress {Interface} -Ipv6Address {Given} -Wait").ShouldHaveOneOutput();
        _session.Run($"Remove-VpcInterfaceAddress {Interface} {Given} -Force").ShouldHaveNoErrors();

        Assert.Equal(1, _session.Committed("AssignIpv6Addresses"));
        Assert.Equal(1, _session.Committed("UnassignIpv6Addresses"));
        Assert.Equal("2408:4004:c0:201::11", _session.Run($"Get-VpcInterface {Interface}").ShouldHaveOneOutput().Text("Ipv6Addresses"));
    }

    [Fact]
    public void An_outcome_that_stays_unknown_says_how_to_find_out()
    {
        _session.Run("$null = $emulator | Connect-VpcSession -MaxRetry 0; Set-VpcEmulator -Fault @{ Action = 'AssignIpv6Addresses'; ResetAfter = $true }").ShouldHaveNoErrors();

        ErrorRecord error = Assert.Single(_session.Run($"Add-VpcInterfaceAddress {Interface}").Errors);

        Assert.StartsWith("OutcomeUnknown.", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("-ClientToken", error.ToString(), StringComparison.Ordinal);
        Assert.Equal($"Get-VpcInterface -Region cn-huhehaote -NetworkInterfaceId {Interface}", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void What_is_gone_already_is_an_error_unless_told_otherwise_and_the_rest_still_goes()
    {
        _session.Run($"$null = Add-VpcInterfaceAddress {Interface} -Ipv6Address {Given} -Wait").ShouldHaveNoErrors();

        ErrorRecord error = _session.Run($"Remove-VpcInterfaceAddress {Interface} {Given}, 2408:4004:c0:201::99 -Force").ShouldHaveOneError("InvalidIp.IpUnassigned");

        Assert.Equal($"Get-VpcInterface -Region cn-huhehaote -NetworkInterfaceId {Interface}", error.ErrorDetails.RecommendedAction);
        _session.Run($"Remove-VpcInterfaceAddress {Interface} {Given}, 2408:4004:c0:201::99 -Force -IfExists").ShouldHaveNoErrors();
        Assert.Equal("2408:4004:c0:201::11", _session.Run($"Get-VpcInterface {Interface}").ShouldHaveOneOutput().Text("Ipv6Addresses"));
        _session.Run("Remove-VpcInterfaceAddress eni-nobodys -All -Force -IfExists").ShouldHaveNoErrors();
        _session.Run("Remove-VpcInterfaceAddress eni-nobodys -All -Force").ShouldHaveOneError("InvalidEniId.NotFound");
    }

    [Fact]
    public void An_address_of_an_instance_is_taken_from_its_primary_interface()
    {
        PSObject made = _session.Run($"$made = Get-VpcInterface -InstanceId {Instance} | Add-VpcInterfaceAddress -Wait; $made").ShouldHaveOneOutput();

        Assert.Equal(Instance, made.Text("AssociatedInstanceId"));
        _session.Run("$made | Remove-VpcInterfaceAddress -Force").ShouldHaveNoErrors();
        _session.Run($"Get-VpcIpv6Address {made.Text("Ipv6AddressId")}").ShouldHaveOneError("ResourceNotFound.Ipv6Address");
    }

    [Theory]
    [InlineData("Add-VpcInterfaceAddress eni-nobodys", "InvalidEniId.NotFound")]
    [InlineData("Add-VpcInterfaceAddress " + Interface + " -Ipv6Address 2408:4004:c0:201::11", "InvalidIp.IpAssigned")]
    [InlineData("Add-VpcInterfaceAddress " + Interface + " -Ipv6Address 2408:4004:c0:299::1", "InvalidVSwitchId.IpInvalid")]
    [InlineData("Add-VpcInterfaceAddress " + Interface + " -Count 10", "MaxEniIpv6IpsCountExceeded")]
    [InlineData("Add-VpcInterfaceAddress " + Interface + " -Count 1 -Ipv6Address " + Given, "AddressesAndCount")]
    [InlineData("Remove-VpcInterfaceAddress " + Interface + " -Force", "NoAddresses")]
    [InlineData("Remove-VpcInterfaceAddress " + Interface + " " + Given + " -All -Force", "AddressesAndAll")]
    [InlineData("New-VpcIpv6Address " + VSwitch + " -Wait | Remove-VpcInterfaceAddress -Force", "NoInterface")]
    public void A_row_that_cannot_be_done_says_why(string command, string code)
    {
        ErrorRecord error = _session.Run(command).ShouldHaveOneError(code);

        Assert.NotNull(error.TargetObject);
        Assert.Equal(0, _session.Committed("AssignIpv6Addresses") + _session.Committed("UnassignIpv6Addresses"));
    }

    [Theory]
    [InlineData("eni-x,banana,", "banana")]
    [InlineData("eni-x,,11", "11")]
    [InlineData("vsw-x,,", "vsw-x")]
    [InlineData(",,", "NetworkInterfaceId")]
    public void A_wrong_cell_is_an_error_of_its_row_alone(string row, string named)
    {
        ScriptResult result = _session.RunWithRows(
            $"NetworkInterfaceId,Ipv6Address,Count\n{row}\n{Interface},,2", "Add-VpcInterfaceAddress");

        Assert.Contains(named, Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
        Assert.Equal(2, result.Output.Count);
    }

    // The engine hands the lines of -WhatIf to a host alone.
    [Fact]
    public async Task WhatIf_names_interface_and_addresses_and_changes_nothing()
    {
        (int exitCode, string output, string error) = await HostProcess.RunAsync(
            "$emulator = Start-VpcEmulator; $null = $emulator | Connect-VpcSession; "
            + $"Add-VpcInterfaceAddress {Interface} -Count 3 -WhatIf; Add-VpcInterfaceAddress {Interface} -Ipv6Address {Given} -WhatIf; "
            + $"Remove-VpcInterfaceAddress {Interface} -All -WhatIf; \"changes: $(@($emulator.Journal | Where-Object Committed).Count)\"");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains($"{Interface} in cn-huhehaote: 3 free IPv6 addresses", output, StringComparison.Ordinal);
        Assert.Contains($"{Interface} in cn-huhehaote: {Given}", output, StringComparison.Ordinal);
        Assert.Contains($"{Interface} in cn-huhehaote: all its IPv6 addresses", output, StringComparison.Ordinal);
        Assert.Contains("changes: 0", output, StringComparison.Ordinal);
    }

    [Fact]
    public void On_the_cloud_the_calls_go_to_the_hosts_of_ecs()
    {
        using var session = new ModuleSession();

        ErrorRecord error = Assert.Single(session.Run(
            "$credential = [pscredential]::new('testAccessKeyId', (ConvertTo-SecureString 'testAccessKeySecret' -AsPlainText -Force)); "
            + "$null = Connect-VpcSession -Region cn-huhehaote -Credential $credential -MaxRetry 0 -Proxy http://127.0.0.1:1; Get-VpcInterface").Errors);

        Assert.Contains("ecs.cn-huhehaote.aliyuncs.com", error.ToString(), StringComparison.Ordinal);
    }

    // A file with an estate of one vSwitch.
    private sealed class EstateOf : IDisposable
    {
        public EstateOf(int interfaces) => File.WriteAllText(Path, $$"""
            {
              "EstateFormat": 1, "DefaultRegionId": "cn-huhehaote",
              "AccessKeys": [ { "AccessKeyId": "testKey", "AccessKeySecret": "testSecret" } ],
              "Regions": [ { "RegionId": "cn-huhehaote", "Vpcs": [ { "VpcId": "vpc-1", "Ipv6CidrBlocks": [ "2408:4004:1:100::/56" ], "VSwitches": [ {
                "VSwitchId": "vsw-1", "Ipv6CidrBlock": "2408:4004:1:100::/64",
                "NetworkInterfaces": [ {{string.Join(", ", Enumerable.Range(1, interfaces).Select(number => $$"""{ "NetworkInterfaceId": "eni-{{number}}" }"""))}} ]
              } ] } ] } ]
            }
            """);

        public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName() + ".json");

        public void Dispose() => File.Delete(Path);
    }
}
