using System;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Emulator.Tests.Support;
using VpcPS.Emulator.Wire;
using VpcPS.Tests.Soak;
using Xunit;

namespace VpcPS.Emulator.Tests;

/// <summary>
/// Requests of web pages are refused, however they are signed. And no client can make the emulator use more memory than its limit.
/// </summary>
public sealed class FrontDoorTests
{
    [Fact]
    public async Task Nothing_that_a_browser_sends_for_another_site_is_let_in()
    {
        const int count = 1000;
        int seed = Environment.TickCount;
        using var emulator = EmulatorServer.Start();
        var pages = new HostilePages(seed, emulator.Port, emulator.AccessKeyId, emulator.AccessKeySecret);

        for (int number = 0; number < count; number++)
        {
            string request = pages.Hostile(number);
            Assert.True(await pages.SendAsync(request) >= 400, $"Seed {seed}, number {number}: {request}");
        }

        Assert.Empty(emulator.Journal);
        Assert.Empty(emulator.InternalFaults);
        Assert.All(Enumerable.Range(0, 8), number => Assert.Equal(200, pages.SendAsync(pages.OfAProgram(number)).Result));
    }

    [Theory]
    [InlineData("127.0.0.1:{0}", "Origin: http://127.0.0.1:{0}")]
    [InlineData("localhost:{0}", "Origin: http://localhost:{0}")]
    [InlineData("LOCALHOST:{0}", "Origin: http://localhost:{0}")]
    [InlineData("[::1]:{0}", "Origin: http://[::1]:{0}")]
    // Through a tunnel the page has the tunnel's port, and so has the Host.
    [InlineData("localhost:8080", "Origin: http://localhost:8080")]
    [InlineData("localhost:{0}", "Sec-Fetch-Site: none")]
    [InlineData("localhost:{0}", "Sec-Fetch-Site: same-origin")]
    public async Task The_emulators_own_pages_and_what_a_user_types_are_let_in(string host, string header)
    {
        using EmulatorServer emulator = Emulators.Start();

        string answer = await RawSocket.ExchangeAsync(
            emulator.Port, $"GET / HTTP/1.1\r\nHost: {host.Replace("{0}", $"{emulator.Port}")}\r\n{header.Replace("{0}", $"{emulator.Port}")}\r\nConnection: close\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 200 ", answer);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost", true)]
    [InlineData("GET /health HTTP/1.1\r\nHost: localhost", false)]
    [InlineData("GET /state HTTP/1.1\r\nHost: localhost", false)]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example", false)]
    public async Task Pages_are_protected_and_nothing_is_shared_with_other_origins(string head, bool isPage)
    {
        using EmulatorServer emulator = Emulators.Start();

        string answer = await RawSocket.ExchangeAsync(emulator.Port, head + "\r\nConnection: close\r\n\r\n");

        Assert.All(
            (string[])["\r\nX-Frame-Options: DENY\r\n", "frame-ancestors 'none'", "\r\nX-Content-Type-Options: nosniff\r\n", "\r\nReferrer-Policy: no-referrer\r\n"],
            protection => Assert.Equal(isPage, answer.Contains(protection, StringComparison.Ordinal)));
        Assert.DoesNotContain("Access-Control", answer, StringComparison.OrdinalIgnoreCase);
    }

    // The request is refused because of its head. What follows is neither awaited nor stored.
    [Fact]
    public async Task A_foreign_request_is_answered_before_its_body_arrives()
    {
        using EmulatorServer emulator = Emulators.Start();
        using RawSocket page = await RawSocket.ConnectAsync(emulator.Port);

        await page.SendAsync($"POST / HTTP/1.1\r\nHost: localhost:{emulator.Port}\r\nOrigin: http://evil.example\r\nContent-Length: 1000000\r\n\r\n");

        Assert.Contains(" 403 ", await page.ReadUntilAsync("\r\n\r\n"));
    }

    [Fact]
    public async Task What_all_connections_hold_together_is_bounded_and_given_back()
    {
        const int most = 40_000;
        using EmulatorServer emulator = EmulatorServer.Start(new EmulatorOptions { HttpLimits = new HttpLimits { HeldBytes = most } });
        string head = $"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: {most}\r\n\r\n";

        using (RawSocket slow = await RawSocket.ConnectAsync(emulator.Port))
        {
            // This request is incomplete, so its bytes stay in memory. One byte more than the rest of the limit is too much.
            await slow.SendAsync(head + new string('x', most - 1));
            using RawSocket next = await RawSocket.ConnectAsync(emulator.Port);
            await next.SendAsync(head + new string('x', most - 1));
            string first = await (await Task.WhenAny(slow.ReadUntilAsync("\r\n"), next.ReadUntilAsync("\r\n")));
            Assert.Contains(" 503 ", first);
        }

        // Both clients are gone. Their memory is free as soon as the emulator has noticed it.
        string answer = "";
        for (int attempt = 0; attempt < 1000 && !answer.Contains(" 400 ", StringComparison.Ordinal); attempt++)
        {
            using RawSocket later = await RawSocket.ConnectAsync(emulator.Port);
            await later.SendAsync($"POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 20000\r\n\r\n" + new string('x', 20_000));
            answer = await later.ReadToEndAsync();
        }

        Assert.Contains(" 400 ", answer);
        Assert.Empty(emulator.InternalFaults);
    }
}
