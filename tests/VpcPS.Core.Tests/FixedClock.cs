using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Core.Tests;

/// <summary>A clock that stands still.</summary>
internal sealed class FixedClock(string time) : IClock
{
    public DateTimeOffset UtcNow { get; } = DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);

    public DateTimeOffset MachineTime => UtcNow;

    public Task DelayAsync(TimeSpan duration, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Nothing waits on a clock that stands still.");

    public IDisposable? BeginWork() => null;

    public IRehearsedRequest? BeginRequest(string nonce, TimeSpan limit) => null;
}
