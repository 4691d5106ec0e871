using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Get-, New- and Remove-VpcRoute, and the same of -VpcRouteTable.</summary>
public sealed class VpcRouteTests : IDisposable
{
    private const string WebTable = "vtb-hp3kzilwd9yflssfdlgqe";

    private readonly ModuleSession _session = ModuleSession.Rehearsing();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Every_route_of_the_region_is_listed_with_its_next_hop()
    {
        ScriptResult all = _session.Run("Get-VpcRoute");

        all.ShouldHaveNoErrors();
        PSObject route = all.Output.Single(item => item.Text("NextHopId") == Estate.WebGateway);
        Assert.Equal(
            ("::/0", "IPv6Gateway", "Custom", "IPv6", "Available", WebTable, "cn-huhehaote"),
            (route.Text("DestinationCidrBlock"), route.Text("NextHopType"), route.Text("Type"), route.Text("IpVersion"), route.Text("Status"),
                route.Text("RouteTableId"), route.Text("RegionId")));
        Assert.Contains(all.Output, item => item.Text("NextHopType") == "local" && item.Text("Type") == "System");
        Assert.Equal(all.Values("RouteTableId").Distinct().Count(), _session.Run("Get-VpcRouteTable").Output.Count);
    }

    [Theory]
    [InlineData($"Get-VpcRoute {WebTable} -Type custom")]
    [InlineData($"Get-VpcRoute -VpcId {Estate.WebVpc} -NextHopType ipv6gateway")]
    [InlineData($"Get-VpcNetwork {Estate.WebVpc} | Get-VpcRoute -DestinationCidrBlock 0:0::/0")]
    [InlineData($"Get-VpcRouteTable -VpcId {Estate.WebVpc} | Get-VpcRoute -NextHopId {Estate.WebGateway}")]
    [InlineData($"'{Estate.WebVpc}' | Get-VpcRoute -IpVersion ipv6 -Type Custom")]
    [InlineData($"'{WebTable}' | Get-VpcRoute -Type Custom")]
    [InlineData($"Get-VpcRoute {WebTable} -Type Custom | Get-VpcRoute")]
    [InlineData($"(Get-VpcRoute {WebTable} -Type Custom).RouteEntryId | Get-VpcRoute")]
    [InlineData($"Get-VpcRegion -RegionId cn-huhehaote | Get-VpcRoute -NextHopId {Estate.WebGateway}")]
    [InlineData($"Get-VpcRoute -Region cn-h* -NextHopId {Estate.WebGateway}")]
    [InlineData($"Get-VpcRoute {WebTable} -VpcId {Estate.WebVpc} -Type Custom")]
    [InlineData($"Get-VpcNetwork {Estate.WebVpc} | Get-VpcRoute {WebTable} -Type Custom")]
    [InlineData($"'{WebTable}' | Get-VpcRoute -RouteEntryId (Get-VpcRoute -NextHopId {Estate.WebGateway}).RouteEntryId")]
    [InlineData($"[pscustomobject]@{{ Region = 'cn-huhehaote'; Note = 'x' }} | Get-VpcRoute {WebTable} -Type Custom")]
    public void A_list_is_limited_by_what_is_given(string command) =>
        Assert.Equal(Estate.WebGateway, _session.Run(command).ShouldHaveOneOutput().Text("NextHopId"));

