using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Http;
using VpcPS.Core.Signing;
using Xunit;

namespace VpcPS.Core.Tests.Wire;

/// <summary>How a call ends early: by the time-out, and by the caller.</summary>
public sealed class TimeoutTests
{
    // Long enough for a busy machine to connect and to send. So only a slow server can exceed it.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    public static TheoryData<SignatureVersion, CallKind> AllCalls => Calls.All;

    [Fact]
    public Task A_server_that_never_answers_runs_into_the_timeout() => AssertTimeoutAfterOneRequestAsync("", drips: false);

    [Fact]
    public Task A_server_that_stops_after_the_head_runs_into_the_timeout() =>
        AssertTimeoutAfterOneRequestAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n", drips: false);

    // The time-out is for the whole answer: bytes that keep coming do not extend it.
    [Fact]
    public Task A_head_that_comes_byte_by_byte_runs_into_the_timeout() =>
        AssertTimeoutAfterOneRequestAsync("HTTP/1.1 200 OK\r\nX-Slow: ", drips: true);

    [Fact]
    public Task A_body_that_comes_byte_by_byte_runs_into_the_timeout() =>
        AssertTimeoutAfterOneRequestAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", drips: true);

    [Fact]
    public Task A_body_of_unknown_length_that_comes_byte_by_byte_runs_into_the_timeout() =>
        AssertTimeoutAfterOneRequestAsync("HTTP/1.1 200 OK\r\n\r\n", drips: true);

    [Fact]
    public async Task A_handshake_that_is_never_answered_runs_into_the_timeout_with_nothing_sent()
    {
        await using var server = new WireServer(connection => connection.ReadToEndAsync());

        VpcConnectionException failure;
        using (VpcClient client = Calls.Client(server.TlsUrl, timeout: Timeout))
        {
            failure = await Assert.ThrowsAsync<VpcConnectionException>(() => client.SendAsync(CallKind.Purchase));
        }

        Assert.Equal(ConnectionErrorCodes.Timeout, failure.Code);
        Assert.False(failure.IsOutcomeUnknown);
    }

    [Theory]
    [MemberData(nameof(AllCalls))]
    public async Task A_call_that_is_given_up_while_its_answer_is_awaited_has_an_unknown_outcome_if_it_buys(
        SignatureVersion signature, CallKind kind)
    {
        await using var server = new WireServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.ReadToEndAsync();
        });
        using var cancellation = new CancellationTokenSource();

        using (VpcClient client = Calls.Client(server.Url, signature))
        {
            Task call = client.SendAsync(kind, cancellationToken: cancellation.Token);
            await server.FirstRequest;
            await cancellation.CancelAsync();

            if (kind == CallKind.Purchase)
            {
                var failure = await Assert.ThrowsAsync<VpcConnectionException>(() => call);
                Assert.Equal(ConnectionErrorCodes.Canceled, failure.Code);
                Assert.True(failure.IsOutcomeUnknown);
            }
            else
            {
                var cancelled = await Assert.ThrowsAsync<OperationCanceledException>(() => call);
                Assert.Equal(cancellation.Token, cancelled.CancellationToken);
            }
        }

        await server.FinishAsync();
        Assert.Single(server.Requests);
    }

    [Theory]
    [MemberData(nameof(AllCalls))]
    public async Task A_call_that_is_given_up_beforehand_sends_nothing(SignatureVersion signature, CallKind kind)
    {
        await using var server = new WireServer(connection => connection.ReadToEndAsync());

        using (VpcClient client = Calls.Client(server.Url, signature))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => client.SendAsync(kind, cancellationToken: new CancellationToken(canceled: true)));
        }

        Assert.Equal(0, await server.FinishAsync());
    }

    [Fact]
    public async Task A_call_that_is_given_up_during_the_handshake_is_merely_cancelled()
    {
        var connected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new WireServer(connection =>
        {
            connected.SetResult();
            return connection.ReadToEndAsync();
        });
        using var cancellation = new CancellationTokenSource();
        using VpcClient client = Calls.Client(server.TlsUrl);

        Task call = client.SendAsync(CallKind.Purchase, cancellationToken: cancellation.Token);
        await connected.Task;
        await cancellation.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => call);
    }

    // A client is disposed of when its session ends. A purchase that is under way must then report an unknown outcome.
    [Fact]
    public async Task A_purchase_whose_client_is_disposed_has_an_unknown_outcome()
    {
        await using var server = new WireServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.ReadToEndAsync();
        });
        VpcClient client = Calls.Client(server.Url);
        Task call = client.SendAsync(CallKind.Purchase);
        await server.FirstRequest;

        client.Dispose();

        var failure = await Assert.ThrowsAsync<VpcConnectionException>(() => call);
        Assert.Equal(ConnectionErrorCodes.ConnectionBroken, failure.Code);
        Assert.True(failure.IsOutcomeUnknown);
    }

    private static Task AssertTimeoutAfterOneRequestAsync(string beginning, bool drips) => Task.WhenAll(
        from signature in Enum.GetValues<SignatureVersion>()
        from kind in Enum.GetValues<CallKind>()
        select AssertTimeoutAfterOneRequestAsync(beginning, drips, signature, kind));

    private static async Task AssertTimeoutAfterOneRequestAsync(
        string beginning, bool drips, SignatureVersion signature, CallKind kind)
    {
        await using var server = new WireServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(beginning);
            Task clientHasGone = connection.ReadToEndAsync();
            while (drips && !clientHasGone.IsCompleted)
            {
                await connection.SendAsync("x");
                await Task.WhenAny(clientHasGone, Task.Delay(10));
            }

            await clientHasGone;
        });

        VpcConnectionException failure;
        using (VpcClient client = Calls.Client(server.Url, signature, Timeout))
        {
            failure = await Assert.ThrowsAsync<VpcConnectionException>(() => client.SendAsync(kind));
        }

        Assert.Equal(ConnectionErrorCodes.Timeout, failure.Code);
        Assert.Equal(kind == CallKind.Purchase, failure.IsOutcomeUnknown);
        Assert.Equal(1, await server.FinishAsync());
        Assert.Single(server.Requests);
    }
}
