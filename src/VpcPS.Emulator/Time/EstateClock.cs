using System;
using System.Threading.Tasks;
using VpcPS.Core;

namespace VpcPS.Emulator.Time;

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

    private readonly RehearsalClock? manual = mode == EmulatorClockMode.Manual ? new RehearsalClock(machine.UtcNow) : null;

    /// <summary>The manual clock, for clients in this process to wait on; null in another mode.</summary>
    public IClock? Manual => manual;

    /// <summary>Now, UTC. The machine's own clock may be set meanwhile, by which nothing here is to last longer or shorter.</summary>
    public DateTime UtcNow => manual?.Now ?? (machine is MachineClock ? SystemClock.Instance.UtcNow.UtcDateTime : machine.UtcNow);

    /// <summary>When what starts to change now will have changed; null for at once.</summary>
    /// <param name="now">The time of the call.</param>
    public DateTime? SettledAt(DateTime now) => mode == EmulatorClockMode.Immediate ? null : now + SettlingTime;

    /// <summary>Begins to carry a request out; null where nobody has to know.</summary>
    public IDisposable? BeginServing() => manual?.BeginServing();

    /// <summary>Holds a request back: by the machine, or until a manual clock is turned there.</summary>
    /// <param name="due">Until when, UTC; a time that has come is not waited for.</param>
    /// <param name="nonce">The request's nonce.</param>
    public Task HoldBackAsync(DateTime due, string nonce)
    {
        if (manual is not null)
        {
            return manual.HoldBackAsync(due, nonce);
        }

        TimeSpan left = due - UtcNow;
        return left > TimeSpan.Zero ? Task.Delay(left) : Task.CompletedTask;
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

        manual.Advance(by);
    }
}