    [Theory]
    [InlineData("Get-VpcRoute vtb-hp3unknown", "InvalidRouteTableId.NotFound")]
    [InlineData("Get-VpcRoute -RouteEntryId rte-hp3unknown", "InvalidRouteEntry.NotFound")]
    [InlineData("'vpc-hp3unknown' | Get-VpcRoute", "ResourceNotFound.VPC")]
    [InlineData("[pscustomobject]@{ RouteTableId = ' ' } | Get-VpcRoute", "MissingRouteTableId")]
    [InlineData("[pscustomobject]@{ RouteTableId = ' ' } | Get-VpcRouteTable", "MissingRouteTableId")]
    [InlineData("$null | Get-VpcRoute", "MissingRouteTableId")]
    [InlineData("'ipv6-hp351bytt9inrfp6tgubd' | Get-VpcRoute", "MissingRouteTableId")]
    [InlineData($"'{Estate.WebVpc}' | Get-VpcRoute -VpcId {Estate.LabVpc}", "ScopesDisagree")]
    [InlineData($"Get-VpcRoute {WebTable} -VpcId {Estate.LabVpc}", "ScopesDisagree")]
    [InlineData($"Get-VpcRoute {WebTable} -VpcId vpc-hp3unknown", "ScopesDisagree")]
    [InlineData($"Get-VpcRouteTable {WebTable} | Get-VpcRoute -VpcId {Estate.LabVpc}", "ScopesDisagree")]
    [InlineData($"'{WebTable}' | Get-VpcRoute -VpcId {Estate.LabVpc}", "ScopesDisagree")]
    [InlineData($"Get-VpcRoute {WebTable} -Type Custom | Get-VpcRoute -VpcId {Estate.LabVpc}", "ScopesDisagree")]
    [InlineData($"Get-VpcNetwork {Estate.LabVpc} | Get-VpcRoute {WebTable}", "ScopesDisagree")]
    [InlineData($"'vtb-hp3other' | Get-VpcRoute {WebTable}", "ScopesDisagree")]
    [InlineData($"'rte-hp3other' | Get-VpcRoute -RouteEntryId rte-hp3one", "ScopesDisagree")]
    [InlineData($"Get-VpcRoute vtb-hp3unknown -VpcId {Estate.LabVpc}", "InvalidRouteTableId.NotFound")]
    [InlineData($"Get-VpcNetwork {Estate.LabVpc} | Get-VpcRoute -RouteEntryId (Get-VpcRoute {WebTable} -Type Custom).RouteEntryId", "InvalidRouteEntry.NotFound")]
    [InlineData($"Get-VpcRoute -RouteEntryId (Get-VpcRoute {WebTable} -Type Custom).RouteEntryId -Type System", "InvalidRouteEntry.NotFound")]
    [InlineData($"Get-VpcRoute {WebTable} -Type Custom | Get-VpcRoute -Name no*", "InvalidRouteEntry.NotFound")]
    [InlineData("Get-VpcRouteTable vtb-hp3unknown", "InvalidRouteTableId.NotFound")]
    public void What_is_not_there_or_means_nothing_is_an_error(string command, string code) => _session.Run(command).ShouldHaveOneError(code);

    [Fact]
    public void From_a_route_table_to_its_end()
    {
        PSObject table = Succeed($"$table = Get-VpcNetwork {Estate.WebVpc} | New-VpcRouteTable -Name web -Tag @{{ env = 'prod' }} -Wait; $table").Single();
        Assert.Equal(("web", "Custom", "VSwitch", "Available"), (table.Text("Name"), table.Text("RouteTableType"), table.Text("AssociateType"), table.Text("Status")));
        Assert.Equal(["web"], _session.Run("Get-VpcRouteTable -Name W* -Tag @{ env = '*' }").Values("Name"));

        PSObject route = Succeed($"$table | New-VpcRoute -DestinationCidrBlock ::/0 -NextHopId {Estate.WebGateway} -Name out -Wait").Single();

        Assert.Equal(
            ("out", "IPv6Gateway", "Available", table.Text("RouteTableId")),
            (route.Text("Name"), route.Text("NextHopType"), route.Text("Status"), route.Text("RouteTableId")));
        ErrorRecord inTheWay = _session.Run("$table | Remove-VpcRouteTable -Force").ShouldHaveOneError("IncorrectRouteTableStatus.RouteEntryExist");
        Succeed("$ConfirmPreference = 'None'; " + inTheWay.ErrorDetails.RecommendedAction + " -Force");
        Succeed("$table | Remove-VpcRouteTable -Force -Wait");
        _session.Run("Get-VpcRouteTable $table.RouteTableId").ShouldHaveOneError("InvalidRouteTableId.NotFound");
    }

