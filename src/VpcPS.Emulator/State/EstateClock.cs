using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace VpcPS.Emulator.State;

/// <summary>
/// The time that the estate lives by: when things were created, when they become Available, how long an answer is held
/// back, how many calls a minute saw. Safe for many threads.
/// </summary>
/// <param name="mode">How time passes.</param>
/// <param name="machine">The machine's clock; a manual clock starts there.</param>
internal sealed class EstateClock(EmulatorClockMode mode, IEmulatorClock machine)
{
    /// <summary>How long a resource takes to come or to go. No document says; on the cloud it is a matter of seconds.</summary>
    public static readonly TimeSpan SettlingTime = TimeSpan.FromSeconds(3);

    private readonly object waitersLock = new();
    private readonly ManualClock? manual = mode == EmulatorClockMode.Manual ? new ManualClock(machine.UtcNow) : null;
    private List<(DateTime Due, TaskCompletionSource<bool> Waiter)> waiters = [];

    /// <summary>Now, UTC.</summary>
    public DateTime UtcNow => (manual ?? machine).UtcNow;

    /// <summary>When what starts to change now will have changed; null for at once.</summary>
    /// <param name="now">The time of the call.</param>
    public DateTime? SettledAt(DateTime now) => mode == EmulatorClockMode.Immediate ? null : now + SettlingTime;

    /// <summary>Waits for a time: by the machine, or until a manual clock is turned there.</summary>
    /// <param name="due">The time, UTC; one that has come is not waited for.</param>
    public Task WaitAsync(DateTime due)
    {
        if (manual is null)
        {
            TimeSpan left = due - UtcNow;
            return left > TimeSpan.Zero ? Task.Delay(left) : Task.CompletedTask;
        }

        lock (waitersLock)
        {
            if (due <= UtcNow)
            {
                return Task.CompletedTask;
            }

            // Whoever turns the clock must not run what waited for it.
            var waiter = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            waiters.Add((due, waiter));
            return waiter.Task;
        }
    }

    /// <summary>Turns a manual clock.</summary>
    /// <param name="by">How far, not negative.</param>
    /// <exception cref="InvalidOperationException">The clock is no manual one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public void Advance(TimeSpan by)
    {
        if (manual is null)
        {
            throw new InvalidOperationException(
                $"Only a manual clock can be turned; this emulator runs with the clock mode {mode}. Start it with {EmulatorClockMode.Manual}.");
        }

        if (by < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(by), by, "A clock is turned forward only.");
        }

        lock (waitersLock)
        {
            manual.Advance(by);
            foreach ((_, TaskCompletionSource<bool> waiter) in waiters.Where(w => w.Due <= UtcNow))
            {
                waiter.SetResult(true);
            }

            waiters = [.. waiters.Where(w => w.Due > UtcNow)];
        }
    }
}
