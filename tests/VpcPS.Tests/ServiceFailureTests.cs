using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>The messages that a user sees when the service, or something that is not the service, answers wrongly or not at all.</summary>
public sealed class ServiceFailureTests
{
    private const string Buy = "New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 2 -Ipv6GatewayId ipv6gw-hp38x2x0fz785tlc65pfv -ClientToken run-1";

    [Theory]
    [InlineData(200, "text/html", "<html><body>Sign in to the guest network</body></html>", "Sign in to the guest network")]
    [InlineData(502, "text/html", "<html>Bad gateway</html>", "HTTP 502")]
    [InlineData(200, "application/json", "{\"RequestId\":\"R\",\"InternetBandwidthId\":", "not complete JSON")]
    [InlineData(200, "application/json", "", "it is empty")]
    [InlineData(200, "application/json", "{\"RequestId\":\"R\"}", "'InternetBandwidthId'")]
    [InlineData(200, "application/json", "[]", "not a JSON object")]
    public void An_answer_that_is_not_the_apis_names_endpoint_and_cause_and_says_how_to_find_out(int status, string contentType, string body, string cause)
    {
        using StubService service = StubService.Answering(status, contentType, body);
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        ErrorRecord error = session.Run(Buy).ShouldHaveOneError("OutcomeUnknown.UnreadableAnswer");

        Assert.Contains(service.Endpoint.Authority, error.ToString());
        Assert.Contains(cause, error.ToString());
        Assert.Contains("-ClientToken run-1", error.ToString());
        Assert.Equal("Get-VpcIpv6InternetBandwidth -Region cn-huhehaote -Ipv6AddressId ipv6-hp351bytt9inrfp6tgubd", error.ErrorDetails.RecommendedAction);
        Assert.Single(service.Requests);
    }