    [Fact]
    public void Hundreds_of_rows_come_and_go_in_the_order_of_input()
    {
        Succeed($"$a = New-VpcRouteTable {Estate.WebVpc}; $b = New-VpcRouteTable {Estate.LabVpc}");
        IEnumerable<string> rows = Enumerable.Range(1, 180).SelectMany(i => new[]
        {
            $"$a,11.1.{i}.0/24,ngw-hp3one,a{i}", $"$b,11.1.{i}.7,vpn-hp3one,b{i}",
        });
        string csv = "RouteTableId,Destination,NextHopId,Name\n" + string.Join("\n", rows)
            .Replace("$a", Succeed("$a.RouteTableId").Single().ToString(), StringComparison.Ordinal)
            .Replace("$b", Succeed("$b.RouteTableId").Single().ToString(), StringComparison.Ordinal);

        ScriptResult made = _session.RunWithRows(csv, "New-VpcRoute -ThrottleLimit 16");

        made.ShouldHaveNoErrors();
        Assert.Equal(Enumerable.Range(1, 180).SelectMany(i => new[] { "a" + i, "b" + i }), made.Values("Name"));
        Assert.Equal(["NatGateway", "VpnGateway"], made.Values("NextHopType").Take(2));
        Assert.Equal("11.1.1.7/32", made.Output[1].Text("DestinationCidrBlock"));
        Assert.Equal(360, Succeed("$a, $b | Get-VpcRoute -Type Custom").Select(route => route.Text("RouteEntryId")).Distinct().Count());

        // The list is read on while what it lists is removed.
        Succeed("$a, $b | Get-VpcRoute -Type Custom | Remove-VpcRoute -Force -ThrottleLimit 16");
        Assert.Empty(Succeed("$a, $b | Get-VpcRoute -Type Custom"));
    }

    [Fact]
    public void Rows_of_one_route_table_look_nothing_up()
    {
        string rows = string.Join("\n", Enumerable.Range(1, 50).Select(i => $"{WebTable},11.2.{i}.0/24,ngw-hp31"));

        _session.RunWithRows("RouteTableId,DestinationCidrBlock,NextHopId\n" + rows, "New-VpcRoute").ShouldHaveNoErrors();

        Assert.Equal(Enumerable.Repeat("CreateRouteEntry", 50), _session.Actions());
    }

    [Fact]
    public void The_routes_of_two_tables_of_a_VPC_wait_for_each_other()
    {
        using ModuleSession session = new();
        session.Run("$emulator = Start-VpcEmulator -Clock Manual; $null = $emulator | Connect-VpcSession").ShouldHaveNoErrors();
        session.Run($"$a = New-VpcRouteTable {Estate.WebVpc} -Wait; $b = New-VpcRouteTable {Estate.WebVpc} -Wait").ShouldHaveNoErrors();

        ScriptResult made = session.Run(
            "1..6 | ForEach-Object { foreach ($table in $a, $b) { [pscustomobject]@{ RouteTableId = $table.RouteTableId; DestinationCidrBlock = \"11.$_.0.0/16\"; NextHopId = 'ngw-hp3one' } } } | New-VpcRoute -Wait");

        made.ShouldHaveNoErrors();
        Assert.Equal(Enumerable.Repeat("Available", 12), made.Values("Status"));
        session.Run("$a, $b | Get-VpcRoute -Type Custom | Remove-VpcRoute -Force -Wait").ShouldHaveNoErrors();
        Assert.Empty(session.Run("$a, $b | Get-VpcRoute -Type Custom").Output);
    }

