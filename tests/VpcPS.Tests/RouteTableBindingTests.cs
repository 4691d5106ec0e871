using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Register- and Unregister-VpcRouteTable, and Set-VpcRoute with the routes of gateway route tables.</summary>
public sealed class RouteTableBindingTests : IDisposable
{
    // Of WebVpc, with WebVSwitch beside its own.
    private const string Interface = "eni-hp38m9er6jirhau0nzgb";
    private const string OtherInterface = "eni-hp3l9rph0atsqq4ywtkn";
    private const string Block = "2408:4004:c0:200::/64";

    private readonly ModuleSession _session = ModuleSession.Rehearsing();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_vSwitch_is_bound_and_unbound_and_what_it_was_bound_to_is_found()
    {
        string table = Make("VSwitch");

        PSObject bound = _session.Run($"Register-VpcRouteTable {table} {Estate.WebVSwitch} -Wait -PassThru").ShouldHaveOneOutput();

        Assert.Equal(table, bound.Text("RouteTableId"));
        Assert.Equal(Estate.WebVSwitch, bound.Text("VSwitchIds"));
        ErrorRecord again = _session.Run($"Register-VpcRouteTable {table} {Estate.WebVSwitch}").ShouldHaveOneError("ResourceAlreadyAssociated.RouteTable");
        Assert.NotEmpty(again.ErrorDetails.RecommendedAction);
        _session.Run($"Unregister-VpcRouteTable -VSwitchId {Estate.WebVSwitch} -Force -Wait").ShouldHaveNoErrors();
        Assert.Equal("", _session.Run($"Get-VpcRouteTable {table}").ShouldHaveOneOutput().Text("VSwitchIds"));
        _session.Run($"Unregister-VpcRouteTable -VSwitchId {Estate.WebVSwitch} -Force").ShouldHaveOneError("OperationFailed.NotExistAssociateRelation");
        _session.Run($"Unregister-VpcRouteTable {table} {Estate.WebVSwitch} -Force").ShouldHaveOneError("OperationFailed.VSwitchNotAssociate");
    }

    [Fact]
    public void A_gateway_is_bound_to_a_table_of_its_kind_and_can_be_removed_only_without_it()
    {
        string table = Make("Gateway");

        PSObject bound = _session.Run($"Get-VpcIpv6Gateway {Estate.WebGateway} | Register-VpcRouteTable {table} -PassThru").ShouldHaveOneOutput();

        Assert.Equal(Estate.WebGateway, bound.Text("GatewayIds"));
        ErrorRecord error = _session.Run($"Remove-VpcIpv6Gateway {Estate.WebGateway} -Force").ShouldHaveOneError("DependencyViolation.GatewayRouteTableRelation");
        Assert.Equal($"Unregister-VpcRouteTable -Region cn-huhehaote -Ipv6GatewayId {Estate.WebGateway}", error.ErrorDetails.RecommendedAction);
        _session.Run($"Remove-VpcRouteTable {table} -Force").ShouldHaveOneError("OperationDenied.GatewayAssociated");
        _session.Run($"Get-VpcIpv6Gateway {Estate.WebGateway} | Unregister-VpcRouteTable -Force; Remove-VpcRouteTable {table} -Force -Wait").ShouldHaveNoErrors();
        Assert.Equal(1, _session.Committed("DissociateRouteTableFromGateway"));
    }

    [Fact]
    public void A_lost_answer_binds_and_unbinds_once()
    {
        string table = Make("Gateway");
        _session.Run("Set-VpcEmulator -Fault @{ Action = 'AssociateRouteTableWithGateway'; ResetAfter = $true; Times = 1 }, @{ Action = 'DissociateRouteTableFromGateway'; ResetAfter = $true; Times = 1 }").ShouldHaveNoErrors();

        _session.Run($"Register-VpcRouteTable {table} -Ipv6GatewayId {Estate.WebGateway}; Unregister-VpcRouteTable {table} -Ipv6GatewayId {Estate.WebGateway} -Force").ShouldHaveNoErrors();

        Assert.Equal((1, 1), (_session.Committed("AssociateRouteTableWithGateway"), _session.Committed("DissociateRouteTableFromGateway")));
    }

