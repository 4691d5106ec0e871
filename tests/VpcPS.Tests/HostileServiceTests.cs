using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Microsoft.AspNetCore.Http;
using VpcPS.Tests.Soak;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Random answers, and endless lists: the result is an object or one error, and every command ends.</summary>
public sealed class HostileServiceTests
{
    public static TheoryData<string> Commands => [.. HostileCommands.All.Select(command => command.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_random_answer_ends_in_an_object_or_one_error(string cmdlet)
    {
        HostileCommands command = HostileCommands.All.Single(command => command.Name == cmdlet);
        using var server = new HostileServer(seed: 5);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Endpoint);

        ScriptResult result = session.Run(command.Script(command.IsPerRow ? 300 : 60));

        Assert.Null(result.Ending?.ToString());
        Assert.Equal(0, Assert.Single(result.Output).BaseObject);
    }

    [Theory]
    [InlineData("Get-VpcIpv6Address", """{"TotalCount":2147483647,"Ipv6Addresses":{"Ipv6Address":[{"Ipv6AddressId":"ipv6-1"}]}}""")]
    [InlineData("Get-VpcNetwork", """{"TotalCount":2147483647,"Vpcs":{"Vpc":[{"VpcId":"vpc-1"}]}}""")]
    [InlineData("Get-VpcTag -ResourceType VPC -Tag @{ k = 'v' }", """{"NextToken":"again","TagResources":{"TagResource":[{"ResourceId":"vpc-1","ResourceType":"VPC","TagKey":"k","TagValue":"v"}]}}""")]
    [InlineData("Invoke-VpcApi DescribeThings -Unchecked -All", """{"TotalCount":2147483647,"PageNumber":1,"Things":{"Thing":[{"Id":1,"In":{"Of":[2]}}]}}""")]
    [InlineData("Invoke-VpcApi DescribeThings -Unchecked -All", """{"TotalCount":2147483647,"Things":{"Thing":[{"Id":1}]}}""")]
    [InlineData("Invoke-VpcApi ListThings -Unchecked -All", """{"NextToken":"again","Things":{"Thing":[{"Id":1}]}}""")]
    public void A_list_whose_next_page_is_the_same_again_ends_with_an_error(string command, string page)
    {
        using StubService service = StubService.Answering(200, "application/json", page);
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        ScriptResult result = session.Run(command);

        Assert.Contains("doesn't end", result.ShouldHaveOneError("UnreadableAnswer").ToString());
        // Pages are requested in advance.
        Assert.InRange(service.Requests.Count, 2, 300);
    }

    [Fact]
    public void A_list_whose_pages_fail_says_so_once()
    {
        using var service = new StubService(async context =>
        {
            if (context.Request.Query["PageNumber"] != "1")
            {
                context.Abort();
                return;
            }

            await context.Response.WriteAsync("""{"TotalCount":100000,"Ipv6Addresses":{"Ipv6Address":[{"Ipv6AddressId":"ipv6-1"}]}}""");
        });
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        ScriptResult result = session.Run("Get-VpcIpv6Address");

        Assert.Single(result.Output);
        result.ShouldHaveOneError("ConnectionBroken");
        // Pages are requested in advance.
        Assert.InRange(service.Requests.Count, 2, 300);
    }

    [Fact]
    public void Invoke_VpcApi_does_not_follow_a_service_that_says_page_1_to_every_page()
    {
        int count = 0;
        using var service = new StubService(context => context.Response.WriteAsync(
            $$$"""{"TotalCount":1000000,"PageNumber":1,"Things":{"Thing":[{"Id":{{{++count}}}}]}}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        session.Run("Invoke-VpcApi DescribeThings -Unchecked -All").ShouldHaveOneError("UnreadableAnswer");
    }

    [Fact]
    public void Through_a_bad_network_every_row_is_bought_once_and_nothing_false_is_said()
    {
        const int rows = 60;
        using var estate = new SoakEstate(rows);
        using ModuleSession session = new();
        session.Run($"$emulator = Start-VpcEmulator -EstatePath '{estate.Path}'").ShouldHaveNoErrors();
        var endpoint = (Uri)session.Run("$emulator.EndpointUrl").ShouldHaveOneOutput().BaseObject;
        // Late would have to be awaited: those faults are left to the benchmark.
        Dictionary<NetworkFault, double> mixture = FaultyProxy.Each(0.12)
            .Where(fault => fault.Key is not (NetworkFault.DelayAnswer or NetworkFault.DelayRequest))
            .ToDictionary();
        using var proxy = new FaultyProxy(endpoint, mixture, TimeSpan.Zero, seed: 3);
        session.Run("$connected = $emulator | Connect-VpcSession -EndpointUrl $Endpoint -MaxRetry 1", ("Endpoint", proxy.Endpoint)).ShouldHaveNoErrors();

        ScriptResult first = session.Run(
            $"1..{rows} | ForEach-Object {{ [pscustomobject]@{{ Ipv6AddressId = 'ipv6-hp3{{0:d18}}' -f $_; Bandwidth = 2 }} }} | "
            + $"New-VpcIpv6InternetBandwidth -Ipv6GatewayId {SoakEstate.Gateway} -ErrorVariable refused -ThrottleLimit 8");

        session.Run("$null = $emulator | Connect-VpcSession").ShouldHaveNoErrors();
        string[] bought = [.. session.Run("Get-VpcIpv6InternetBandwidth").Values("Ipv6AddressId").Cast<string>()];
        Assert.Empty(first.Values("Ipv6AddressId").Cast<string>().Except(bought));
        Assert.NotEmpty(first.Errors);
        Assert.Empty(first.Errors.Where(error => !IsOutcomeUnknown(error)).Select(error => PSObject.AsPSObject(error.TargetObject).Text("Ipv6AddressId")).Intersect(bought));

        session.Run("$refused.TargetObject | New-VpcIpv6InternetBandwidth").ShouldHaveNoErrors();
        Assert.Equal(rows, session.Committed("AllocateIpv6InternetBandwidth"));
    }

    private static bool IsOutcomeUnknown(ErrorRecord error) =>
        new PSObject(error.Exception).Properties["IsOutcomeUnknown"]?.Value is true;
}
