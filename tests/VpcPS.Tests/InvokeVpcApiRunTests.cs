using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using Microsoft.AspNetCore.Http;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Invoke-VpcApi over many rows, over lists, and until something is ready.</summary>
public sealed class InvokeVpcApiRunTests
{
    private const int Rows = 60;

    [Fact]
    public void Each_row_is_made_once_with_one_token_and_comes_out_in_order()
    {
        var made = new ConcurrentDictionary<string, string>();
        var attempts = new ConcurrentQueue<(string Row, string Token)>();
        using var service = new StubService(async context =>
        {
            (string row, string token) = (context.Request.Query["Name"].ToString(), context.Request.Query["ClientToken"].ToString());
            int attempt = attempts.Count(earlier => earlier.Row == row);
            attempts.Enqueue((row, token));
            string id = made.GetOrAdd(token, "eip-" + row);
            int number = int.Parse(row[1..], System.Globalization.CultureInfo.InvariantCulture);
            if (number % 7 == 0 && attempt == 0)
            {
                // Carried out, and the answer is lost.
                context.Abort();
            }
            else if (number % 5 == 0 && attempt < 2)
            {
                context.Response.StatusCode = 400;
                await context.Response.WriteAsync("""{"Code":"Throttling.User","Message":"too fast","RequestId":"R"}""");
            }
            else
            {
                await context.Response.WriteAsync($$"""{"RequestId":"R{{number}}","AllocationId":"{{id}}","EipAddress":"192.0.2.{{number}}"}""");
            }
        });
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint, "-MaxRetry 5");

        ScriptResult result = session.RunWithRows(
            "Name,RegionId\n" + string.Join("\n", Enumerable.Range(1, Rows).Select(number => $"n{number},cn-hangzhou")),
            "Invoke-VpcApi AllocateEipAddress -Bandwidth 5 -ThrottleLimit 8");

