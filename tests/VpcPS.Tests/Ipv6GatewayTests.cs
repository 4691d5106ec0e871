using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using Microsoft.AspNetCore.Http;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>New-, Get-, Set- and Remove-VpcIpv6Gateway.</summary>
public sealed class Ipv6GatewayTests : IDisposable
{
    private readonly ModuleSession _session = ModuleSession.Rehearsing();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_created_gateway_is_emitted_and_listed()
    {
        PSObject created = _session.Run($"New-VpcIpv6Gateway {Estate.LabVpc} -Name lab-edge -Description 'for trials' -Spec middle -Wait").ShouldHaveOneOutput();

        Assert.StartsWith("ipv6gw-", created.Text("Ipv6GatewayId"));
        Assert.Equal("lab-edge", created.Text("Name"));
        Assert.Equal("for trials", created.Text("Description"));
        Assert.Equal("Medium", created.Text("Spec"));
        Assert.Equal("Available", created.Text("Status"));
        Assert.Equal("cn-huhehaote", created.Text("RegionId"));
        Assert.NotNull(created.Text("RequestId"));
        Assert.NotNull(created.Text("ClientToken"));
        PSObject found = _session.Run($"Get-VpcIpv6Gateway -VpcId {Estate.LabVpc}").ShouldHaveOneOutput();
        Assert.Equal(created.Text("Ipv6GatewayId"), found.Text("Ipv6GatewayId"));
        Assert.IsType<DateTimeOffset>(PSObject.AsPSObject(found.Properties["CreationTime"].Value).BaseObject);
        Assert.Null(found.Properties["ExpiredTime"].Value);
    }

    [Fact]
    public void Rows_of_a_csv_bring_their_names()
    {
        PSObject created = _session.RunWithRows($"VpcId,Name,Spec,RegionId,Note\n{Estate.LabVpc},实验网关,,cn-huhehaote,x", "New-VpcIpv6Gateway").ShouldHaveOneOutput();

        Assert.Equal("实验网关", created.Text("Name"));
    }

