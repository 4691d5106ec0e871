using System.Globalization;
using System.Management.Automation;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>A service that writes to the terminal by its names, tags and errors.</summary>
public sealed class ShownInViewsTests
{
    private const string Evil = "\u001B]0;owned\u0007\u009B31m\u007F\u202Eevil";

    [Fact]
    public void Objects_keep_their_data_and_verbose_lines_show_none_of_it()
    {
        using StubService service = StubService.Answering(200, "application/json", Json(new
        {
            TotalCount = 1,
            Ipv6Gateways = new { Ipv6Gateway = new[] { new { Ipv6GatewayId = "ipv6gw-1", Name = Evil, Description = Evil, Status = "Available" } } },
        }));
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        ScriptResult result = session.Run("Get-VpcIpv6Gateway -Verbose");

        Assert.Equal(Evil, result.ShouldHaveOneOutput().Text("Name"));
        Assert.All(result.Verbose, AssertShown);
    }

    [Theory]
    [InlineData("Set-VpcIpv6Address ipv6-1 -Name n")]
    [InlineData("Get-VpcIpv6Address")]
    [InlineData("New-VpcIpv6InternetBandwidth ipv6-1 -Ipv6GatewayId ipv6gw-1 -Bandwidth 2")]
    [InlineData("Add-VpcTag ipv6-1 -Tag @{ a = 'b' }")]
    [InlineData("Invoke-VpcApi DescribeThings -Unchecked")]
    public void An_error_shows_none_of_it_in_any_of_its_parts(string command)
    {
        using StubService service = StubService.Answering(404, "application/json", Json(new { Code = "Bad." + Evil, Message = Evil, RequestId = Evil, Recommend = "http://x/" + Evil }));
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        ErrorRecord error = Assert.Single(session.Run(command).Errors);

        string[] parts =
        [
            error.ToString(), error.FullyQualifiedErrorId, error.Exception.Message, error.ErrorDetails.Message, error.ErrorDetails.RecommendedAction,
            error.CategoryInfo.TargetName, error.CategoryInfo.GetMessage(CultureInfo.InvariantCulture),
            new PSObject(error.Exception).Text("Code")!, new PSObject(error.Exception).Text("RequestId")!, new PSObject(error.Exception).Text("Recommend")!,
        ];
        Assert.All(parts, AssertShown);
    }

    [Fact]
    public void Errors_of_a_length_that_nobody_reads_are_cut()
    {
        using StubService service = StubService.Answering(400, "application/json", Json(new { Code = new string('C', 9000), Message = new string('m', 100_000), RequestId = new string('r', 9000) }));
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        ErrorRecord error = Assert.Single(session.Run("Set-VpcIpv6Address ipv6-1 -Name n").Errors);

        Assert.Equal(128, new PSObject(error.Exception).Text("Code")!.Length);
        Assert.Equal(2000, error.Exception.Message.Length);
        Assert.InRange(error.ErrorDetails.Message.Length, 2000, 3000);
    }

    [Fact]
    public void Answers_of_any_action_are_shown_texts()
    {
        using StubService service = StubService.Answering(200, "application/json", Json(new { RequestId = "r", Things = new { Thing = new[] { new { Name = Evil, Text = "one\n\ttwo" } } } }));
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        PSObject thing = session.Run("Invoke-VpcApi ListThings -Unchecked -All").ShouldHaveOneOutput();

        AssertShown(thing.Text("Name")!);
        Assert.Equal("one\n\ttwo", thing.Text("Text"));
    }

    [Fact]
    public void A_warning_of_what_was_done_shows_none_of_it()
    {
        using var service = new StubService(context => context.Response.WriteAsync(Json(new { RequestId = "r", Ipv6AddressId = "ipv6-1" + Evil, Ipv6Address = Evil, InternetBandwidthId = "ipv6bw-1" + Evil })));
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        ScriptResult result = session.Run(
            "1..3 | ForEach-Object { [pscustomobject]@{ Ipv6AddressId = \"ipv6-$_\"; Ipv6GatewayId = 'ipv6gw-1'; Bandwidth = 2 } } | New-VpcIpv6InternetBandwidth | Select-Object -First 1");

        Assert.All(result.Warnings, AssertShown);
    }

    [Fact]
    public void Completion_types_no_id_that_the_service_made_up_and_shows_no_name_raw()
    {
        using StubService service = StubService.Answering(200, "application/json", Json(new
        {
            TotalCount = 2,
            Vpcs = new { Vpc = new[] { new { VpcId = "vpc-1", VpcName = Evil }, new { VpcId = "vpc-2\nRemove-Item", VpcName = "n" } } },
        }));
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        PSObject match = session.Run("(TabExpansion2 -inputScript 'Get-VpcNetwork -VpcId vpc' -cursorColumn 25).CompletionMatches").ShouldHaveOneOutput();

        Assert.Equal("vpc-1", match.Text("CompletionText"));
        AssertShown(match.Text("ToolTip")!);
    }

    private static string Json(object answer) => JsonSerializer.Serialize(answer);

    private static void AssertShown(string text) => Assert.DoesNotContain(text, c => char.IsControl(c) || c == '\u202E');
}
