using System;
using System.Threading;

namespace VpcPS.Core;

/// <summary>
/// A clock on which nobody sleeps: when all who work by it wait, it jumps to the time that the first of them waits for.
/// So it has to know who works, and which request is on its way.
/// </summary>
public interface IRehearsalClock : IClock
{
    /// <summary>
    /// Begins work that is done step by step, its waits by <see cref="IClock.DelayAsync"/> among them. The clock stands
    /// still while any work does something else than wait.
    /// </summary>
    /// <returns>To be disposed when the work ends.</returns>
    IDisposable BeginWork();

    /// <summary>Begins a request. Where the service holds it back by this clock, it waits as well.</summary>
    /// <param name="nonce">What the request is known by at the service.</param>
    /// <param name="limit">How long it may be held back.</param>
    /// <returns>To be disposed when the request has ended.</returns>
    IRehearsedRequest BeginRequest(string nonce, TimeSpan limit);
}

/// <summary>A request on a <see cref="IRehearsalClock"/>.</summary>
public interface IRehearsedRequest : IDisposable
{
    /// <summary>Cancelled when it was held back for longer than its limit.</summary>
    CancellationToken Overdue { get; }
}