    [Fact]
    public void A_second_gateway_in_a_VPC_is_told_of_the_first()
    {
        ErrorRecord error = _session.Run($"New-VpcIpv6Gateway {Estate.WebVpc}").ShouldHaveOneError("OperationFailed.Ipv6GatewayAlreadyExisted");

        Assert.Equal(ErrorCategory.ResourceExists, error.CategoryInfo.Category);
        Assert.Equal($"Get-VpcIpv6Gateway -Region cn-huhehaote -VpcId {Estate.WebVpc}", error.ErrorDetails.RecommendedAction);
        Assert.DoesNotContain("run the same command again", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New-VpcIpv6Gateway vpc-hp3unknown", "ResourceNotFound.VPC", "Get-VpcNetwork -Region cn-huhehaote")]
    [InlineData("Set-VpcIpv6Gateway ipv6gw-hp3unknown -Name x1", "ResourceNotFound.Ipv6Gateway", "Get-VpcIpv6Gateway -Region cn-huhehaote")]
    [InlineData("Remove-VpcIpv6Gateway ipv6gw-hp3unknown -Force", "ResourceNotFound.Ipv6Gateway", "Get-VpcIpv6Gateway -Region cn-huhehaote")]
    [InlineData("Get-VpcIpv6Gateway ipv6gw-hp3unknown", "ResourceNotFound.Ipv6Gateway", "Get-VpcIpv6Gateway -Region cn-huhehaote")]
    public void What_does_not_exist_points_to_the_list(string command, string code, string next)
    {
        ErrorRecord error = _session.Run(command).ShouldHaveOneError(code);

        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Equal(next, error.ErrorDetails.RecommendedAction);
    }

    [Theory]
    [InlineData("New-VpcIpv6Gateway", "VpcId")]
    [InlineData("Get-VpcIpv6Gateway", "Ipv6GatewayId")]
    [InlineData("Set-VpcIpv6Gateway -Name x1", "Ipv6GatewayId")]
    [InlineData("Remove-VpcIpv6Gateway -Force", "Ipv6GatewayId")]
    public void A_blank_id_says_what_to_fill_in(string command, string column)
    {
        _session.RunWithRows($"{column},Note\n,x", command).ShouldHaveOneError("Missing" + column);

        Assert.Empty(_session.Actions());
    }

    [Theory]
    [InlineData("New-VpcIpv6Gateway ipv6gw-1")]
    [InlineData("New-VpcIpv6Gateway vpc-1 -Spec Huge")]
    [InlineData("New-VpcIpv6Gateway vpc-1 -Name http://x")]
    [InlineData("Set-VpcIpv6Gateway vpc-1 -Name x1")]
    [InlineData("Set-VpcIpv6Gateway ipv6gw-1 -Spec Huge")]
    [InlineData("Set-VpcIpv6Gateway ipv6gw-1 -Name http://x")]
    [InlineData("Remove-VpcIpv6Gateway ipv6-1 -Force")]
    public void A_bad_argument_is_refused_before_anything_is_sent(string command)
    {
        _session.Run(command).ShouldHaveEndedWith("ParameterArgumentValidationError");

        Assert.Empty(_session.Actions());
    }

    [Fact]
    public void Get_lists_all_or_what_filters_and_ids_leave()
    {
        Assert.Equal(3, _session.Run("Get-VpcIpv6Gateway").Output.Count);
        Assert.Equal("shop-edge", _session.Run("Get-VpcIpv6Gateway -Name shop-edge").ShouldHaveOneOutput().Text("Name"));
        Assert.Equal(
            [Estate.WebGateway, Estate.HangzhouGateway],
            _session.RunWithRows($"GatewayId,RegionId\n{Estate.WebGateway},cn-huhehaote\n{Estate.HangzhouGateway},cn-hangzhou", "Get-VpcIpv6Gateway").Values("Ipv6GatewayId"));
    }

    [Fact]
    public void Set_changes_what_is_given_and_leaves_the_rest()
    {
        PSObject changed = _session.Run($"Set-VpcIpv6Gateway {Estate.WebGateway} -Description 'front door' -PassThru").ShouldHaveOneOutput();

        Assert.Equal("web-edge", changed.Text("Name"));
        Assert.Equal("front door", changed.Text("Description"));
        Assert.Equal(["ModifyIpv6GatewayAttribute", "DescribeIpv6Gateways"], _session.Actions());
    }

    [Theory]
    [InlineData("Medium")]
    [InlineData("Middle")]
    public void Set_with_a_spec_calls_the_legacy_action(string spec)
    {
        _session.Run($"Get-VpcIpv6Gateway {Estate.WebGateway} | Set-VpcIpv6Gateway -Name edge-2 -Spec {spec}").ShouldHaveNoErrors();

        PSObject changed = _session.Run($"Get-VpcIpv6Gateway {Estate.WebGateway}").ShouldHaveOneOutput();
        Assert.Equal("Medium", changed.Text("Spec"));
        Assert.Equal("edge-2", changed.Text("Name"));
        Assert.Equal(1, _session.Committed("ModifyIpv6GatewaySpec"));
    }

    [Fact]
    public void Set_with_nothing_to_set_is_an_error()
    {
        ErrorRecord error = _session.Run($"Get-VpcIpv6Gateway {Estate.WebGateway} | Set-VpcIpv6Gateway").ShouldHaveOneError("NothingToSet");

        Assert.Contains("-Name, -Description and -Spec", error.ToString());
        Assert.Equal(["DescribeIpv6Gateways"], _session.Actions());
    }

    [Fact]
    public void A_gateway_with_bandwidth_or_rules_is_told_what_to_remove_first()
    {
        _session.Run($"$null = New-VpcIpv6InternetBandwidth {Estate.ShopAddress} 2").ShouldHaveNoErrors();
        ErrorRecord error = _session.Run($"Remove-VpcIpv6Gateway {Estate.ShopGateway} -Force").ShouldHaveOneError("DependencyViolation.Ipv6InternetBandwidth");
        Assert.Contains("Remove the bandwidth of the gateway's addresses first", error.ToString());
        Assert.Equal(
            $"Get-VpcIpv6InternetBandwidth -Region cn-huhehaote | Where-Object Ipv6GatewayId -eq {Estate.ShopGateway} | Remove-VpcIpv6InternetBandwidth",
            error.ErrorDetails.RecommendedAction);

        _session.Run($"$null = New-VpcIpv6EgressOnlyRule -Ipv6AddressId {Estate.ShopAddress}").ShouldHaveNoErrors();
        error = _session.Run($"Remove-VpcIpv6Gateway {Estate.ShopGateway} -Force").ShouldHaveOneError("DependencyViolation.Ipv6EgressOnlyRule");
        Assert.Equal(ErrorCategory.ResourceBusy, error.CategoryInfo.Category);
        Assert.Equal(
            $"Get-VpcIpv6EgressOnlyRule -Region cn-huhehaote -Ipv6GatewayId {Estate.ShopGateway} | Remove-VpcIpv6EgressOnlyRule -Wait",
            error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void Remove_with_Wait_ends_when_it_is_gone()
    {
        _session.Run($"Get-VpcIpv6Gateway -Region cn-hangzhou | Remove-VpcIpv6Gateway -Force -Wait").ShouldHaveNoErrors();

        Assert.Empty(_session.Run("Get-VpcIpv6Gateway -Region cn-hangzhou").Output);
        _session.Run($"Remove-VpcIpv6Gateway {Estate.HangzhouGateway} -Region cn-hangzhou -Force -IfExists").ShouldHaveNoErrors();
    }

    [Theory]
    [InlineData($"New-VpcIpv6Gateway {Estate.LabVpc} -WhatIf")]
    [InlineData($"Set-VpcIpv6Gateway {Estate.WebGateway} -Name x1 -WhatIf")]
    [InlineData($"Remove-VpcIpv6Gateway {Estate.WebGateway} -WhatIf")]
    [InlineData($"Remove-VpcIpv6Gateway {Estate.WebGateway} -Force -WhatIf")]
    public void WhatIf_sends_nothing(string command)
    {
        _session.Run(command).ShouldHaveNoErrors();

        Assert.Empty(_session.Actions());
    }

    [Fact]
    public void DryRun_creates_nothing_and_emits_what_would_be_created()
    {
        PSObject wanted = _session.Run($"New-VpcIpv6Gateway {Estate.LabVpc} -Name lab-edge -DryRun -Wait").ShouldHaveOneOutput();

        Assert.Null(wanted.Text("Ipv6GatewayId"));
        Assert.Equal("lab-edge", wanted.Text("Name"));
        Assert.Equal(0, _session.Committed("CreateIpv6Gateway"));
    }

    [Fact]
    public void The_same_token_twice_creates_once()
    {
        const string script = $"(New-VpcIpv6Gateway {Estate.LabVpc} -ClientToken run-1).Ipv6GatewayId";

        Assert.Equal(_session.Run(script).ShouldHaveOneOutput().BaseObject, _session.Run(script).ShouldHaveOneOutput().BaseObject);
        Assert.Equal(1, _session.Committed("CreateIpv6Gateway"));
    }

    [Fact]
    public void Wait_looks_until_it_is_Available()
    {
        using StubService service = Gateways(look => look switch { 1 => null, < 5 => "Pending", _ => "Available" });
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);
        JumpingClock clock = JumpingClock.PutInto(session.Run("$connected").ShouldHaveOneOutput().BaseObject);

        PSObject created = session.Run("New-VpcIpv6Gateway vpc-1 -Wait").ShouldHaveOneOutput();

        Assert.Equal("Available", created.Text("Status"));
        Assert.Equal(4, clock.Waits.Count);
        Assert.Equal(clock.Waits.Order(), clock.Waits);
    }

    [Theory]
    [InlineData("Deleting", "WaitFailed", "it is Deleting")]
    [InlineData("Pending", "WaitTimedOut", "after 7 s; it is Pending")]
    [InlineData("gone", "WaitFailed", "it is not there")]
    public void A_gateway_that_does_not_become_Available_is_emitted_with_an_error(string status, string code, string reason)
    {
        using StubService service = Gateways(look => look == 1 ? "Pending" : status == "gone" ? null : status);
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);
        JumpingClock clock = JumpingClock.PutInto(session.Run("$connected").ShouldHaveOneOutput().BaseObject);

        ScriptResult result = session.Run("New-VpcIpv6Gateway vpc-1 -Wait -WaitTimeoutSec 7");

        Assert.Equal("ipv6gw-1", Assert.Single(result.Output).Text("Ipv6GatewayId"));
        Assert.Contains(reason, result.ShouldHaveOneError(code).ToString());
        Assert.True(clock.Waits.Sum(wait => wait.TotalSeconds) <= 7);
    }

    [Fact]
    public void A_fault_of_the_module_is_the_error_of_its_row_alone()
    {
        using StubService service = Gateways(look => look == 1 ? "Pending" : "Available");
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);
        JumpingClock clock = JumpingClock.PutInto(session.Run("$connected").ShouldHaveOneOutput().BaseObject);
        clock.Fault = new InvalidOperationException("the clock is broken");

        ScriptResult result = session.Run("'vpc-1', 'vpc-2' | New-VpcIpv6Gateway -Wait -ThrottleLimit 1");

        // The first row waits, by the broken clock. What it has made comes out all the same, and the second row is done.
        Assert.Equal(2, result.Output.Count);
        string message = result.ShouldHaveOneError("UnexpectedFault").ToString();
        Assert.Contains("vpc-1", message);
        Assert.Contains("the clock is broken", message);
        Assert.Contains("check whether that was done", message);
    }

    [Fact]
    public void A_read_that_fails_while_waiting_does_not_hide_what_was_created()
    {
        int looks = 0;
        using var service = new StubService(context =>
        {
            if (context.Request.Headers["x-acs-action"] == "CreateIpv6Gateway")
            {
                return context.Response.WriteAsync("""{"RequestId":"R","Ipv6GatewayId":"ipv6gw-1"}""");
            }

            looks++;
            context.Response.StatusCode = 403;
            return context.Response.WriteAsync("""{"RequestId":"R","HostId":"h","Code":"Forbidden.RAM","Message":"No."}""");
        });
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        ScriptResult result = session.Run("New-VpcIpv6Gateway vpc-1 -Wait");

        Assert.Equal("ipv6gw-1", Assert.Single(result.Output).Text("Ipv6GatewayId"));
        Assert.Contains("vpc:DescribeIpv6Gateways", result.ShouldHaveOneError("Forbidden.RAM").ToString());
        Assert.Equal(1, looks);
    }

    [Fact]
    public void Tags_go_under_this_actions_own_prefix_and_pages_are_followed()
    {
        using var service = new StubService(context =>
        {
            int page = int.Parse(context.Request.Query["PageNumber"]!, CultureInfo.InvariantCulture);
            string items = string.Join(",", Enumerable.Range((page - 1) * 50, page == 2 ? 10 : 50).Select(n => $$"""{"Ipv6GatewayId":"ipv6gw-{{n}}" }"""));
            return context.Response.WriteAsync($$"""{"RequestId":"R","TotalCount":60,"Ipv6Gateways":{"Ipv6Gateway":[{{items}}] } }""");
        });
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        Assert.Equal(60, session.Run("Get-VpcIpv6Gateway -Tag @{ env = 'prod'; app = '*' }").Output.Count);
        Assert.Equal("app", service.Requests[0]["Tags.1.Key"]);
        Assert.False(service.Requests[0].ContainsKey("Tags.1.Value"));
        Assert.Equal("prod", service.Requests[0]["Tags.2.Value"]);
        session.Run("Get-VpcIpv6Gateway | Select-Object -First 3").ShouldHaveNoErrors();
        Assert.Equal(3, service.Requests.Count);
    }

    [Theory]
    [InlineData("Middle", "Medium")]
    [InlineData("medium", "Medium")]
    [InlineData("LARGE", "Large")]
    [InlineData("''", "Small")]
    public void A_spec_is_known_in_any_case_and_blank_is_the_smallest(string spec, string made)
    {
        _session.Run($"$null = New-VpcIpv6Gateway {Estate.LabVpc} -Spec {spec}").ShouldHaveNoErrors();

        Assert.Equal(made, _session.Run($"Get-VpcIpv6Gateway -VpcId {Estate.LabVpc}").ShouldHaveOneOutput().Text("Spec"));
    }

    [Fact]
    public void A_gateway_is_what_the_service_says_and_is_found_by_VPC_and_address()
    {
        PSObject found = _session.Run($"Get-VpcIpv6Gateway {Estate.WebGateway}").ShouldHaveOneOutput();

        Assert.Equal(
            (Estate.WebVpc, "web-edge", "Available", "Small"),
            (found.Text("VpcId"), found.Text("Name"), found.Text("Status"), found.Text("Spec")));
        Assert.Equal(
            ["Large", "Medium", "Small"],
            _session.Run("Get-VpcIpv6Gateway").Output.Select(gateway => gateway.Text("Spec")).Order());
        Assert.Equal(
            Estate.WebGateway,
            _session.Run($"Get-VpcIpv6Gateway -VpcId {Estate.WebVpc}").ShouldHaveOneOutput().Text("Ipv6GatewayId"));
        Assert.Equal(
            Estate.WebGateway,
            _session.Run($"Get-VpcIpv6Address {Estate.WebAddress} | Get-VpcIpv6Gateway").ShouldHaveOneOutput().Text("Ipv6GatewayId"));
        Assert.Empty(_session.Run($"Get-VpcIpv6Gateway -VpcId {Estate.LabVpc}").Output);

        ScriptResult two = _session.Run($"Get-VpcIpv6Gateway ipv6gw-hp3unknown, {Estate.WebGateway}");
        Assert.Equal([Estate.WebGateway], two.Values("Ipv6GatewayId"));
        two.ShouldHaveOneError("ResourceNotFound.Ipv6Gateway");
    }

    [Fact]
    public void Set_says_nothing_and_takes_gateways_from_the_pipe()
    {
        Assert.Empty(_session.Run($"Set-VpcIpv6Gateway {Estate.WebGateway} -Name edge-1 -Description 'the first'").Output);
        PSObject changed = _session.Run($"Get-VpcIpv6Gateway {Estate.WebGateway}").ShouldHaveOneOutput();
        Assert.Equal(("edge-1", "the first", "Small"), (changed.Text("Name"), changed.Text("Description"), changed.Text("Spec")));

        changed = _session.Run($"Set-VpcIpv6Gateway {Estate.WebGateway} -Spec middle -PassThru").ShouldHaveOneOutput();
        Assert.Equal((Estate.WebGateway, "Medium", "edge-1"), (changed.Text("Ipv6GatewayId"), changed.Text("Spec"), changed.Text("Name")));

        _session.Run("Get-VpcIpv6Gateway | Set-VpcIpv6Gateway -Description 'ours'").ShouldHaveNoErrors();
        ScriptResult all = _session.Run("Get-VpcIpv6Gateway");
        Assert.Equal(["ours"], all.Values("Description").Distinct());
        Assert.Equal(["edge-1", "shop-edge", "video-edge"], all.Values("Name").Order());
    }

    [Fact]
    public void A_spec_can_not_be_tried()
    {
        _session.Run($"Set-VpcIpv6Gateway {Estate.WebGateway} -Spec Large -DryRun").ShouldHaveOneError("SpecCannotBeChecked");
        Assert.Empty(_session.Actions());

        _session.Run($"Set-VpcIpv6Gateway {Estate.WebGateway} -Name other -DryRun; "
            + $"Remove-VpcIpv6Gateway {Estate.WebGateway} -Force -DryRun").ShouldHaveNoErrors();
        Assert.Equal("web-edge", _session.Run($"Get-VpcIpv6Gateway {Estate.WebGateway}").ShouldHaveOneOutput().Text("Name"));
    }

    [Fact]
    public void What_a_removal_recommends_is_what_it_lacks()
    {
        _session.Run($"$null = New-VpcIpv6InternetBandwidth {Estate.ShopAddress} 2; "
            + $"$null = New-VpcIpv6EgressOnlyRule -Ipv6AddressId {Estate.ShopAddress}").ShouldHaveNoErrors();
        string remove = $"Remove-VpcIpv6Gateway {Estate.ShopGateway} -Force";

        // The commands that the errors recommend, as they are, but for the question.
        foreach (string code in (string[])["DependencyViolation.Ipv6EgressOnlyRule", "DependencyViolation.Ipv6InternetBandwidth"])
        {
            _session.Run(_session.Run(remove).ShouldHaveOneError(code).ErrorDetails.RecommendedAction + " -Force").ShouldHaveNoErrors();
        }

        _session.Run(remove + " -Wait").ShouldHaveNoErrors();
        Assert.DoesNotContain(Estate.ShopGateway, _session.Run("Get-VpcIpv6Gateway").Values("Ipv6GatewayId"));
    }

    [Fact]
    public void All_of_a_region_are_removed_by_one_pipe()
    {
        _session.Run($"$null = New-VpcIpv6Gateway {Estate.LabVpc}; "
            + $"Get-VpcIpv6Gateway | Remove-VpcIpv6Gateway -Confirm:$false").ShouldHaveNoErrors();

        Assert.Empty(_session.Run("Get-VpcIpv6Gateway").Output);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-Wait")]
    public void Where_there_are_no_editions_any_more_a_wish_for_one_is_said_to_have_no_effect(string wait)
    {
        using var session = new ModuleSession();
        session.Run("$emulator = Start-VpcEmulator -Rules Today; $emulator | Connect-VpcSession | Out-Null").ShouldHaveNoErrors();

        ScriptResult made = session.Run($"New-VpcIpv6Gateway {Estate.LabVpc} -Spec Large {wait}");
        ScriptResult changed = session.Run($"Set-VpcIpv6Gateway {Estate.WebGateway} -Spec Large");

        Assert.Null(Assert.Single(made.Output).Properties["Spec"].Value);
        Assert.StartsWith("NoEditions", Assert.Single(made.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("Leave out -Spec", made.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("Leave out -Spec", Assert.Single(changed.Errors).ToString(), StringComparison.Ordinal);
    }

    // Answers a creation, then each look with the status that the test wants; null for an empty list.
    private static StubService Gateways(Func<int, string?> statusOfLook)
    {
        int looks = 0;
        return new StubService(context =>
        {
            if (context.Request.Headers["x-acs-action"] == "CreateIpv6Gateway")
            {
                return context.Response.WriteAsync("""{"RequestId":"R","Ipv6GatewayId":"ipv6gw-1"}""");
            }

            string items = statusOfLook(++looks) is { } status ? $$"""{"Ipv6GatewayId":"ipv6gw-1","VpcId":"vpc-1","Status":"{{status}}" }""" : "";
            return context.Response.WriteAsync($$"""{"RequestId":"R","TotalCount":1,"Ipv6Gateways":{"Ipv6Gateway":[{{items}}] } }""");
        });
    }
}
