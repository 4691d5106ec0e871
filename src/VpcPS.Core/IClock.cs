using System;
using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Core;

/// <summary>
/// The source of all times. It has two: <see cref="UtcNow"/> to measure with, and <see cref="MachineTime"/> to show and
/// to sign with. A simulated clock, on which waits take no real time, has to know who works and which requests are
/// under way.
/// </summary>
public interface IClock
{
    /// <summary>
    /// A time that is never set back, UTC. Pauses, limits and budgets use it. They keep their length when somebody sets
    /// the machine's clock.
    /// </summary>
    DateTimeOffset UtcNow { get; }

    /// <summary>The time of the machine's clock, UTC. Users see it and requests are signed with it.</summary>
    DateTimeOffset MachineTime { get; }

    /// <summary>Waits on this clock.</summary>
    /// <param name="duration">How long. Zero or less ends at once.</param>
    /// <param name="cancellationToken">Ends the wait with an <see cref="OperationCanceledException"/>.</param>
    Task DelayAsync(TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>
    /// Begins work whose waits use <see cref="DelayAsync"/>. A simulated clock stands still while any work does
    /// something other than wait.
    /// </summary>
    /// <returns>An object to dispose when the work ends. Null when the clock does not need it.</returns>
    IDisposable? BeginWork();

    /// <summary>
    /// Begins a request. When the service delays the request by this clock, that time counts as a wait.
    /// </summary>
    /// <param name="nonce">The value by which the service identifies the request.</param>
    /// <param name="limit">How long the service may delay it.</param>
    /// <returns>An object to dispose when the request has ended. Null when the clock does not need it.</returns>
    IRehearsedRequest? BeginRequest(string nonce, TimeSpan limit);
}

/// <summary>A request that the service may delay by a simulated clock.</summary>
public interface IRehearsedRequest : IDisposable
{
    /// <summary>Is cancelled when the service delays the request for longer than its limit.</summary>
    CancellationToken Overdue { get; }
}