    [Fact]
    public void Routes_of_a_file_are_made_again_elsewhere()
    {
        Succeed($"$a = New-VpcRouteTable {Estate.WebVpc}; $b = New-VpcRouteTable {Estate.WebVpc}");
        Succeed($"$a | New-VpcRoute -DestinationCidrBlock ::/0 -NextHopId {Estate.WebGateway} -Name out -Description 'the way out'");

        PSObject copy = Succeed(
            "$rows = $a | Get-VpcRoute -Type Custom | ConvertTo-Csv | ConvertFrom-Csv; $rows | New-VpcRoute -RouteTableId $b.RouteTableId").Single();

        Assert.Equal(
            (Succeed("$b.RouteTableId").Single().ToString(), "out", "the way out", Estate.WebGateway),
            (copy.Text("RouteTableId"), copy.Text("Name"), copy.Text("Description"), copy.Text("NextHopId")));
        ErrorRecord local = _session.Run("$a | Get-VpcRoute -DestinationCidrBlock 100.64.0.0/10 | New-VpcRoute -RouteTableId $b.RouteTableId")
            .Errors.Single();
        Assert.Contains("come and go with vSwitches", local.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_route_with_several_next_hops_is_not_copied_with_one()
    {
        string row = $"[pscustomobject]@{{ RouteTableId = '{WebTable}'; DestinationCidrBlock = '11.0.0.0/8'; NextHopType = 'RouterInterface'; NextHopId = 'ri-hp31'; NextHops = 'RouterInterface=ri-hp31; RouterInterface=ri-hp32' }}";

        ErrorRecord error = _session.Run(row + " | New-VpcRoute").ShouldHaveOneError("SeveralNextHops");

        Assert.Contains("2 next hops", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, _session.Committed("CreateRouteEntry"));
    }

    [Theory]
    [InlineData("10.0.1.1/24", "ngw-hp31", "Did you mean '10.0.1.0/24'?")]
    [InlineData("2001:db8::1/32", "eni-hp31", "Did you mean '2001:db8::/32'?")]
    [InlineData("10.0.1.0/33", "ngw-hp31", "/0 to /32")]
    [InlineData("10.1", "ngw-hp31", "is not a destination")]
    [InlineData("default", "ngw-hp31", "is not a destination")]
    [InlineData("::/0", "xx-hp31", "what kind of next hop")]
    [InlineData(" ", "ngw-hp31", "no DestinationCidrBlock")]
    [InlineData("::/0", "", "no NextHopId")]
    public void A_row_that_is_nearly_right_sends_nothing(string destination, string hop, string why)
    {
        ScriptResult result = _session.RunWithRows($"RouteTableId,DestinationCidrBlock,NextHopId\n{WebTable},{destination},{hop}", "New-VpcRoute");

        Assert.Contains(why, Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.DoesNotContain("CreateRouteEntry", _session.Actions());
    }

    [Theory]
    [InlineData("::/0 " + Estate.WebGateway, "InvalidRouteEntry.Duplicate", true)]
    [InlineData("::/0 ecr-hp31 -NextHopType Ecr", "InvalidCIDRBlock.Duplicate", true)]
    [InlineData("0.0.0.0/0 eni-hp3unknown", "InvalidNextHopId.NotFound", true)]
    [InlineData("2001:db8::/32 ngw-hp31", "InvalidNextHopType", false)]
    [InlineData("10.0.0.0/8 " + Estate.WebGateway, "InvalidNextHopType", false)]
    [InlineData("100.64.1.0/24 ngw-hp31", "InvalidCidrBlock", true)]
    [InlineData("2408:4004:c0:200::/64 ecr-hp31 -NextHopType Ecr", "InvalidCidrBlock", true)]
    public void A_refusal_says_what_to_do_with_a_command_that_works(string arguments, string code, bool hasCommand)
    {
        ErrorRecord error = _session.Run($"New-VpcRoute {WebTable} {arguments}").ShouldHaveOneError(code);

        Assert.Equal(hasCommand, error.ErrorDetails.RecommendedAction is { Length: > 0 });
        if (hasCommand)
        {
            Assert.NotEmpty(Succeed(error.ErrorDetails.RecommendedAction));
        }

        _session.Run($"New-VpcRoute {WebTable} {arguments} -DryRun").ShouldHaveOneError(code);
    }

    [Fact]
    public void Only_what_somebody_made_is_removed()
    {
        ErrorRecord route = _session.Run($"Get-VpcRoute {WebTable} -Type System | Select-Object -First 1 | Remove-VpcRoute -Force").ShouldHaveOneError("OperationDenied");
        Assert.Equal("Get-VpcRoute -Region cn-huhehaote -Type Custom", route.ErrorDetails.RecommendedAction);
        _session.Run($"Get-VpcRouteTable {WebTable} | Remove-VpcRouteTable -Force").ShouldHaveOneError("IncorrectRouteTableType");
        Assert.DoesNotContain("DeleteRouteEntry", _session.Actions());
        Assert.DoesNotContain("DeleteRouteTable", _session.Actions());

        // Without the row's word for it the service refuses it.
        _session.Run($"Remove-VpcRoute (Get-VpcRoute {WebTable} -Type System)[0].RouteEntryId -Force").ShouldHaveOneError("OperationDenied");
        _session.Run($"Remove-VpcRouteTable {WebTable} -Force").ShouldHaveOneError("IncorrectRouteTableType");
    }

    [Theory]
    [InlineData($"Get-VpcRoute {WebTable} -Type Custom")]
    [InlineData($"[pscustomobject]@{{ VSwitchId = '{Estate.WebVSwitch}'; RouteTableId = '{WebTable}' }}")]
    public void Something_in_a_route_table_does_not_mean_the_route_table(string input) =>
        _session.Run(input + " | Remove-VpcRouteTable -Force").ShouldHaveOneError("RowIsAboutPart");

    [Theory]
    [InlineData("Remove-VpcRoute rte-hp3unknown", "InvalidRouteEntry.NotFound", "Get-VpcRoute -Region cn-huhehaote")]
    [InlineData("Remove-VpcRouteTable vtb-hp3unknown", "InvalidRouteTableId.NotFound", "Get-VpcRouteTable -Region cn-huhehaote")]
    public void What_is_not_there_is_an_error_unless_it_may_be_missing(string command, string code, string advice)
    {
        Assert.Equal(advice, _session.Run(command + " -Force").ShouldHaveOneError(code).ErrorDetails.RecommendedAction);
        Assert.Empty(Succeed(command + " -Force -IfExists"));
    }

    [Fact]
    public void Nothing_is_changed_with_WhatIf_or_by_a_dry_run()
    {
        Succeed($"New-VpcRouteTable {Estate.WebVpc} -WhatIf; New-VpcRoute {WebTable} 11.0.0.0/8 ngw-hp31 -WhatIf; New-VpcRoute {WebTable} 11.0.0.0/8 ngw-hp31 -DryRun");
        Succeed($"$route = Get-VpcRoute {WebTable} -Type Custom; $route | Remove-VpcRoute -WhatIf; $route | Remove-VpcRoute -Force -DryRun");

        Assert.All(["CreateRouteTable", "CreateRouteEntry", "DeleteRouteEntry"], action => Assert.Equal(0, _session.Committed(action)));
        Assert.Single(Succeed($"Get-VpcRoute {WebTable} -Type Custom"));
    }

    [Fact]
    public void A_change_whose_answer_was_lost_is_made_once()
    {
        Succeed("Set-VpcEmulator -Fault @{ Action = 'CreateRouteTable'; ResetAfter = $true; Times = 1 }, "
            + "@{ Action = 'CreateRouteEntry'; ResetAfter = $true; Times = 1 }, @{ Action = 'DeleteRouteEntry'; ResetAfter = $true; Times = 1 }, "
            + "@{ Action = 'DeleteRouteTable'; ResetAfter = $true; Times = 1 }");

        Succeed($"$table = New-VpcRouteTable {Estate.WebVpc}; $route = $table | New-VpcRoute -DestinationCidrBlock 11.0.0.0/8 -NextHopId ngw-hp31; $route");
        Assert.Single(Succeed("$table | Get-VpcRoute -Type Custom"));
        Succeed("$route | Remove-VpcRoute -Force -Wait; $table | Remove-VpcRouteTable -Force -Wait");

        Assert.All(
            ["CreateRouteTable", "CreateRouteEntry", "DeleteRouteEntry", "DeleteRouteTable"],
            action => Assert.Equal(1, _session.Committed(action)));
    }

    private IReadOnlyList<PSObject> Succeed(string script)
    {
        ScriptResult result = _session.Run(script);
        result.ShouldHaveNoErrors();
        return result.Output;
    }
}