    [Theory]
    [InlineData("Register-VpcRouteTable $table {0}", "VSwitch", "Gateway", "OperationDenied.AssociateGatewayRouteTable")]
    [InlineData("Register-VpcRouteTable $table -Ipv6GatewayId {1}", "Gateway", "VSwitch", "OperationDenied.RouteTableTypeIncorrect")]
    [InlineData("Register-VpcRouteTable $table -Ipv6GatewayId {2}", "Gateway", "Gateway", "OperationDenied.GatewayAndTableNotInOneVpc")]
    [InlineData("Register-VpcRouteTable vtb-nobodys -Ipv6GatewayId {1}", "Gateway", "Gateway", "ResourceNotFound.RouteTable")]
    [InlineData("Register-VpcRouteTable $table vsw-nobodys", "VSwitch", "VSwitch", "InvalidVSwitchId.NotFound")]
    [InlineData("Register-VpcRouteTable $table {0} -Ipv6GatewayId {1}", "both", "VSwitch", "VSwitchOrGateway")]
    [InlineData("Get-VpcIpv6Address {3} | Register-VpcRouteTable $table", "both", "VSwitch", "VSwitchOrGateway")]
    [InlineData("Get-VpcRouteTable $table | Unregister-VpcRouteTable -Force", "none", "VSwitch", "NoVSwitchOrGateway")]
    [InlineData("Register-VpcRouteTable -VSwitchId {0}", "no table", "VSwitch", "MissingRouteTableId")]
    public void A_row_that_cannot_be_bound_says_why(string command, string what, string kind, string code)
    {
        Make(kind);

        ErrorRecord error = _session.Run(string.Format(
            System.Globalization.CultureInfo.InvariantCulture, command, Estate.WebVSwitch, Estate.WebGateway, Estate.ShopGateway, Estate.WebAddress)).ShouldHaveOneError(code);

        Assert.NotNull(error.TargetObject);
        Assert.NotEmpty(what);
        Assert.Equal(0, _session.Committed("AssociateRouteTable") + _session.Committed("AssociateRouteTableWithGateway"));
    }

    [Fact]
    public void Advice_about_a_system_route_table_says_the_fault_and_works()
    {
        string system = $"(Get-VpcRouteTable -VpcId {Estate.WebVpc} -RouteTableType System).RouteTableId";
        string elsewhere = $"(Get-VpcVSwitch -VpcId {Estate.IntranetVpc})[0].VSwitchId";

        ErrorRecord otherVpc = _session.Run($"Register-VpcRouteTable ({system}) ({elsewhere})").ShouldHaveOneError("Forbidden.NotInSameVpc");
        ErrorRecord own = _session.Run($"Register-VpcRouteTable ({system}) {Estate.WebVSwitch}").ShouldHaveOneError("OperationDenied.SystemRouteTable");

        Assert.NotEmpty(_session.Run(otherVpc.ErrorDetails.RecommendedAction).Output);
        Assert.Equal(Estate.WebVSwitch, _session.Run(own.ErrorDetails.RecommendedAction).ShouldHaveOneOutput().Text("VSwitchId"));
    }

    [Fact]
    public void Hundreds_of_vSwitches_are_bound_and_unbound()
    {
        _session.Run(
            "$vpc = (Invoke-VpcApi CreateVpc @{ CidrBlock = '10.0.0.0/8' } -Confirm:$false).VpcId; "
            + "foreach ($n in 1..120) { $null = Invoke-VpcApi CreateVSwitch @{ VpcId = $vpc; ZoneId = 'cn-huhehaote-a'; CidrMask = 24 } -Confirm:$false }; "
            + "$table = (New-VpcRouteTable $vpc -Wait).RouteTableId").ShouldHaveNoErrors();

        _session.Run("Get-VpcVSwitch -VpcId $vpc | Select-Object RegionId, VSwitchId | Register-VpcRouteTable $table -ThrottleLimit 32").ShouldHaveNoErrors();

        Assert.Equal(120, _session.Run("(Get-VpcRouteTable $table).VSwitchIds.Count").ShouldHaveOneOutput().BaseObject);
        _session.Run("Get-VpcVSwitch -VpcId $vpc | Select-Object RegionId, VSwitchId | Unregister-VpcRouteTable -Force -ThrottleLimit 32").ShouldHaveNoErrors();
        Assert.Equal(0, _session.Run("(Get-VpcRouteTable $table).VSwitchIds.Count").ShouldHaveOneOutput().BaseObject);
    }

