using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Core.Http;
using Xunit;

namespace VpcPS.Core.Tests.Http;

/// <summary>The speed of calls, on a clock on which waiting takes no time.</summary>
public sealed class PacerTests
{
    private readonly VirtualClock _clock = new();

    [Fact]
    public async Task The_documented_300_purchases_a_minute_are_kept_from_the_start_on_the_services_own_endpoints()
    {
        var pacer = new Pacer(new VpcClientOptions { Clock = _clock });

        List<DateTimeOffset> turns = await TakeTurnsAsync(pacer, 700);

        AssertNoWindowHasMoreThan(300, turns);
        Assert.InRange((turns[^1] - turns[0]).TotalSeconds, 120, 123);
    }

    [Fact]
    public async Task Elsewhere_and_with_limit_0_nothing_waits()
    {
        await TakeTurnsAsync(new Pacer(new VpcClientOptions { Clock = _clock, EndpointUrl = new Uri("http://127.0.0.1:1") }), 1000);
        await TakeTurnsAsync(new Pacer(new VpcClientOptions { Clock = _clock, RateLimit = 0 }), 1000);

        Assert.Empty(_clock.Waits);
    }

    [Fact]
    public async Task A_given_limit_is_kept_everywhere()
    {
        var pacer = new Pacer(new VpcClientOptions { Clock = _clock, EndpointUrl = new Uri("http://127.0.0.1:1"), RateLimit = 10 });

        AssertNoWindowHasMoreThan(10, await TakeTurnsAsync(pacer, 35));
    }

    [Fact]
    public async Task Reads_are_not_limited()
    {
        var pacer = new Pacer(new VpcClientOptions { Clock = _clock, RateLimit = 1 });
        for (int i = 0; i < 100; i++)
        {
            await pacer.WaitForTurnAsync(Calls.Query, default);
        }

        Assert.Empty(_clock.Waits);
    }

    [Fact]
    public async Task A_throttle_pauses_everyone_then_slows_down_and_recovers()
    {
        var pacer = new Pacer(new VpcClientOptions { Clock = _clock, EndpointUrl = new Uri("http://127.0.0.1:1") });
        DateTimeOffset start = _clock.UtcNow;
        // Three calls that were on their way together slow the session down once.
        for (int i = 0; i < 3; i++)
        {
            pacer.Throttled(start, TimeSpan.FromSeconds(5));
        }

        List<DateTimeOffset> turns = await TakeTurnsAsync(pacer, 3);
        Assert.Equal([5000, 5005, 5010], turns.Select(turn => (turn - start).TotalMilliseconds));

        for (int i = 0; i < 100; i++)
        {
            pacer.Succeeded();
        }

        await TakeTurnsAsync(pacer, 1);
        DateTimeOffset recovered = _clock.UtcNow;
        await TakeTurnsAsync(pacer, 100);
        Assert.Equal(recovered, _clock.UtcNow);
    }

    private async Task<List<DateTimeOffset>> TakeTurnsAsync(Pacer pacer, int count)
    {
        var turns = new List<DateTimeOffset>();
        for (int i = 0; i < count; i++)
        {
            await pacer.WaitForTurnAsync(Calls.Purchase, default);
            turns.Add(_clock.UtcNow);
        }

        return turns;
    }

    private static void AssertNoWindowHasMoreThan(int limit, List<DateTimeOffset> turns)
    {
        for (int i = limit; i < turns.Count; i++)
        {
            Assert.True(turns[i] - turns[i - limit] >= TimeSpan.FromSeconds(60), $"Turn {i} came too early.");
        }
    }
}