    [Theory]
    [InlineData("Add-VpcTag ipv6-1, ipv6-2 @{ env = 'prod' }", "Get-VpcTag -Region cn-huhehaote -ResourceId ipv6-1, ipv6-2")]
    [InlineData("Remove-VpcTag ipv6-1, ipv6-2 env -Force", "Get-VpcTag -Region cn-huhehaote -ResourceId ipv6-1, ipv6-2")]
    [InlineData("Remove-VpcIpv6InternetBandwidth -InternetBandwidthId ipv6bw-1 -Force", "Get-VpcIpv6InternetBandwidth -Region cn-huhehaote -InternetBandwidthId ipv6bw-1")]
    [InlineData("Remove-VpcIpv6Address ipv6-1 -Force", "Get-VpcIpv6Address -Region cn-huhehaote -Ipv6AddressId ipv6-1")]
    [InlineData("New-VpcIpv6Address vsw-1", "Get-VpcIpv6Address -Region cn-huhehaote -VSwitchId vsw-1")]
    [InlineData("Set-VpcIpv6Gateway ipv6gw-1 -Name shop", "Get-VpcIpv6Gateway -Region cn-huhehaote -Ipv6GatewayId ipv6gw-1")]
    [InlineData(
        "New-VpcIpv6EgressOnlyRule -Ipv6GatewayId ipv6gw-1 -Ipv6AddressId ipv6-1",
        "Get-VpcIpv6EgressOnlyRule -Region cn-huhehaote -Ipv6GatewayId ipv6gw-1 -Ipv6AddressId ipv6-1")]
    public void A_lost_answer_advises_to_look_at_what_the_call_named(string command, string lookUp)
    {
        using StubService service = StubService.Answering(200, "application/json", "{");
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        ErrorRecord error = session.Run(command).ShouldHaveOneError("OutcomeUnknown.UnreadableAnswer");

        Assert.Equal(lookUp, error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void A_redirect_is_not_followed()
    {
        using var service = new StubService(context =>
        {
            context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            context.Response.Headers.Location = "/elsewhere";
            return Task.CompletedTask;
        });
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        ErrorRecord error = session.Run(Buy).ShouldHaveOneError("OutcomeUnknown.UnexpectedRedirect");

        Assert.Contains("/elsewhere", error.ToString());
        Assert.Single(service.Requests);
    }

    [Fact]
    public void An_endpoint_that_is_down_says_that_nothing_was_sent()
    {
        using ModuleSession session = ModuleSession.ConnectedTo(ClosedEndpoint());

        ErrorRecord error = session.Run(Buy).ShouldHaveOneError("EndpointUnreachable");

        Assert.Equal(ErrorCategory.ConnectionError, error.CategoryInfo.Category);
        Assert.Contains("nothing was sent", error.ToString());
        Assert.DoesNotContain("unknown", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_endpoint_without_TLS_behind_https_says_so()
    {
        using StubService service = StubService.Answering(200, "application/json", "{}");
        using ModuleSession session = ModuleSession.ConnectedTo(new Uri("https://127.0.0.1:" + service.Endpoint.Port));

        ErrorRecord error = session.Run(Buy).ShouldHaveOneError("TlsFailure");

        Assert.Contains("HTTPS", error.ToString());
    }

    [Fact]
    public void An_endpoint_that_never_answers_ends_with_the_time_out()
    {
        using var service = new StubService(context => Task.Delay(-1, context.RequestAborted));
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint, "-TimeoutSec 1 -MaxRetry 0");

        ErrorRecord error = session.Run(Buy).ShouldHaveOneError("OutcomeUnknown.RequestTimeout");

        Assert.Equal(ErrorCategory.OperationTimeout, error.CategoryInfo.Category);
        Assert.Contains("within 1 s", error.ToString());
        Assert.Contains("-ClientToken run-1", error.ToString());
    }

    [Theory]
    [InlineData(403, "Forbidden.RAM", ErrorCategory.PermissionDenied, "vpc:AllocateIpv6InternetBandwidth")]
    [InlineData(400, "Throttling.User", ErrorCategory.LimitsExceeded, "in a minute")]
    [InlineData(400, "Throttling.Something.New", ErrorCategory.LimitsExceeded, "in a minute")]
    [InlineData(400, "OperationFailed.OpenCdtServiceFirst", ErrorCategory.InvalidOperation, "Cloud Data Transfer")]
    [InlineData(400, "InvalidSecurityToken.Expired", ErrorCategory.AuthenticationError, "temporary credentials")]
    [InlineData(400, "IncorrectStatus.Something", ErrorCategory.ResourceBusy, "Available")]
    [InlineData(400, "OperationFailed.InternetBandwidthAlreadyExisted", ErrorCategory.ResourceExists, "already has bandwidth")]
    [InlineData(500, "NeverHeardOf", ErrorCategory.ResourceUnavailable, "in a minute")]
    [InlineData(400, "IncorrectVpcStatus", ErrorCategory.ResourceBusy, "Available")]
    [InlineData(400, "BandwidthPackageOperation.conflict", ErrorCategory.ResourceBusy, "Another operation")]
    [InlineData(400, "OperationFailed.LastTokenProcessing", ErrorCategory.ResourceBusy, "still being carried out")]
    [InlineData(400, "OperationFailed.IdempotentTokenProcessing", ErrorCategory.ResourceBusy, "still being carried out")]
    [InlineData(400, "IllegalTimestamp", ErrorCategory.InvalidOperation, "clock")]
    [InlineData(400, "InvalidTimestamp.Expired", ErrorCategory.InvalidOperation, "clock")]
    [InlineData(403, "Forbbiden", ErrorCategory.PermissionDenied, "RAM policy")]
    [InlineData(403, "Forbbiden.Action", ErrorCategory.PermissionDenied, "RAM policy")]
    [InlineData(403, "NoPermission", ErrorCategory.PermissionDenied, "RAM policy")]
    [InlineData(403, "AuthenticationFail.NoPermission", ErrorCategory.PermissionDenied, "RAM policy")]
    [InlineData(400, "NotAuthorized.ForAction", ErrorCategory.PermissionDenied, "RAM policy")]
    [InlineData(403, "UnauthorizedOperation", ErrorCategory.PermissionDenied, "RAM policy")]
    [InlineData(400, "InsufficientBalance.PayAsYouGo", ErrorCategory.InvalidOperation, "balance")]
    [InlineData(403, "InvalidAccountStatus.NotEnoughBalance", ErrorCategory.InvalidOperation, "balance")]
    [InlineData(400, "Account.Arrearage", ErrorCategory.InvalidOperation, "overdue")]
    [InlineData(403, "Forbidden.AccountFrozen", ErrorCategory.InvalidOperation, "balance")]
    [InlineData(429, "SlowDown", ErrorCategory.ResourceUnavailable, "Words of the service")]
    public void A_code_of_the_service_becomes_category_and_remedy(int status, string code, ErrorCategory category, string remedy)
    {
        using StubService service = StubService.Answering(status, "application/json", $$"""{"RequestId":"6972A26E","HostId":"h","Code":"{{code}}","Message":"Words of the service."}""");
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        ErrorRecord error = session.Run(Buy).ShouldHaveOneError(status >= 500 || code.Contains("TokenProcessing") ? "OutcomeUnknown." + code : code);

        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Contains("Words of the service", error.ToString());
        Assert.Contains("request 6972A26E", error.ToString());
        Assert.Contains(remedy, error.ToString());
        // The command to type is shown next to the message, and the remedy is not repeated there.
        Assert.DoesNotContain(remedy, error.ErrorDetails.RecommendedAction);
        Assert.Contains(remedy, PSObject.AsPSObject(error).Text("Fix") + error);
    }

    [Theory]
    [InlineData(400, "SaleCondition.Unmet")]
    [InlineData(404, "CommodityNotFound")]
    [InlineData(403, "RealNameAuthentication.Required")]
    [InlineData(409, "OrderConflict.Open")]
    [InlineData(400, "LoadBalancerBusyOrSo")]
    public void A_refusal_that_nobody_knows_is_told_in_the_service_s_own_words_and_never_called_busy(int status, string code)
    {
        using StubService service = StubService.Answering(status, "application/json", $$"""{"RequestId":"6972A26E","Code":"{{code}}","Message":"Words of the service."}""");
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        foreach (string command in (string[])[Buy, "Get-VpcIpv6Gateway", "Set-VpcIpv6InternetBandwidth ipv6-1 3", "Invoke-VpcApi DoSomething -Unchecked"])
        {
            ErrorRecord error = session.Run(command).ShouldHaveOneError(code);

            string told = error + error.ErrorDetails.RecommendedAction;
            Assert.Contains("Words of the service", told);
            Assert.DoesNotContain("busy or out of order", told, StringComparison.Ordinal);
            Assert.DoesNotContain("in a minute", told, StringComparison.Ordinal);
            Assert.DoesNotContain("unknown", told, StringComparison.Ordinal);
        }
    }

    // -IfExists and an earlier lost answer make "does not exist" a success, but only for the thing that was to be removed.
    [Theory]
    [InlineData("InvalidCommodity.NotFound")]
    [InlineData("InvalidUser.NotFound")]
    [InlineData("ResourceNotFound.Role")]
    public void What_is_not_there_is_removed_only_when_it_is_the_thing_itself(string code)
    {
        using StubService service = StubService.Answering(404, "application/json", $$"""{"RequestId":"R","Code":"{{code}}","Message":"Words of the service."}""");
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        session.Run("Remove-VpcIpv6Gateway ipv6gw-hp3ezrxqtfjtfos925mqy -Force -IfExists").ShouldHaveOneError(code);
    }

    [Fact]
    public void An_error_in_xml_is_read_although_json_was_asked_for()
    {
        using StubService service = StubService.Answering(
            404, "text/xml;charset=utf-8", "<?xml version='1.0' encoding='UTF-8'?><Error><RequestId>R</RequestId><HostId>h</HostId><Code>InvalidRegionId.NotFound</Code><Message>The specified RegionId does not exist in our records.</Message></Error>");
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        session.Run(Buy).ShouldHaveOneError("InvalidRegionId.NotFound");
    }

    [Theory]
    [InlineData("V3")]
    [InlineData("V1")]
    public void A_wrong_secret_is_told_apart_from_a_changed_request_and_nothing_secret_is_shown(string version)
    {
        using var session = new ModuleSession();
        session.Run("$emulator = Start-VpcEmulator").ShouldHaveNoErrors();
        session.Run(
            "$wrong = [pscredential]::new($emulator.Credential.UserName, (ConvertTo-SecureString 'canary-secret' -AsPlainText -Force)); "
            + $"$null = $emulator | Connect-VpcSession -Credential $wrong -SignatureVersion {version}").ShouldHaveNoErrors();

        ErrorRecord error = session.Run(Buy).ShouldHaveOneError("SignatureDoesNotMatch");

        Assert.Equal(ErrorCategory.AuthenticationError, error.CategoryInfo.Category);
        Assert.Contains("the AccessKey secret is wrong", error.ToString());
        string shown = error + error.Exception.ToString() + error.ErrorDetails.RecommendedAction;
        Assert.DoesNotContain("canary-secret", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("string to sign is", shown, StringComparison.Ordinal);
        string keyId = (string)session.Run("$emulator.Credential.UserName").ShouldHaveOneOutput().BaseObject;
        Assert.DoesNotContain(keyId, shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_key_is_named_by_the_services_code()
    {
        using var session = new ModuleSession();
        session.Run("$wrong = [pscredential]::new('nobody-canary-key', (ConvertTo-SecureString 'x1y2z3' -AsPlainText -Force)); $null = Start-VpcEmulator | Connect-VpcSession -Credential $wrong").ShouldHaveNoErrors();

        ErrorRecord error = session.Run(Buy).ShouldHaveOneError("InvalidAccessKeyId.NotFound");

        Assert.Contains("Check the AccessKey id", error.ToString());
        Assert.DoesNotContain("nobody-canary-key", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_are_followed_to_the_total_and_no_further_than_needed()
    {
        using var service = new StubService(context =>
        {
            int page = int.Parse(context.Request.Query["PageNumber"]!, CultureInfo.InvariantCulture);
            string items = string.Join(",", Enumerable.Range((page - 1) * 50, page == 3 ? 20 : 50).Select(n => $$"""{"Ipv6AddressId":"ipv6-{{n}}" }"""));
            return context.Response.WriteAsync($$"""{"RequestId":"R","PageNumber":{{page}},"PageSize":50,"TotalCount":120,"Ipv6Addresses":{"Ipv6Address":[{{items}}] } }""");
        });
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        ScriptResult all = session.Run("Get-VpcIpv6Address");
        Assert.Equal(Enumerable.Range(0, 120).Select(n => (object)$"ipv6-{n}"), all.Values("Ipv6AddressId"));
        Assert.Equal(3, service.Requests.Count);

        session.Run("Get-VpcIpv6Address | Select-Object -First 20").ShouldHaveNoErrors();
        Assert.Equal(4, service.Requests.Count);
    }

    [Fact]
    public void Pages_are_asked_for_ahead_and_come_out_in_order()
    {
        var thirdWasAskedFor = new TaskCompletionSource();
        using var service = new StubService(async context =>
        {
            int page = int.Parse(context.Request.Query["PageNumber"]!, CultureInfo.InvariantCulture);
            if (page == 3)
            {
                thirdWasAskedFor.SetResult();
            }

            if (page == 2)
            {
                await thirdWasAskedFor.Task.WaitAsync(context.RequestAborted);
            }

            string items = string.Join(",", Enumerable.Range((page - 1) * 50, page == 3 ? 20 : 50).Select(n => $$"""{"Ipv6AddressId":"ipv6-{{n}}" }"""));
            await context.Response.WriteAsync($$"""{"RequestId":"R","PageNumber":{{page}},"PageSize":50,"TotalCount":120,"Ipv6Addresses":{"Ipv6Address":[{{items}}] } }""");
        });
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        ScriptResult all = session.Run("Get-VpcIpv6Address -ThrottleLimit 2");

        all.ShouldHaveNoErrors();
        Assert.Equal(Enumerable.Range(0, 120).Select(n => (object)$"ipv6-{n}"), all.Values("Ipv6AddressId"));
        Assert.Equal(3, service.Requests.Count);
    }

    [Fact]
    public void A_page_size_that_the_service_made_smaller_loses_nothing()
    {
        using var service = new StubService(context =>
        {
            int page = int.Parse(context.Request.Query["PageNumber"]!, CultureInfo.InvariantCulture);
            string items = string.Join(",", Enumerable.Range((page - 1) * 10, page == 3 ? 5 : 10).Select(n => $$"""{"Ipv6GatewayId":"ipv6gw-{{n}}" }"""));
            return context.Response.WriteAsync($$"""{"RequestId":"R","PageNumber":{{page}},"PageSize":10,"TotalCount":25,"Ipv6Gateways":{"Ipv6Gateway":[{{items}}] } }""");
        });
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        Assert.Equal(Enumerable.Range(0, 25).Select(n => (object)$"ipv6gw-{n}"), session.Run("Get-VpcIpv6Gateway").Values("Ipv6GatewayId"));
    }

    [Fact]
    public void Batches_of_ids_are_asked_for_at_the_same_time()
    {
        var secondWasAskedFor = new TaskCompletionSource();
        using var service = new StubService(async context =>
        {
            string[] ids = context.Request.Query["Ipv6AddressId"].ToString().Split(',');
            if (ids.Contains("ipv6-21"))
            {
                secondWasAskedFor.SetResult();
            }
            else
            {
                await secondWasAskedFor.Task.WaitAsync(context.RequestAborted);
            }

            string items = string.Join(",", ids.Select(id => $$"""{"Ipv6AddressId":"{{id}}" }"""));
            await context.Response.WriteAsync($$"""{"RequestId":"R","TotalCount":{{ids.Length}},"Ipv6Addresses":{"Ipv6Address":[{{items}}] } }""");
        });
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        ScriptResult result = session.Run("1..40 | ForEach-Object { [pscustomobject]@{ Ipv6AddressId = \"ipv6-$_\" } } | Get-VpcIpv6Address -ThrottleLimit 2");

        Assert.Equal(Enumerable.Range(1, 40).Select(n => (object)$"ipv6-{n}"), result.Values("Ipv6AddressId"));
    }

    [Fact]
    public void Ids_of_many_rows_go_in_batches_of_20()
    {
        using var service = new StubService(context =>
        {
            string[] ids = context.Request.Query["Ipv6AddressId"].ToString().Split(',');
            string items = string.Join(",", ids.Where(id => id != "ipv6-7").Select(id => $$"""{"Ipv6AddressId":"{{id}}" }"""));
            return context.Response.WriteAsync($$"""{"RequestId":"R","TotalCount":{{ids.Count(id => id != "ipv6-7")}},"Ipv6Addresses":{"Ipv6Address":[{{items}}] } }""");
        });
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        ScriptResult result = session.Run("1..45 | ForEach-Object { [pscustomobject]@{ Ipv6AddressId = \"ipv6-$_\" } } | Get-VpcIpv6Address");

        Assert.Equal([5, 20, 20], service.Requests.Select(request => request["Ipv6AddressId"].Split(',').Length).Order());
        Assert.Equal(44, result.Output.Count);
        ErrorRecord missing = result.ShouldHaveOneError("ResourceNotFound.Ipv6Address");
        Assert.Contains("ipv6-7 in cn-huhehaote", missing.ToString());
    }

    [Fact]
    public void A_blank_id_never_lists_everything()
    {
        using StubService service = StubService.Answering(200, "application/json", "{}");
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        session.RunWithRows("Ipv6AddressId,Note\n,x", "Get-VpcIpv6Address").ShouldHaveOneError("MissingIpv6AddressId");

        Assert.Empty(service.Requests);
    }

    [Fact]
    public void A_lost_reply_is_asked_for_again_and_each_repetition_is_said_with_Verbose()
    {
        int calls = 0;
        using var service = new StubService(async context =>
        {
            if (Interlocked.Increment(ref calls) < 3)
            {
                context.Abort();
                return;
            }

            await context.Response.WriteAsync("""{"RequestId":"R","InternetBandwidthId":"ipv6bw-1"}""");
        });
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint, "");

        ScriptResult result = session.Run(Buy + " -Verbose");

        result.ShouldHaveOneOutput();
        Assert.Equal(["run-1", "run-1", "run-1"], service.Requests.Select(request => request["ClientToken"]));
        Assert.Equal(2, result.Verbose.Count(line => line.Contains("ConnectionBroken; again in", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(2, "PayByBandwidth", true)]
    [InlineData(3, "PayByBandwidth", false)]
    [InlineData(2, "PayByTraffic", false)]
    public void AlreadyExisted_after_a_lost_reply_may_be_this_purchase_unless_another_bandwidth_is_seen(int bandwidth, string chargeType, bool canBeOurs)
    {
        int purchases = 0;
        using var service = new StubService(async context =>
        {
            if (context.Request.Headers["x-acs-action"] == "DescribeIpv6Addresses")
            {
                await context.Response.WriteAsync($$$"""
                    {"RequestId":"R","TotalCount":1,"Ipv6Addresses":{"Ipv6Address":[{"Ipv6AddressId":"ipv6-hp351bytt9inrfp6tgubd",
                    "Ipv6InternetBandwidth":{"Ipv6InternetBandwidthId":"ipv6bw-found","Bandwidth":{{{bandwidth}}},"InternetChargeType":"{{{chargeType}}}"}}]}}
                    """);
            }
            else if (Interlocked.Increment(ref purchases) == 1)
            {
                context.Abort();
            }
            else
            {
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                await context.Response.WriteAsync("""{"RequestId":"R","Code":"OperationFailed.InternetBandwidthAlreadyExisted","Message":"It has bandwidth."}""");
            }
        });
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint, "");

        JumpingClock.PutInto(session.Run("$connected").ShouldHaveOneOutput().BaseObject);
        ScriptResult result = session.Run(Buy);

        ErrorRecord error = result.ShouldHaveOneError((canBeOurs ? "OutcomeUnknown." : "") + "OperationFailed.InternetBandwidthAlreadyExisted");
        Assert.Equal(canBeOurs, error.Exception.GetType().GetProperty("IsOutcomeUnknown")?.GetValue(error.Exception) is true);
        Assert.Contains(canBeOurs ? "bought by this run or by another one" : "this row did not buy", error.ToString());
        Assert.Equal(canBeOurs ? 1 : 0, session.Run("$connected.UnknownOutcomes").Output.Count);
    }

    [Fact]
    public void AlreadyExisted_after_a_lost_reply_stays_unknown_when_the_look_at_the_address_fails()
    {
        int purchases = 0;
        using var service = new StubService(async context =>
        {
            if (context.Request.Headers["x-acs-action"] == "DescribeIpv6Addresses")
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                await context.Response.WriteAsync("""{"RequestId":"R","Code":"Forbidden.RAM","Message":"No."}""");
            }
            else if (Interlocked.Increment(ref purchases) == 1)
            {
                context.Abort();
            }
            else
            {
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                await context.Response.WriteAsync("""{"RequestId":"R","Code":"OperationFailed.InternetBandwidthAlreadyExisted","Message":"It has bandwidth."}""");
            }
        });
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint, "");

        ErrorRecord error = session.Run(Buy).ShouldHaveOneError("OutcomeUnknown.OperationFailed.InternetBandwidthAlreadyExisted");

        Assert.Contains("is unknown", error.ToString());
        Assert.Contains("-ClientToken run-1", error.ToString());
        Assert.Single(session.Run("$connected.UnknownOutcomes").Output);
    }

    [Fact]
    public void AlreadyExisted_at_the_first_attempt_is_somebody_elses_purchase()
    {
        using StubService service = StubService.Answering(400, "application/json", """{"RequestId":"R","Code":"OperationFailed.InternetBandwidthAlreadyExisted","Message":"It has bandwidth."}""");
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint, "");

        session.Run(Buy.Replace("-ClientToken run-1", "", StringComparison.Ordinal)).ShouldHaveOneError("OperationFailed.InternetBandwidthAlreadyExisted");

        Assert.Single(service.Requests);
    }

    [Fact]
    public void An_unknown_outcome_is_remembered_by_the_session()
    {
        using var service = new StubService(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);
        session.Run(Buy).ShouldHaveOneError("OutcomeUnknown.ConnectionBroken");

        PSObject unknown = session.Run("$connected.UnknownOutcomes").ShouldHaveOneOutput();

        Assert.Equal("run-1", unknown.Properties["ClientToken"].Value);
    }

    // A port that was free a moment ago and on which no program listens.
    private static Uri ClosedEndpoint()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return new Uri("http://127.0.0.1:" + port);
    }
}