        result.ShouldHaveNoErrors();
        Assert.Equal(Enumerable.Range(1, Rows).Select(number => "eip-n" + number), result.Values("AllocationId").Cast<string>());
        Assert.Equal(Rows, made.Count);
        Assert.All(attempts.GroupBy(attempt => attempt.Row), row => Assert.Single(row.Select(attempt => attempt.Token).Distinct()));
        Assert.Equal(["cn-hangzhou"], result.Values("RegionId").Distinct());
        Assert.Contains($"{Rows} changed, 0 refused, 0 unknown", string.Join("\n", result.Information), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_outcome_is_told_with_its_token_and_the_row_piped_in_again_is_the_same_call()
    {
        using StubService service = StubService.Answering(200, "application/json", "nonsense");
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        ErrorRecord error = session.RunWithRows("Name\nweb", "Invoke-VpcApi AllocateEipAddress").ShouldHaveOneError("OutcomeUnknown.UnreadableAnswer");
        session.Run("$row | Invoke-VpcApi AllocateEipAddress", ("row", error.TargetObject));

        string token = service.Requests[0]["ClientToken"];
        Assert.Contains("-ClientToken " + token, error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["web", "web"], service.Requests.Select(request => request["Name"]));
        Assert.Equal([token, token], service.Requests.Select(request => request["ClientToken"]));
    }

    [Fact]
    public void A_token_is_that_of_its_row_and_one_for_several_rows_is_refused()
    {
        using StubService service = StubService.Answering(200, "application/json", "{\"RequestId\":\"R\"}");
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        session.RunWithRows("Name,ClientToken\na,t-1\nb,\nc,t-3", "Invoke-VpcApi AllocateEipAddress -ThrottleLimit 1").ShouldHaveNoErrors();
        ErrorRecord refused = session.RunWithRows("Name\nd\ne", "Invoke-VpcApi AllocateEipAddress -ClientToken t-4").ShouldHaveOneError("TokenForSeveral");
        session.Run("Invoke-VpcApi AttachVbrToVpconn -VbrId v -VpconnId w -Confirm:$false").ShouldHaveNoErrors();

        Assert.Equal(["a", "b", "c", "d"], service.Requests.Take(4).Select(request => request["Name"]));
        Assert.Equal(("t-1", 36, "t-3", "t-4"), (
            service.Requests[0]["ClientToken"], service.Requests[1]["ClientToken"].Length, service.Requests[2]["ClientToken"], service.Requests[3]["ClientToken"]));
        Assert.Contains("row 2", refused.ToString(), StringComparison.Ordinal);
        Assert.Equal(36, service.Requests[4]["Token"].Length);
        Assert.False(service.Requests[4].ContainsKey("ClientToken"));
    }

    [Fact]
    public void A_dry_run_that_passes_is_no_error_and_changes_nothing()
    {
        using StubService service = StubService.Answering(400, "application/json", """{"Code":"DryRunOperation","Message":"ok","RequestId":"R"}""");
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        ScriptResult result = session.RunWithRows("VpcName\na\nb", "Invoke-VpcApi CreateVpc -DryRun");

        result.ShouldHaveNoErrors();
        Assert.Empty(result.Output);
        Assert.Equal(["true", "true"], service.Requests.Select(request => request["DryRun"]));
        Assert.Contains("2 checked", string.Join("\n", result.Information), StringComparison.Ordinal);
    }

    [Fact]
    public void Items_of_a_list_have_a_type_times_and_the_service_s_names_and_pipe_into_the_next_action()
    {
        using var service = new StubService(context =>
        {
            int page = context.Request.Query.TryGetValue("PageNumber", out var number) ? int.Parse(number.ToString(), System.Globalization.CultureInfo.InvariantCulture) : 1;
            string items = string.Join(",", Enumerable.Range((page * 50) - 49, page == 1 ? 50 : 10).Select(n =>
                $$"""{"AllocationId":"eip-{{n}}","Name":"","Bandwidth":"5","Status":"Available","AllocationTime":"2026-01-02T03:04:05Z","Tags":{"Tag":[{"Key":"since","Value":"2026-01-02T03:04:05Z"}]},"EipBandwidth":5}"""));
            return context.Response.WriteAsync(context.Request.Headers["x-acs-action"] == "DescribeEipAddresses"
                ? $$"""{"RequestId":"R{{page}}","TotalCount":60,"PageNumber":{{page}},"PageSize":50,"EipAddresses":{"EipAddress":[{{items}}]} }"""
                : """{"RequestId":"S"}""");
        });
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        ScriptResult all = session.Run("$all = Invoke-VpcApi DescribeEipAddresses -All -Region cn-hangzhou; $all");
        PSObject first = all.Output[0];

        Assert.Equal(60, all.Output.Count);
        Assert.Equal("VpcPS.Api.DescribeEipAddresses.EipAddress", first.TypeNames[0]);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), PSObject.AsPSObject(first.Properties["AllocationTime"].Value).BaseObject);
        Assert.Equal("2026-01-02T03:04:05Z", session.Run("$all[0].Tags.Tag[0].Value").ShouldHaveOneOutput().BaseObject);
        Assert.Equal(5, first.Properties["EipBandwidth"].Value);
        Assert.Equal(("cn-hangzhou", "R1"), (first.Text("RegionId"), first.Text("RequestId")));
        Assert.Matches(@"AllocationId +Name +Status +AllocationTime\s", session.Run("$all | Out-String -Width 100").ShouldHaveOneOutput().ToString());

