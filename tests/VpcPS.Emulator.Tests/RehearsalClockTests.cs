using System;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Emulator.Tests.Support;
using VpcPS.Emulator.Time;
using Xunit;

namespace VpcPS.Emulator.Tests;

/// <summary>The manual clock, as seen by its clients: it jumps when none of them works, and no further than necessary.</summary>
public sealed class RehearsalClockTests
{
    private static readonly DateTime Start = new(2026, 5, 6, 7, 8, 9, DateTimeKind.Utc);

    private readonly RehearsalClock _clock = new(new ManualClock(Start));

    [Fact]
    public async Task A_wait_of_the_only_work_turns_the_clock()
    {
        using IDisposable work = _clock.BeginWork();

        await _clock.DelayAsync(TimeSpan.FromSeconds(5), default);

        Assert.Equal(Start.AddSeconds(5), _clock.UtcNow);
    }

    [Fact]
    public async Task It_stands_still_while_anybody_works()
    {
        using IDisposable resting = _clock.BeginWork();
        IDisposable working = _clock.BeginWork();

        Task wait = _clock.DelayAsync(TimeSpan.FromSeconds(5), default);
        Assert.False(wait.IsCompleted);
        Assert.Equal(Start, _clock.UtcNow);

        working.Dispose();
        await wait;
        Assert.Equal(Start.AddSeconds(5), _clock.UtcNow);
    }

    [Fact]
    public async Task It_goes_from_one_wait_to_the_next()
    {
        using IDisposable first = _clock.BeginWork();
        using IDisposable second = _clock.BeginWork();

        Task later = _clock.DelayAsync(TimeSpan.FromSeconds(60), default);
        await _clock.DelayAsync(TimeSpan.FromSeconds(10), default);
        Assert.Equal(Start.AddSeconds(10), _clock.UtcNow);
        Assert.False(later.IsCompleted);

        await _clock.DelayAsync(TimeSpan.FromSeconds(10), default);
        Assert.Equal(Start.AddSeconds(20), _clock.UtcNow);
        await Task.WhenAll(later, _clock.DelayAsync(TimeSpan.FromSeconds(40), default));
        Assert.Equal(Start.AddSeconds(60), _clock.UtcNow);
    }

    [Fact]
    public async Task A_hundred_works_that_wait_again_and_again_find_the_time_that_sleepers_would()
    {
        async Task<TimeSpan> RunAsync(int number)
        {
            using IDisposable work = _clock.BeginWork();
            await Task.Yield();
            DateTimeOffset begun = _clock.UtcNow;
            for (int i = 0; i < 50; i++)
            {
                await _clock.DelayAsync(TimeSpan.FromMilliseconds(number), default);
            }

            return _clock.UtcNow - begun;
        }

        IDisposable gate = _clock.BeginWork();
        var works = new Task<TimeSpan>[100];
        for (int i = 0; i < works.Length; i++)
        {
            works[i] = RunAsync(i + 1);
        }

        gate.Dispose();
        TimeSpan[] taken = await Task.WhenAll(works);

        for (int i = 0; i < taken.Length; i++)
        {
            Assert.Equal(TimeSpan.FromMilliseconds(50 * (i + 1)), taken[i]);
        }
    }

    [Fact]
    public async Task A_cancelled_wait_ends_and_counts_as_work_again()
    {
        using IDisposable work = _clock.BeginWork();
        IDisposable other = _clock.BeginWork();
        using var stop = new CancellationTokenSource();
        Task wait = _clock.DelayAsync(TimeSpan.FromSeconds(5), stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        other.Dispose();
        Assert.Equal(Start, _clock.UtcNow);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _clock.DelayAsync(TimeSpan.FromSeconds(5), stop.Token));
    }

    [Fact]
    public async Task A_request_that_is_held_back_waits_as_its_client_does()
    {
        using IDisposable work = _clock.BeginWork();
        using IRehearsedRequest request = _clock.BeginRequest("n-1", TimeSpan.FromSeconds(10));

        await _clock.HoldBackAsync(Start.AddSeconds(4), "n-1");

        Assert.Equal(Start.AddSeconds(4), _clock.UtcNow);
        Assert.False(request.Overdue.IsCancellationRequested);
    }

    [Fact]
    public async Task A_request_that_is_held_back_beyond_its_limit_is_overdue()
    {
        using IDisposable work = _clock.BeginWork();
        Task held;
        using (IRehearsedRequest request = _clock.BeginRequest("n-1", TimeSpan.FromSeconds(10)))
        {
            held = _clock.HoldBackAsync(Start.AddSeconds(60), "n-1");

            Assert.True(request.Overdue.IsCancellationRequested);
            Assert.Equal(Start.AddSeconds(10), _clock.UtcNow);
        }

        // The client has given up, the service has not.
        Assert.False(held.IsCompleted);
        await _clock.DelayAsync(TimeSpan.FromSeconds(50), default);
        await held;
    }

    [Fact]
    public void The_request_of_a_client_elsewhere_is_held_back_until_the_clock_is_turned()
    {
        Task held = _clock.HoldBackAsync(Start.AddSeconds(60), "n-1");
        Assert.False(held.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(60));

        Assert.True(held.IsCompleted);
    }

    [Fact]
    public async Task Turning_it_by_hand_ends_waits_too()
    {
        using IDisposable resting = _clock.BeginWork();
        using IDisposable working = _clock.BeginWork();
        Task wait = _clock.DelayAsync(TimeSpan.FromSeconds(5), default);

        _clock.Advance(TimeSpan.FromMinutes(1));

        await wait;
        Assert.Equal(Start.AddMinutes(1), _clock.UtcNow);
    }
}
