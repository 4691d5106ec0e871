using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Microsoft.AspNetCore.Http;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Invoke-VpcApi: any action, as the service has it.</summary>
public sealed class InvokeVpcApiTests
{
    [Fact]
    public void An_answer_comes_with_the_services_own_names()
    {
        using ModuleSession session = ModuleSession.Rehearsing();

        PSObject answer = session.Run($"Invoke-VpcApi DescribeIpv6GatewayAttribute @{{ Ipv6GatewayId = '{Estate.WebGateway}' }}").ShouldHaveOneOutput();

        Assert.Equal("web-edge", answer.Text("Name"));
        Assert.Equal("", answer.Text("ExpiredTime"));
        Assert.NotNull(answer.Text("RequestId"));
    }

    [Fact]
    public void A_change_is_made_as_it_is_written()
    {
        using ModuleSession session = ModuleSession.Rehearsing();

        session.Run($"Invoke-VpcApi ModifyIpv6GatewayAttribute @{{ Ipv6GatewayId = '{Estate.HangzhouGateway}'; Name = 'edge-9'; RegionId = 'cn-hangzhou' }} -Confirm:$false").ShouldHaveOneOutput();

        Assert.Equal("edge-9", session.Run("(Get-VpcIpv6Gateway -Region cn-hangzhou).Name").ShouldHaveOneOutput().BaseObject);
    }

