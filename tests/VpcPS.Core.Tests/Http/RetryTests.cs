using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Actions;
using VpcPS.Core.Api;
using VpcPS.Core.Http;
using VpcPS.Core.Models;
using VpcPS.Core.Signing;
using VpcPS.Core.Tests.Wire;
using Xunit;

namespace VpcPS.Core.Tests.Http;

/// <summary>What is repeated, how often and after which wait, and what is never repeated.</summary>
public sealed class RetryTests
{
    private readonly VirtualClock _clock = new();

    [Theory]
    [InlineData(400, "Throttling")]
    [InlineData(400, "Throttling.User")]
    [InlineData(400, "Rejected.Throttling")]
    [InlineData(400, "Throttling.Whatever.Comes")]
    [InlineData(400, "OperationConflict")]
    [InlineData(400, "TaskConflict")]
    [InlineData(400, "IncorrectStatus")]
    [InlineData(400, "IncorrectStatus.Ipv6Instance")]
    [InlineData(400, "LastTokenProcessing")]
    [InlineData(400, "OperationFailed.LastTokenProcessing")]
    [InlineData(400, "OperationFailed.IdempotentTokenProcessing")]
    [InlineData(400, "OperationDenied.OtherSubnetProcessing")]
    [InlineData(400, "IncorrectVpcStatus")]
    [InlineData(400, "IncorrectVSwitchStatus")]
    [InlineData(400, "BandwidthPackageOperation.conflict")]
    [InlineData(429, "AnyCode")]
    [InlineData(400, "OperationFailed.DistibuteLock")]
    [InlineData(400, "SignatureNonceUsed")]
    [InlineData(500, "SystemBusy")]
    [InlineData(500, "InternalError")]
    [InlineData(503, "ServiceUnavailable")]
    [InlineData(500, "NeverHeardOf")]
    public async Task A_passing_failure_is_repeated_with_the_same_token_and_a_new_nonce(int status, string code)
    {
        await using WireServer server = Answering(Refusal(status, code), Refusal(status, code), Success());
        var log = new CallLog();

        using (VpcClient client = Calls.PersistentClient(server.Url, _clock))
        {
            Ipv6InternetBandwidth bought = await client.SendAsync(Calls.Purchase, log, default);
            Assert.Equal("ipv6bw-1", bought.InternetBandwidthId);
        }

        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(3, Nonces(server).Distinct().Count());
        Assert.Single(Targets(server).Distinct());
        Assert.Equal(2, log.TakeLines().Count(line => line.Contains(code + ", request R-9; again in", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(400, "IllegalParam.Bandwidth")]
    [InlineData(404, "ResourceNotFound.Ipv6Address")]
    [InlineData(403, "Forbidden.RAM")]
    [InlineData(400, "OperationFailed.InternetBandwidthAlreadyExisted")]
    [InlineData(400, "IdempotentParameterMismatch")]
    [InlineData(400, "IncorrectStatusOfSomethingElse")]
    [InlineData(400, "SignatureDoesNotMatch")]
    [InlineData(500, "OperationFailed.SaleValidate")]
    public async Task A_lasting_failure_is_told_at_once(int status, string code)
    {
        await using WireServer server = Answering(Refusal(status, code), Success());

        using (VpcClient client = Calls.PersistentClient(server.Url, _clock))
        {
            var failure = await Assert.ThrowsAsync<VpcApiException>(() => client.SendAsync(CallKind.Purchase));
            Assert.Equal(code, failure.Code);
        }

        Assert.Single(server.Requests);
        Assert.Empty(_clock.Waits);
    }

    // Gateways answer 429 with a page of their own. Nothing was done, and the session slows down as after Throttling.
    [Fact]
    public async Task Http_429_without_an_error_of_the_API_is_throttling()
    {
        string page = "HTTP/1.1 429 Too Many Requests\r\nContent-Type: text/html\r\nRetry-After: 7\r\nContent-Length: 5\r\n\r\nslow!";
        await using WireServer server = Answering(page, Success());
        await using WireServer stubborn = Answering(page);
        using VpcClient client = Calls.PersistentClient(server.Url, _clock);
        using VpcClient impatient = Calls.PersistentClient(stubborn.Url, _clock, maxRetries: 0);

        await client.SendAsync(CallKind.Purchase);
        var failure = await Assert.ThrowsAsync<VpcApiException>(() => impatient.SendAsync(CallKind.Purchase));

        Assert.Contains(_clock.Waits, wait => wait >= TimeSpan.FromSeconds(7));
        Assert.False(failure.IsOutcomeUnknown);
        Assert.Equal("Throttling", failure.Code);
    }

    [Fact]
    public async Task A_reply_that_was_lost_is_asked_for_again_with_the_same_token()
    {
        await using WireServer server = Answering(Dropped(), Truncated(), Success());

        using (VpcClient client = Calls.PersistentClient(server.Url, _clock))
        {
            await client.SendAsync(CallKind.Purchase);
        }

        Assert.Equal(3, server.Requests.Count);
        Assert.Single(Targets(server).Distinct());
    }

    [Fact]
    public async Task A_refusal_after_a_lost_reply_says_that_it_follows_one()
    {
        await using WireServer server = Answering(Dropped(), Refusal(400, "OperationFailed.InternetBandwidthAlreadyExisted"));
        using VpcClient client = Calls.PersistentClient(server.Url, _clock);

        var failure = await Assert.ThrowsAsync<VpcApiException>(() => client.SendAsync(CallKind.Purchase));

        Assert.True(failure.FollowsUnansweredAttempt);
        Assert.True(failure.IsOutcomeUnknown);
    }

    [Fact]
    public async Task Credentials_that_end_after_a_lost_reply_leave_the_outcome_unknown()
    {
        await using WireServer server = Answering(Dropped(), Success());
        using VpcClient client = Calls.PersistentClient(server.Url, _clock, credentials: new EndingCredentials());

        var failure = await Assert.ThrowsAsync<VpcConnectionException>(() => client.SendAsync(CallKind.Purchase));

        Assert.Equal(ConnectionErrorCodes.NoCredentials, failure.Code);
        Assert.True(failure.IsOutcomeUnknown);
        Assert.Contains("the sign-in has expired", failure.Message);
    }

    [Fact]
    public async Task A_refusal_of_what_an_earlier_run_sent_leaves_the_outcome_unknown()
    {
        await using WireServer server = Answering(Refusal(400, "OperationFailed.InternetBandwidthAlreadyExisted"));
        using VpcClient client = Calls.PersistentClient(server.Url, _clock);
        var repetition = new AllocateIpv6InternetBandwidth("cn-huhehaote", "ipv6-1", "ipv6gw-1", 2, "token-1") { IsRepetition = true };

        var failure = await Assert.ThrowsAsync<VpcApiException>(() => client.SendAsync(repetition, log: null, default));

        Assert.True(failure.IsOutcomeUnknown);
    }

    [Fact]
    public async Task A_throttle_proves_that_nothing_was_bought_unless_a_reply_was_lost_before()
    {
        await using WireServer throttling = Answering(Refusal(400, "Throttling"), Refusal(400, "Throttling"));
        await using WireServer losing = Answering(Dropped(), Refusal(400, "Throttling"));
        using VpcClient throttled = Calls.PersistentClient(throttling.Url, _clock, maxRetries: 1);
        using VpcClient losingReplies = Calls.PersistentClient(losing.Url, _clock, maxRetries: 1);

        Assert.False((await Assert.ThrowsAsync<VpcApiException>(() => throttled.SendAsync(CallKind.Purchase))).IsOutcomeUnknown);
        Assert.True((await Assert.ThrowsAsync<VpcApiException>(() => losingReplies.SendAsync(CallKind.Purchase))).IsOutcomeUnknown);
    }

    // A proxy that sends a request twice may return the answer to the second one, although the first one made the purchase.
    [Theory]
    [InlineData("SignatureNonceUsed")]
    [InlineData("LastTokenProcessing")]
    [InlineData("LastTokenProcessing.Something")]
    [InlineData("OperationFailed.LastTokenProcessing")]
    [InlineData("OperationFailed.IdempotentTokenProcessing")]
    public async Task An_answer_that_tells_of_another_request_for_the_same_purchase_leaves_its_outcome_open(string code)
    {
        await using WireServer server = Answering(Refusal(400, code), Refusal(400, "OperationFailed.InternetBandwidthAlreadyExisted"), Refusal(400, code));
        using VpcClient client = Calls.PersistentClient(server.Url, _clock);

        var failure = await Assert.ThrowsAsync<VpcApiException>(() => client.SendAsync(CallKind.Purchase));
        Assert.Equal("OperationFailed.InternetBandwidthAlreadyExisted", failure.Code);
        Assert.True(failure.FollowsUnansweredAttempt);

        using VpcClient impatient = Calls.PersistentClient(server.Url, _clock, maxRetries: 0);
        Assert.True((await Assert.ThrowsAsync<VpcApiException>(() => impatient.SendAsync(CallKind.Purchase))).IsOutcomeUnknown);
    }

    [Theory]
    [InlineData("Throttling", "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT\r\nDate: Mon, 01 Jan 0001 00:00:00 GMT")]
    [InlineData("Throttling", "Retry-After: 2147483647")]
    [InlineData("Throttling", "x-acs-retry-after: 2147483647")]
    [InlineData("InvalidTimeStamp.Expired", "Date: Fri, 31 Dec 9999 23:59:59 GMT")]
    [InlineData("InvalidTimeStamp.Expired", "Date: Mon, 01 Jan 0001 00:00:00 GMT")]
    public async Task A_time_that_cant_be_is_not_believed(string code, string headers)
    {
        await using WireServer server = Answering(Refusal(400, code, headers), Success());
        using VpcClient client = Calls.PersistentClient(server.Url, _clock);

        Assert.Equal(code, (await Assert.ThrowsAsync<VpcApiException>(() => client.SendAsync(CallKind.Purchase))).Code);

        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task Repetitions_are_counted(int maxRetries)
    {
        await using WireServer server = Answering([.. Enumerable.Repeat(Refusal(503, "ServiceUnavailable"), 10)]);

        using (VpcClient client = Calls.PersistentClient(server.Url, _clock, maxRetries))
        {
            await Assert.ThrowsAsync<VpcApiException>(() => client.SendAsync(CallKind.Purchase));
        }

        Assert.Equal(maxRetries + 1, server.Requests.Count);
    }

    [Fact]
    public async Task Waits_double_with_chance_and_stay_within_20_seconds()
    {
        await using WireServer server = Answering([.. Enumerable.Repeat(Refusal(503, "ServiceUnavailable"), 9)]);
        using VpcClient client = Calls.PersistentClient(server.Url, _clock, maxRetries: 8);

        await Assert.ThrowsAsync<VpcApiException>(() => client.SendAsync(CallKind.Purchase));

        Assert.Equal(8, _clock.Waits.Count);
        for (int i = 0; i < 8; i++)
        {
            double full = Math.Min(100 * Math.Pow(2, i), 20_000);
            Assert.InRange(_clock.Waits[i].TotalMilliseconds, full / 2, full);
        }
    }

    [Theory]
    [InlineData("x-acs-retry-after: 7000", 7)]
    [InlineData("Retry-After: 7", 7)]
    public async Task The_wait_that_the_service_asks_for_is_kept(string header, int seconds)
    {
        await using WireServer server = Answering(Refusal(400, "Throttling.User", header), Success());
        using VpcClient client = Calls.PersistentClient(server.Url, _clock);
        DateTimeOffset start = _clock.UtcNow;

        await client.SendAsync(CallKind.Purchase);

        Assert.InRange((_clock.UtcNow - start).TotalSeconds, seconds, seconds + 1);
    }

    [Fact]
    public async Task A_wait_beyond_the_budget_is_not_begun()
    {
        await using WireServer server = Answering(Refusal(400, "Throttling.User", "x-acs-retry-after: 121000"), Success());

        using (VpcClient client = Calls.PersistentClient(server.Url, _clock))
        {
            await Assert.ThrowsAsync<VpcApiException>(() => client.SendAsync(CallKind.Purchase));
        }

        Assert.Single(server.Requests);
        Assert.Empty(_clock.Waits);
    }

    [Theory]
    [InlineData("InvalidTimeStamp.Expired")]
    [InlineData("IllegalTimestamp")]
    public async Task A_clock_that_is_off_is_corrected_from_the_answer_once(string code)
    {
        string date = _clock.UtcNow.AddHours(2).ToString("r", CultureInfo.InvariantCulture);
        await using WireServer server = Answering(Refusal(400, code, "Date: " + date), Success(), Success());

        using (VpcClient client = Calls.PersistentClient(server.Url, _clock))
        {
            await client.SendAsync(CallKind.Purchase);
            await client.SendAsync(CallKind.Query);
        }

        Assert.Equal(
            ["2026-01-02T03:04:05Z", "2026-01-02T05:04:05Z", "2026-01-02T05:04:05Z"],
            server.Requests.Select(request => request.Header("x-acs-date")));
    }

    [Fact]
    public async Task A_clock_that_is_still_off_after_its_correction_is_an_error()
    {
        string date = _clock.UtcNow.AddHours(2).ToString("r", CultureInfo.InvariantCulture);
        string refusal = Refusal(400, "InvalidTimeStamp.Expired", "Date: " + date);
        await using WireServer server = Answering(refusal, refusal, refusal);

        using (VpcClient client = Calls.PersistentClient(server.Url, _clock))
        {
            await Assert.ThrowsAsync<VpcApiException>(() => client.SendAsync(CallKind.Purchase));
        }

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_change_without_a_token_is_not_repeated_after_a_lost_reply()
    {
        await using WireServer server = Answering(Dropped(), Success());

        using (VpcClient client = Calls.PersistentClient(server.Url, _clock))
        {
            var failure = await Assert.ThrowsAsync<VpcConnectionException>(() => client.SendAsync(new ChangeWithoutToken(), null, default));
            Assert.True(failure.IsOutcomeUnknown);
        }

        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("DescribeSomething", null, true)]
    [InlineData("ChangeSomething", null, false)]
    [InlineData("ChangeSomething", "token-1", true)]
    public async Task Any_action_is_repeated_after_a_lost_reply_only_if_it_reads_or_has_a_token(string name, string? token, bool isRepeated)
    {
        await using WireServer server = Answering(Dropped(), Success());
        KeyValuePair<string, string>[] parameters = token is null ? [] : [new("ClientToken", token)];

        using (VpcClient client = Calls.PersistentClient(server.Url, _clock))
        {
            Task sending = client.SendAsync(new AnyAction(new AnyActionKind(name, known: null), "cn-huhehaote", parameters), null, default);
            await (isRepeated ? sending : Assert.ThrowsAsync<VpcConnectionException>(() => sending));
        }

        Assert.Equal(isRepeated ? 2 : 1, server.Requests.Count);
    }

    [Fact]
    public async Task A_change_without_a_token_is_repeated_after_a_throttle_which_proves_that_nothing_was_done()
    {
        await using WireServer server = Answering(Refusal(400, "Throttling"), Success());

        using (VpcClient client = Calls.PersistentClient(server.Url, _clock))
        {
            await client.SendAsync(new ChangeWithoutToken(), null, default);
        }

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_stop_between_a_lost_reply_and_its_repetition_is_an_unknown_outcome()
    {
        await using WireServer server = Answering(Dropped());
        using var stop = new CancellationTokenSource();
        using VpcClient client = Calls.PersistentClient(server.Url, new StoppingClock(stop));

        var failure = await Assert.ThrowsAsync<VpcConnectionException>(() => client.SendAsync(CallKind.Purchase, cancellationToken: stop.Token));

        Assert.Equal(ConnectionErrorCodes.Canceled, failure.Code);
        Assert.True(failure.IsOutcomeUnknown);
    }

    [Fact]
    public async Task A_stop_between_a_throttle_and_its_repetition_changed_nothing()
    {
        await using WireServer server = Answering(Refusal(400, "Throttling"));
        using var stop = new CancellationTokenSource();
        using VpcClient client = Calls.PersistentClient(server.Url, new StoppingClock(stop));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.SendAsync(CallKind.Purchase, cancellationToken: stop.Token));
    }

    /// <summary>A server that gives these answers one after the other, whatever connection they are asked on.</summary>
    private static WireServer Answering(params string[] answers)
    {
        int next = 0;
        return new WireServer(async connection =>
        {
            while (await connection.ReadRequestAsync() is not null)
            {
                string answer = answers[Interlocked.Increment(ref next) - 1];
                if (answer == Dropped())
                {
                    connection.Reset();
                    return;
                }

                await connection.SendAsync(answer);
            }
        });
    }

    private static string Success() => Http(200, Calls.PurchaseAnswer.Replace("}", ",\"TotalCount\":0}", StringComparison.Ordinal));

    private static string Dropped() => "";

    private static string Truncated() => Http(200, """{"RequestId":"R-1","Internet""");

    private static string Refusal(int status, string code, string header = "X-Nothing: 0") =>
        Http(status, $$"""{"RequestId":"R-9","Code":"{{code}}","Message":"No."}""", header);

    private static string Http(int status, string body, string header = "X-Nothing: 0") =>
        $"HTTP/1.1 {status} Words\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n{header}\r\n\r\n{body}";

    private static IEnumerable<string?> Nonces(WireServer server) => server.Requests.Select(request => request.Header("x-acs-signature-nonce"));

    [Theory]
    [InlineData("CreateNatGateway", null, false)]
    [InlineData("CreateNatGateway", "", false)]
    [InlineData("CreateNatGateway", "token-1", true)]
    [InlineData("DescribeNatGateways", null, true)]
    public void A_change_of_which_only_the_name_is_known_is_repeated_with_a_token_alone(string name, string? token, bool isSafe) =>
        Assert.Equal(isSafe, new AnyAction(new AnyActionKind(name, known: null), "cn-huhehaote", token is null ? [] : [new("ClientToken", token)]).IsSafeToRepeat);

    private static IEnumerable<string> Targets(WireServer server) => server.Requests.Select(request => request.Target);

    private sealed class ChangeWithoutToken() : ApiAction<string>("cn-huhehaote")
    {
        public override ActionDeclaration Declaration { get; } = ActionDeclaration.UnknownChange("ChangeSomething");

        protected override void AddParameters(ActionParameters parameters)
        {
        }

        internal override string ReadAnswer(AnswerObject answer) => answer.RequiredText("RequestId");
    }

    /// <summary>A clock whose first wait is interrupted.</summary>
    private sealed class StoppingClock(CancellationTokenSource stop) : IClock
    {
        public DateTimeOffset UtcNow => DateTimeOffset.UtcNow;

        public DateTimeOffset MachineTime => UtcNow;

        public async Task DelayAsync(TimeSpan duration, CancellationToken cancellationToken)
        {
            await stop.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }

        public IDisposable? BeginWork() => null;

        public IRehearsedRequest? BeginRequest(string nonce, TimeSpan limit) => null;
    }

    /// <summary>Credentials for one attempt.</summary>
    private sealed class EndingCredentials : ICredentialsProvider
    {
        private int _asked;

        public string Source => "the test";

        public string? RegionId => null;

        public Task<AlibabaCloudCredentials> GetCredentialsAsync(CancellationToken cancellationToken) => _asked++ == 0
            ? Task.FromResult(Calls.Credentials)
            : throw new CredentialsUnavailableException($"the sign-in has expired");

        public bool Invalidate(AlibabaCloudCredentials rejected) => false;
    }
}