    [Fact]
    public void The_routes_of_a_gateway_route_table_are_listed_and_led_to_a_firewall_and_back()
    {
        string table = Make("Gateway");
        PSObject[] routes = [.. _session.Run($"Get-VpcRoute {table}").Output];

        Assert.All(routes, route => Assert.Equal(("Local", "Available", "IPv6"), (route.Text("NextHopType"), route.Text("Status"), route.Text("IpVersion"))));
        Assert.Contains(Block, routes.Select(route => route.Text("DestinationCidrBlock")));
        PSObject led = _session.Run($"Get-VpcRoute {table} -DestinationCidrBlock {Block} | Set-VpcRoute -NextHopId {Interface} -Name wall -Wait -PassThru").ShouldHaveOneOutput();
        Assert.Equal((Block, Interface, "NetworkInterface", "wall", "Available"), (led.Text("DestinationCidrBlock"), led.Text("NextHopId"), led.Text("NextHopType"), led.Text("Name"), led.Text("Status")));
        Assert.Equal(Block, _session.Run($"Get-VpcRoute -VpcId {Estate.WebVpc} -NextHopType NetworkInterface").ShouldHaveOneOutput().Text("DestinationCidrBlock"));
        ErrorRecord error = _session.Run($"Get-VpcRoute {table} -NextHopId {Interface} | Set-VpcRoute -NextHopId {OtherInterface}").ShouldHaveOneError("OperationDenied.UpdateGatewayRouteEntry");
        Assert.Equal($"Set-VpcRoute -Region cn-huhehaote -RouteTableId {table} -DestinationCidrBlock {Block} -NextHopType Local -Wait", error.ErrorDetails.RecommendedAction);
        _session.Run(error.ErrorDetails.RecommendedAction).ShouldHaveNoErrors();
        Assert.Empty(_session.Run($"Get-VpcRoute {table} -NextHopId {Interface}").Output);
        _session.Run($"Get-VpcRoute {table} | Set-VpcRoute -NextHopType Local").ShouldHaveNoErrors();
    }

    [Theory]
    [InlineData(Block + ",eni-nobodys,", "ResourceNotFound.NetworkInterface")]
    [InlineData(Block + ",i-nobodys,", "ResourceNotFound.Instance")]
    [InlineData(Block + ",,", "NoNextHop")]
    [InlineData(Block + ",,NetworkInterface", "WrongNextHop")]
    [InlineData(Block + "," + OtherInterface + ",Local", "WrongNextHop")]
    [InlineData(Block + ",ipv6gw-1,", "WrongNextHop")]
    [InlineData("2408:4004:9:200::/64," + OtherInterface + ",", "ResourceNotFound.RouteEntry")]
    [InlineData("," + OtherInterface + ",", "MissingDestinationCidrBlock")]
    public void A_route_that_cannot_be_changed_is_an_error_of_its_row_alone(string row, string code)
    {
        string table = Make("Gateway");

        ScriptResult result = _session.RunWithRows(
            $"DestinationCidrBlock,NextHopId,NextHopType\n{row}\n{Block},{Interface},NetworkInterface", $"Set-VpcRoute {table} -PassThru");

        Assert.StartsWith(code, Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(Interface, Assert.Single(result.Output).Text("NextHopId"));
    }

    [Fact]
    public void Routes_of_other_route_tables_are_not_changed_and_a_dry_run_changes_nothing()
    {
        string table = Make("VSwitch");

        ErrorRecord error = _session.Run($"Set-VpcRoute {table} {Block} {Interface}").ShouldHaveOneError("ResourceNotFound.RouteTable");

        Assert.Contains("New-VpcRoute", error.ToString(), StringComparison.Ordinal);
        string ofGateway = Make("Gateway");
        _session.Run($"Set-VpcRoute {ofGateway} {Block} {Interface} -DryRun").ShouldHaveNoErrors();
        Assert.Equal(0, _session.Committed("UpdateGatewayRouteTableEntryAttribute"));
    }

    // The engine hands the lines of -WhatIf to a host alone.
    [Fact]
    public async Task WhatIf_names_what_is_bound_and_led_and_changes_nothing()
    {
        (int exitCode, string output, string error) = await HostProcess.RunAsync(
            $"$emulator = Start-VpcEmulator; $null = $emulator | Connect-VpcSession; $table = (New-VpcRouteTable {Estate.WebVpc} -AssociateType Gateway -Wait).RouteTableId; "
            + $"Register-VpcRouteTable $table -Ipv6GatewayId {Estate.WebGateway} -WhatIf; Unregister-VpcRouteTable -Ipv6GatewayId {Estate.WebGateway} -WhatIf; "
            + $"Set-VpcRoute $table {Block} {Interface} -WhatIf; \"changes: $(@($emulator.Journal | Where-Object Committed).Count)\"");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains($"{Estate.WebGateway} in cn-huhehaote: vtb-", output, StringComparison.Ordinal);
        Assert.Contains($"{Block} -> {Interface}", output, StringComparison.Ordinal);
        Assert.Contains("changes: 1", output, StringComparison.Ordinal);
    }

    // The id is in $table, too.
    private string Make(string kind) =>
        _session.Run($"$table = (New-VpcRouteTable {Estate.WebVpc} -AssociateType {kind} -Wait).RouteTableId; $table").ShouldHaveOneOutput().ToString();
}