    [Fact]
    public void Lists_and_tables_are_flattened_from_1_and_nulls_left_out()
    {
        using StubService service = StubService.Answering(200, "application/json", "{\"RequestId\":\"R\"}");
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        session.Run(
            "Invoke-VpcApi DescribeThings -Unchecked @{ Tag = @(@{ Key = 'env'; Value = 'prod' }, [pscustomobject]@{ Key = 'app' }); Id = 'a', 'b'; Deep = true_; Off = $false; On = $true; None = $null; Empty = ''; Number = 5; Share = 0.5; "
                .Replace("true_", "@{ List = @(1, @{ X = 'y' }) }", StringComparison.Ordinal)
            + "Since = [datetimeoffset]'2026-01-02T03:04:05+08:00' }").ShouldHaveOneOutput();

        string[] expected =
        [
            "Deep.List.1=1", "Deep.List.2.X=y", "Empty=", "Id.1=a", "Id.2=b", "Number=5", "Off=false", "On=true", "RegionId=cn-huhehaote",
            "Share=0.5", "Since=2026-01-01T19:04:05Z", "Tag.1.Key=env", "Tag.1.Value=prod", "Tag.2.Key=app",
        ];
        Assert.Equal(expected, service.Requests.Single().Where(p => p.Key != "Action").Select(p => p.Key + "=" + p.Value).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{"RequestId":"R","Id":"one","id":"two","ID":"three"}""", "one", "two", "three")]
    [InlineData("""{"RequestId":"R","Id":"one","Id":"two"}""", "one", "two")]
    [InlineData("""{"RequestId":"R","":"one","Deep":{"":"two","x":{"Y":"three","y":"four"}}}""", "one", "two", "three", "four")]
    [InlineData("""{"RequestId":"R","id":"one","ID":"two","id_2":"three"}""", "one", "two", "three")]
    [InlineData("""{"RequestId":"R","PSObject":"one","pstypenames":"two","psbase":"three","ToString":"four","Count":"five"}""", "one", "two", "three", "four", "five")]
    public void No_member_is_lost_whatever_its_name(string body, params string[] values)
    {
        using StubService service = StubService.Answering(200, "application/json", body);
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        PSObject answer = session.Run("Invoke-VpcApi DescribeThings -Unchecked -WarningAction SilentlyContinue -WarningVariable said").ShouldHaveOneOutput();

        Assert.Equal([.. values, "cn-huhehaote"], Values(answer).Skip(1));
        Assert.Equal(1, session.Run("$said.Count").ShouldHaveOneOutput().BaseObject);
    }

    // Each would be compared with all before it.
    [Fact]
    public void A_hundred_thousand_members_without_a_name_come_to_an_end()
    {
        using StubService service = StubService.Answering(200, "application/json", "{" + string.Join(',', Enumerable.Repeat("\"\":1", 100_000)) + "}");
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        Assert.Equal(100_001, session.Run("@((Invoke-VpcApi DescribeThings -Unchecked -WarningAction SilentlyContinue).psobject.Properties).Count").ShouldHaveOneOutput().BaseObject);
    }

    private static IEnumerable<string?> Values(PSObject item) => item.Properties.SelectMany(property =>
        property.Value is PSObject { BaseObject: PSCustomObject } inner ? Values(inner) : [property.Value?.ToString()]);

    [Fact]
    public void Every_kind_of_json_value_is_kept()
    {
        using StubService service = StubService.Answering(
            200, "application/json", """{"RequestId":"R","Small":2,"Large":1234567890123,"Share":0.5,"Yes":true,"None":null,"Texts":{"Text":["a","b"]},"Deep":{"Deeper":{"X":"y"}}}""");
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        PSObject answer = session.Run("Invoke-VpcApi DescribeThings -Unchecked").ShouldHaveOneOutput();

        Assert.Equal(2, answer.Properties["Small"].Value);
        Assert.Equal(1234567890123, answer.Properties["Large"].Value);
        Assert.Equal(0.5, answer.Properties["Share"].Value);
        Assert.Equal(true, answer.Properties["Yes"].Value);
        Assert.Null(answer.Properties["None"].Value);
        Assert.Equal(["RequestId", "Small", "Large", "Share", "Yes", "None", "Texts", "Deep", "RegionId"], answer.Properties.Select(property => property.Name));
        Assert.Equal("b", session.Run("(Invoke-VpcApi DescribeThings -Unchecked).Texts.Text[1]").ShouldHaveOneOutput().BaseObject);
        Assert.Equal("y", session.Run("(Invoke-VpcApi DescribeThings -Unchecked).Deep.Deeper.X").ShouldHaveOneOutput().BaseObject);
    }

    [Fact]
    public void All_follows_numbered_pages_and_unwraps_the_items()
    {
        using var service = new StubService(context =>
        {
            int page = context.Request.Query.TryGetValue("PageNumber", out var number) ? number == "2" ? 2 : 3 : 1;
            string items = page < 3 ? """{"Id":1},{"Id":2}""" : """{"Id":3}""";
            return context.Response.WriteAsync($$"""{"RequestId":"R","PageNumber":{{page}},"PageSize":2,"TotalCount":5,"Things":{"Thing":[{{items}}] } }""");
        });
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        Assert.Equal([1, 2, 1, 2, 3], session.Run("Invoke-VpcApi DescribeThings -Unchecked -All").Values("Id"));
        Assert.Equal(3, service.Requests.Count);
        session.Run("Invoke-VpcApi DescribeThings -Unchecked -All | Select-Object -First 1").ShouldHaveOneOutput();
        Assert.Equal(4, service.Requests.Count);
    }

    [Fact]
    public void All_follows_a_cursor()
    {
        using var service = new StubService(context => context.Response.WriteAsync(context.Request.Query["NextToken"] == "second"
            ? """{"RequestId":"R","NextToken":"","Things":{"Thing":[{"Id":2}]}}"""
            : """{"RequestId":"R","NextToken":"second","Things":{"Thing":[{"Id":1}]}}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        Assert.Equal([1, 2], session.Run("Invoke-VpcApi ListThings -Unchecked -All").Values("Id"));
    }

    [Fact]
    public void All_of_an_answer_without_a_list_is_the_answer()
    {
        using StubService service = StubService.Answering(200, "application/json", """{"RequestId":"R","Name":"one"}""");
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        Assert.Equal("one", session.Run("Invoke-VpcApi DescribeThing -Unchecked -All").ShouldHaveOneOutput().Text("Name"));
    }

    [Theory]
    [InlineData("DescribeThings", 1)]
    [InlineData("ListThings", 1)]
    [InlineData("GetThing", 1)]
    [InlineData("QueryThing", 1)]
    [InlineData("CheckThing", 1)]
    [InlineData("DeleteThing", 0)]
    [InlineData("CreateThing", 0)]
    public void WhatIf_holds_back_changes_and_lets_reads_through(string action, int calls)
    {
        using StubService service = StubService.Answering(200, "application/json", "{\"RequestId\":\"R\"}");
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        session.Run($"Invoke-VpcApi {action} -Unchecked -WhatIf").ShouldHaveNoErrors();

        Assert.Equal(calls, service.Requests.Count);
    }

    [Fact]
    public void An_unknown_action_and_a_malformed_one_are_told_apart()
    {
        using ModuleSession session = ModuleSession.Rehearsing();

        ErrorRecord error = session.Run("Invoke-VpcApi DescribeNothing -Unchecked").ShouldHaveOneError("InvalidAction.NotFound");
        Assert.Contains("DescribeNothing in cn-huhehaote", error.ToString());
        Assert.Contains("Check the action's name", error.ToString());
        Assert.Equal("InvalidAction.NotFound", PSObject.AsPSObject(error.Exception).Properties["Code"].Value);
        session.Run("Invoke-VpcApi 'Describe&Nothing'").ShouldHaveEndedWith("ParameterArgumentValidationError");
    }

    [Fact]
    public void A_lost_answer_to_a_change_says_that_the_outcome_is_unknown()
    {
        using StubService service = StubService.Answering(200, "application/json", "nonsense");
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint, "-MaxRetry 0");

        Assert.Contains("It is unknown whether it was done", session.Run("Invoke-VpcApi DeleteThing -Unchecked -Confirm:$false").ShouldHaveOneError("OutcomeUnknown.UnreadableAnswer").ToString());
        Assert.DoesNotContain("unknown", session.Run("Invoke-VpcApi DescribeThing -Unchecked").ShouldHaveOneError("UnreadableAnswer").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_of_the_service_is_as_it_is_and_All_gives_the_items_alone()
    {
        using ModuleSession session = ModuleSession.Rehearsing();

        PSObject answer = session.Run("$answer = Invoke-VpcApi DescribeVpcs; $answer").ShouldHaveOneOutput();

        Assert.Equal(session.Run("Get-VpcNetwork").Output.Count, answer.Properties["TotalCount"].Value);
        Assert.Matches("^[0-9A-F]{8}-", answer.Text("RequestId"));
        Assert.Equal(session.Run("Get-VpcNetwork").Values("VpcId"), session.Run("$answer.Vpcs.Vpc").Values("VpcId"));
        Assert.Matches("^[0-9]+$", session.Run("\"$($answer.Vpcs.Vpc[0].OwnerId)\"").ShouldHaveOneOutput().ToString());
        Assert.Equal(
            session.Run("Get-VpcIpv6Address").Values("Ipv6AddressId").Order(),
            session.Run("Invoke-VpcApi DescribeIpv6Addresses @{ PageSize = 10 } -All").Values("Ipv6AddressId").Order());
        Assert.Equal(
            ["cn-hangzhou"],
            session.Run("Invoke-VpcApi DescribeIpv6Gateways -All -Region cn-hangzhou").Values("RegionId").Distinct());
        Assert.Equal(
            ["cn-hangzhou"],
            session.Run("Invoke-VpcApi DescribeIpv6Gateways @{ RegionId = 'cn-hangzhou' } -All").Values("RegionId").Distinct());
    }
}
