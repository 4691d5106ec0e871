using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Tests.Support;
using VpcPS.Emulator.Wire;
using Xunit;

namespace VpcPS.Emulator.Tests;

/// <summary>HTTP/1.1 as the emulator takes it, byte by byte.</summary>
public class HttpServerTests
{
    private const string Health = "GET /health HTTP/1.1\r\nHost: localhost\r\n";

    [Theory]
    [InlineData("garbage\r\n\r\n", 400)]
    [InlineData("\x16\x03\x01\x02", 400)]
    [InlineData("GET /health\r\nHost: localhost\r\n\r\n", 400)]
    [InlineData("GET  /health HTTP/1.1\r\nHost: localhost\r\n\r\n", 400)]
    [InlineData("GET /health HTTP/1.0\r\nHost: localhost\r\n\r\n", 505)]
    [InlineData("GET /health HTTP/2.0\r\nHost: localhost\r\n\r\n", 505)]
    [InlineData("GET health HTTP/1.1\r\nHost: localhost\r\n\r\n", 400)]
    [InlineData("GET http://localhost/health HTTP/1.1\r\nHost: localhost\r\n\r\n", 400)]
    [InlineData("GET /health#x HTTP/1.1\r\nHost: localhost\r\n\r\n", 400)]
    [InlineData("GET /h\u00e9alth HTTP/1.1\r\nHost: localhost\r\n\r\n", 400)]
    [InlineData("G@T /health HTTP/1.1\r\nHost: localhost\r\n\r\n", 400)]
    [InlineData("GET /health HTTP/1.1\r\n\r\n", 400)]
    [InlineData("GET /health HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n", 400)]
    [InlineData("GET /health HTTP/1.1\r\nHost: localhost\r\nX: a\r\n folded\r\n\r\n", 400)]
    [InlineData("GET /health HTTP/1.1\r\nHost: localhost\r\nX : a\r\n\r\n", 400)]
    [InlineData("GET /health HTTP/1.1\r\nHost: localhost\r\n: a\r\n\r\n", 400)]
    [InlineData("GET /health HTTP/1.1\r\nHost: localhost\r\nno colon\r\n\r\n", 400)]
    [InlineData("GET /health HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n", 400)]
    [InlineData("GET /health HTTP/1.1\r\nHost: localhost\r\nX: a\rb\r\n\r\n", 400)]
    [InlineData("GET /health HTTP/1.1\r\nHost: localhost\nX: a\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx", 400)]
    [InlineData("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: +1\r\n\r\nx", 400)]
    [InlineData("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1,1\r\n\r\nx", 400)]
    [InlineData("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length:\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1048577\r\n\r\n", 413)]
    [InlineData("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n", 413)]
    [InlineData("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\n", 501)]
    [InlineData("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 501)]
    [InlineData("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n100001\r\n", 413)]
    [InlineData("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nxy\r\n0\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nTrailer: x\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nHost: localhost\r\nExpect: miracles\r\n\r\n", 417)]
    public async Task What_is_not_strictly_http_is_answered_once_and_the_connection_ends(string request, int status)
    {
        using EmulatorServer emulator = Emulators.Start();

        string answer = await RawSocket.ExchangeAsync(emulator.Port, request);

        Assert.StartsWith($"HTTP/1.1 {status} ", answer);
        Assert.Contains("\r\nConnection: close\r\n", answer);
        Assert.Contains("\"Code\":\"BadRequest\"", answer);
        Assert.Single(Regex.Matches(answer, "HTTP/1.1 \\d"));
        Assert.Empty(emulator.InternalFaults);
    }

    [Fact]
    public async Task A_head_or_a_chunk_line_that_never_ends_is_cut_off()
    {
        using EmulatorServer emulator = Emulators.Start();

        Assert.StartsWith("HTTP/1.1 431 ", await RawSocket.ExchangeAsync(emulator.Port, "GET /" + new string('x', 70_000)));
        Assert.StartsWith("HTTP/1.1 400 ", await RawSocket.ExchangeAsync(
            emulator.Port, "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" + new string('0', 300)));
    }

    [Fact]
    public async Task A_client_that_sends_on_after_it_was_refused_still_gets_its_answer()
    {
        using EmulatorServer emulator = Emulators.Start();
        using RawSocket raw = await RawSocket.ConnectAsync(emulator.Port);

        await raw.SendAsync("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000\r\n\r\n" + new string('x', 500_000));
        raw.FinishSending();

        Assert.Contains("The body is too long.", await raw.ReadToEndAsync());
    }

    [Fact]
    public async Task Every_answer_names_the_emulator_the_request_and_the_time()
    {
        using EmulatorServer emulator = Emulators.Start();

        string answer = await RawSocket.ExchangeAsync(emulator.Port, Health + "Connection: close\r\n\r\n");

        Assert.Matches(
            "^HTTP/1\\.1 200 OK\r\nServer: VpcPS-Emulator/\\d+\\.\\d+\\.\\d+\r\nDate: Wed, 06 May 2026 07:08:09 GMT\r\n"
            + "x-acs-request-id: [0-9A-F-]{36}\r\nContent-Type: application/json;charset=utf-8\r\nContent-Length: \\d+\r\n"
            + "Connection: close\r\n\r\n{\"Status\":\"ok\",\"Server\":\"VpcPS-Emulator/[0-9.]+\"}$",
            answer);
    }

    [Fact]
    public async Task Requests_that_come_at_once_are_answered_in_their_order()
    {
        using EmulatorServer emulator = Emulators.Start();

        string answer = await RawSocket.ExchangeAsync(
            emulator.Port,
            Health + "\r\n"
            + "POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nGET"
            + "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive, close\r\n\r\n"
            + Health + "\r\n");

        Assert.Equal(["200 OK", "404 Not Found", "200 OK"], Regex.Matches(answer, "HTTP/1.1 (.*)\r\n").Select(m => m.Groups[1].Value));
    }

    [Fact]
    public async Task A_request_may_come_byte_by_byte_and_in_chunks()
    {
        using EmulatorServer emulator = Emulators.Start();
        using RawSocket raw = await RawSocket.ConnectAsync(emulator.Port);
        const string Request = "POST / HTTP/1.1\r\nhOST: LocalHost:1\r\nContent-Type: application/x-www-form-urlencoded; charset=utf-8\r\n"
            + "Transfer-Encoding: Chunked\r\nConnection: close\r\n\r\n4;name=value\r\nActi\r\n00D\r\non=NoSuchThin\r\n0\r\n\r\n";

        foreach (char octet in Request)
        {
            await raw.SendAsync(octet.ToString());
        }

        // The chunks were joined: the first part that is missed is the one after Action.
        Assert.Contains("\\\"Version\\\"", await raw.ReadToEndAsync());
        Assert.Equal("NoSuchThin", Assert.Single(emulator.Journal).Action);
    }

    [Fact]
    public async Task A_client_that_expects_100_continue_is_told_to()
    {
        using EmulatorServer emulator = Emulators.Start();
        using RawSocket raw = await RawSocket.ConnectAsync(emulator.Port);

        await raw.SendAsync("POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nExpect: 100-Continue\r\nConnection: close\r\n\r\n");
        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", await raw.ReadUntilAsync("\r\n\r\n"));
        await raw.SendAsync("ok");

        Assert.StartsWith("HTTP/1.1 404 ", await raw.ReadToEndAsync());
    }

    [Theory]
    [InlineData("HEAD")]
    [InlineData("PUT")]
    [InlineData("OPTIONS")]
    [InlineData("get")]
    public async Task Other_methods_are_refused(string method)
    {
        using EmulatorServer emulator = Emulators.Start();

        string answer = await RawSocket.ExchangeAsync(emulator.Port, $"{method} / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 400 ", answer);
        if (method == "HEAD")
        {
            Assert.EndsWith("\r\n\r\n", answer);
        }
        else
        {
            Assert.Contains(method == "get" ? "BadRequest" : "UnsupportedHTTPMethod", answer);
        }
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.0.0.1:8080", true)]
    [InlineData("LOCALHOST:1", true)]
    [InlineData("[::1]:80", true)]
    [InlineData("[::1]", true)]
    [InlineData("127.0.0.1.evil.example", false)]
    [InlineData("localhost.evil.example", false)]
    [InlineData("localhost:80x", false)]
    [InlineData("vpc.aliyuncs.com", false)]
    [InlineData("evil@localhost", false)]
    [InlineData("", false)]
    public async Task Only_loopback_hosts_are_served(string host, bool served)
    {
        using EmulatorServer emulator = Emulators.Start();

        string answer = await RawSocket.ExchangeAsync(
            emulator.Port, $"GET /health HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");

        Assert.StartsWith(served ? "HTTP/1.1 200 " : "HTTP/1.1 404 ", answer);
        Assert.Equal(!served, answer.Contains("InvalidProduct.NotFound", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_client_that_leaves_in_the_middle_of_a_request_does_no_harm()
    {
        using EmulatorServer emulator = Emulators.Start();
        using (RawSocket raw = await RawSocket.ConnectAsync(emulator.Port))
        {
            await raw.SendAsync("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nhalf");
            raw.FinishSending();
            Assert.Equal("", await raw.ReadToEndAsync());
        }

        Assert.StartsWith("HTTP/1.1 200 ", await RawSocket.ExchangeAsync(emulator.Port, Health + "Connection: close\r\n\r\n"));
        Assert.Empty(emulator.InternalFaults);
    }

    [Theory]
    [InlineData("")]
    [InlineData("GET /hea")]
    public async Task A_client_that_says_nothing_more_is_let_go(string begun)
    {
        var limits = new HttpLimits { Idle = TimeSpan.FromMilliseconds(50), Transfer = TimeSpan.FromMilliseconds(50) };
        using EmulatorServer emulator = EmulatorServer.Start(new EmulatorOptions { HttpLimits = limits });
        using RawSocket raw = await RawSocket.ConnectAsync(emulator.Port);
        await raw.SendAsync(begun);

        await Assert.ThrowsAsync<SocketException>(raw.ReadToEndAsync);
    }

    [Fact]
    public async Task Beyond_its_limit_a_connection_is_closed_at_once()
    {
        using EmulatorServer emulator = EmulatorServer.Start(new EmulatorOptions { HttpLimits = new HttpLimits { Connections = 1 } });
        using RawSocket first = await RawSocket.ConnectAsync(emulator.Port);
        await first.SendAsync(Health + "\r\n");
        await first.ReadUntilAsync("}");
        using RawSocket second = await RawSocket.ConnectAsync(emulator.Port);

        Assert.Equal("", await second.ReadToEndAsync());
        await first.SendAsync(Health + "\r\n");
        Assert.StartsWith("HTTP/1.1 200 ", await first.ReadUntilAsync("}"));
    }

    [Fact]
    public async Task Thousands_of_silent_connections_do_not_keep_it_from_answering()
    {
        using EmulatorServer emulator = Emulators.Start();
        var silent = new List<RawSocket>();
        try
        {
            for (int i = 0; i < 2000; i++)
            {
                silent.Add(await RawSocket.ConnectAsync(emulator.Port));
            }

            await silent[1000].SendAsync(Health + "\r\n");
            Assert.StartsWith("HTTP/1.1 200 ", await silent[1000].ReadUntilAsync("}"));
        }
        finally
        {
            silent.ForEach(s => s.Dispose());
        }
    }

    [Fact]
    public async Task An_internal_fault_is_answered_and_noted_and_ends_nothing()
    {
        using EmulatorServer emulator = Emulators.Start(stage: new Failing());
        using var caller = new Caller(emulator);

        Reply reply = await caller.AllocateAsync();

        Assert.Equal((500, "InternalError"), (reply.Status, reply.Code));
        Assert.DoesNotContain("planted", reply.Body);
        Assert.Equal("planted", Assert.Single(emulator.InternalFaults).Message);
        Assert.Equal("InternalError", Assert.Single(emulator.Journal).Code);
        Assert.StartsWith("HTTP/1.1 200 ", await RawSocket.ExchangeAsync(emulator.Port, Health + "Connection: close\r\n\r\n"));
    }

    private sealed class Failing : ICallStage
    {
        public Task BeforeAsync(ActionCall call) => throw new InvalidOperationException("planted");

        public Task AfterAsync(ActionCall call) => Task.CompletedTask;
    }
}
