using System;
using System.Threading.Tasks;
using VpcPS.Core.Http;
using VpcPS.Core.Signing;
using Xunit;

namespace VpcPS.Core.Tests.Wire;

/// <summary>
/// One decision leads to one request, wherever and however the connection ends. <see cref="DotNetHandlerTests"/> shows what the handler
/// does without our precautions.
/// </summary>
public sealed class BrokenConnectionTests
{
    public enum BreakPoint
    {
        RequestReadNothingAnswered,
        MiddleOfStatusLine,
        MiddleOfHead,
        AfterHead,
        MiddleOfBody,
        MiddleOfChunkedBody,
    }

    public enum Ending
    {
        Fin,
        Rst,
    }

    public static TheoryData<BreakPoint, Ending, SignatureVersion, CallKind> AllBreaks
    {
        get
        {
            var breaks = new TheoryData<BreakPoint, Ending, SignatureVersion, CallKind>();
            foreach (BreakPoint point in Enum.GetValues<BreakPoint>())
            {
                foreach (Ending ending in Enum.GetValues<Ending>())
                {
                    foreach (SignatureVersion signature in Enum.GetValues<SignatureVersion>())
                    {
                        breaks.Add(point, ending, signature, CallKind.Purchase);
                        breaks.Add(point, ending, signature, CallKind.Query);
                    }
                }
            }

            return breaks;
        }
    }

    public static TheoryData<Ending, SignatureVersion, CallKind> AllEndings
    {
        get
        {
            var endings = new TheoryData<Ending, SignatureVersion, CallKind>();
            foreach (Ending ending in Enum.GetValues<Ending>())
            {
                foreach (SignatureVersion signature in Enum.GetValues<SignatureVersion>())
                {
                    endings.Add(ending, signature, CallKind.Purchase);
                    endings.Add(ending, signature, CallKind.Query);
                }
            }

            return endings;
        }
    }

    [Theory]
    [MemberData(nameof(AllBreaks))]
    public async Task A_broken_answer_ends_the_call_after_one_request(
        BreakPoint point, Ending ending, SignatureVersion signature, CallKind kind)
    {
        await using var server = new WireServer(async connection =>
        {
            if (await connection.ReadRequestAsync() is not null)
            {
                await connection.SendAsync(Before(point, Calls.Answer(kind)));
                End(connection, ending);
            }
        });

        VpcConnectionException failure;
        using (VpcClient client = Calls.Client(server.Url, signature))
        {
            failure = await Assert.ThrowsAsync<VpcConnectionException>(() => client.SendAsync(kind));
        }

        Assert.Equal(ConnectionErrorCodes.ConnectionBroken, failure.Code);
        Assert.Equal(kind == CallKind.Purchase, failure.IsOutcomeUnknown);
        Assert.Equal(1, await server.FinishAsync());
        Assert.NotNull(Assert.Single(server.Requests).Nonce);
    }

    [Theory]
    [MemberData(nameof(AllEndings))]
    public async Task A_connection_that_ends_while_the_request_is_read_is_not_tried_again(
        Ending ending, SignatureVersion signature, CallKind kind)
    {
        await using var server = new WireServer(async connection =>
        {
            await connection.Stream.ReadExactlyAsync(new byte[1]);
            End(connection, ending);
        });

        VpcConnectionException failure;
        using (VpcClient client = Calls.Client(server.Url, signature))
        {
            failure = await Assert.ThrowsAsync<VpcConnectionException>(() => client.SendAsync(kind));
        }

        // The client can't know how much of its data was read.
        Assert.Equal(ConnectionErrorCodes.ConnectionBroken, failure.Code);
        Assert.Equal(kind == CallKind.Purchase, failure.IsOutcomeUnknown);
        Assert.Equal(1, await server.FinishAsync());
    }

    [Theory]
    [MemberData(nameof(AllEndings))]
    public async Task A_pooled_connection_that_drops_the_second_request_gets_each_request_once(
        Ending ending, SignatureVersion signature, CallKind kind)
    {
        await using var server = new WireServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAnswerAsync(Calls.Answer(kind));
            if (await connection.ReadRequestAsync() is not null)
            {
                End(connection, ending);
            }
        });

        VpcConnectionException failure;
        using (VpcClient client = Calls.Client(server.Url, signature))
        {
            await client.SendAsync(kind);
            failure = await Assert.ThrowsAsync<VpcConnectionException>(() => client.SendAsync(kind));
        }

        Assert.Equal(ConnectionErrorCodes.ConnectionBroken, failure.Code);
        Assert.Equal(kind == CallKind.Purchase, failure.IsOutcomeUnknown);
        Assert.Equal(1, await server.FinishAsync());
        Assert.Equal(2, server.Requests.Count);
        Assert.NotEqual(server.Requests[0].Nonce, server.Requests[1].Nonce);
    }

    [Theory]
    [MemberData(nameof(AllEndings))]
    public async Task A_pooled_connection_that_was_closed_while_idle_is_left_for_a_new_one(
        Ending ending, SignatureVersion signature, CallKind kind)
    {
        var answerTaken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new WireServer(async connection =>
        {
            if (await connection.ReadRequestAsync() is not null)
            {
                await connection.SendAnswerAsync(Calls.Answer(kind));
                if (closed.Task.IsCompleted)
                {
                    await connection.ReadToEndAsync();
                    return;
                }

                await answerTaken.Task;
                End(connection, ending);
                closed.SetResult();
            }
        });

        using (VpcClient client = Calls.Client(server.Url, signature))
        {
            await client.SendAsync(kind);
            answerTaken.SetResult();
            await closed.Task;
            await client.SendAsync(kind);
        }

        Assert.Equal(2, await server.FinishAsync());
        Assert.Equal(2, server.Requests.Count);
        Assert.NotEqual(server.Requests[0].Nonce, server.Requests[1].Nonce);
    }

    private static void End(WireConnection connection, Ending ending)
    {
        if (ending == Ending.Fin)
        {
            connection.Finish();
        }
        else
        {
            connection.Reset();
        }
    }

    /// <summary>What the client can still read before the connection ends.</summary>
    private static string Before(BreakPoint point, string json)
    {
        string head = $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n";
        return point switch
        {
            BreakPoint.RequestReadNothingAnswered => "",
            BreakPoint.MiddleOfStatusLine => "HTTP/1.1 20",
            BreakPoint.MiddleOfHead => head[..40],
            BreakPoint.AfterHead => head,
            BreakPoint.MiddleOfBody => head + json[..20],
            _ => "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + $"{json.Length:x}\r\n{json}\r\n",
        };
    }
}