        session.Run("$all | Select-Object -First 3 | Invoke-VpcApi ReleaseEipAddress -ThrottleLimit 1 -Confirm:$false").ShouldHaveNoErrors();
        Assert.Equal(
            ["eip-1 cn-hangzhou", "eip-2 cn-hangzhou", "eip-3 cn-hangzhou"],
            service.Requests.Where(request => request["Action"] == "ReleaseEipAddress").Select(request => $"{request["AllocationId"]} {request["RegionId"]}"));
    }

    [Theory]
    [InlineData("AllocateEipAddress", "AllocationId=eip-1", "@{ Status = 'Available' } -By DescribeEipAddresses", "AllocationId=eip-1", """{"EipAddresses":{"EipAddress":[{"AllocationId":"eip-0","Status":"InUse"},{"AllocationId":"eip-1","Status":"Available"}]} }""")]
    [InlineData("CreateNatGateway -VpcId vpc-1", "NatGatewayId=ngw-1", "@{ Status = 'Available', 'InUse' } -By DescribeNatGateways", "NatGatewayId=ngw-1", """{"NatGateways":{"NatGateway":[{"NatGatewayId":"ngw-1","Status":"available"}]} }""")]
    [InlineData("CreateVpnConnection -VpnGatewayId vpn-1 -LocalSubnet a -RemoteSubnet b", "VpnConnectionId=vco-1", "@{ State = 'active' } -By DescribeVpnConnection", "VpnConnectionId=vco-1", """{"VpnConnectionId":"vco-1","State":"active"}""")]
    [InlineData("DeleteNatGateway -NatGatewayId ngw-2", "Other=x", "Gone -By DescribeNatGateways", "NatGatewayId=ngw-2", """{"NatGateways":{"NatGateway":[]} }""")]
    [InlineData("CreateVSwitch -VpcId vpc-1 -CidrBlock c -ZoneId z", "VSwitchId=vsw-1", "@{ Status = 'Available' } -By DescribeVSwitches", "VSwitchId=vsw-1", """{"VSwitches":{"VSwitch":[{"VSwitchId":"vsw-1","Status":"Available"}]} }""")]
    public void A_change_is_waited_for_by_any_action_that_shows_its_state(string change, string answer, string until, string asked, string shown)
    {
        string[] pair = answer.Split('=');
        using var service = new StubService(context => context.Response.WriteAsync(
            context.Request.Query.ContainsKey("ClientToken") || change.StartsWith(context.Request.Headers["x-acs-action"].ToString() + " ", StringComparison.Ordinal)
                ? $$"""{"RequestId":"R","{{pair[0]}}":"{{pair[1]}}"}"""
                : shown));
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        PSObject made = session.Run($"Invoke-VpcApi {change} -Until {until} -Confirm:$false").ShouldHaveOneOutput();

        Assert.Equal(pair[1], made.Text(pair[0]));
        string[] filter = [.. service.Requests[1].Where(p => p.Key is not ("Action" or "RegionId")).Select(p => p.Key + "=" + p.Value)];
        Assert.Equal([asked], filter);
    }

    [Fact]
    public void A_wait_looks_until_it_is_so()
    {
        int looks = 0;
        using var service = new StubService(context => context.Response.WriteAsync(context.Request.Headers["x-acs-action"] == "CreateNatGateway"
            ? """{"RequestId":"R","NatGatewayId":"ngw-1"}"""
            : Interlocked.Increment(ref looks) switch
            {
                1 => """{"NatGateways":{"NatGateway":[]} }""",
                2 => """{"NatGateways":{"NatGateway":[{"NatGatewayId":"ngw-1","Status":"Initiating"}]} }""",
                _ => """{"NatGateways":{"NatGateway":[{"NatGatewayId":"ngw-1","Status":"Available"}]} }""",
            }));
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        session.Run("Invoke-VpcApi CreateNatGateway -VpcId vpc-1 -Until @{ Status = 'Available' } -By DescribeNatGateways").ShouldHaveOneOutput();

        Assert.Equal(3, looks);
    }

    [Theory]
    [InlineData("@{ Status = 'Available' }", "CreateFailed", "WaitFailed", "it is CreateFailed")]
    [InlineData("@{ Status = 'Available' }", "Deleting", "WaitFailed", "it is Deleting")]
    [InlineData("@{ Status = 'Available' } -WaitTimeoutSec 1", "Initiating", "WaitTimedOut", "it is Initiating")]
    [InlineData("@{ Statu = 'Available' }", "Initiating", "WaitFailed", "has no Statu. It has: NatGatewayId, Status")]
    public void A_wait_that_fails_is_an_error_and_what_was_made_comes_out(string until, string status, string errorId, string says)
    {
        using var service = new StubService(context => context.Response.WriteAsync(context.Request.Headers["x-acs-action"] == "CreateNatGateway"
            ? """{"RequestId":"R","NatGatewayId":"ngw-1"}"""
            : $$"""{"NatGateways":{"NatGateway":[{"NatGatewayId":"ngw-1","Status":"{{status}}"}]} }"""));
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        ScriptResult result = session.Run($"Invoke-VpcApi CreateNatGateway -VpcId vpc-1 -Until {until} -By DescribeNatGateways");

        Assert.Contains(says, result.ShouldHaveOneError(errorId).ToString(), StringComparison.Ordinal);
        Assert.Equal("ngw-1", Assert.Single(result.Output).Text("NatGatewayId"));
    }

    [Theory]
    [InlineData("-Until @{ Status = 'Available' }", "InvalidBy", "such as DescribeNatGateway")]
    [InlineData("-Until @{ Status = 'Available' } -By CreateNatGateway", "InvalidBy", "not an action that reads")]
    [InlineData("-Until Available -By DescribeNatGateways", "InvalidUntil", "@{ Status = 'Available' }")]
    public void A_wait_that_can_t_be_is_refused_before_anything_is_sent(string wait, string errorId, string says)
    {
        using StubService service = StubService.Answering(200, "application/json", "{\"RequestId\":\"R\"}");
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        ErrorRecord ending = session.Run($"Invoke-VpcApi CreateNatGateway -VpcId vpc-1 {wait}").ShouldHaveEndedWith(errorId);

        Assert.Contains(says, ending.ToString(), StringComparison.Ordinal);
        Assert.Empty(service.Requests);
    }
}
