using System;
using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Core;

/// <summary>
/// The clock of the module. It has two times: <see cref="UtcNow"/> for measuring, and <see cref="MachineTime"/> for showing and for
/// signing. There are simulated clocks, on which waits take no real time; these have to know which work and which requests are under way.
/// </summary>
public interface IClock
{
    /// <summary>
    /// A time that is never set back, UTC. Pauses, limits and budgets use it, so that they keep their length when the machine's clock is
    /// set.
    /// </summary>
    DateTimeOffset UtcNow { get; }

    /// <summary>The time of the machine's clock, UTC. Users see it and requests are signed with it.</summary>
    DateTimeOffset MachineTime { get; }

    /// <summary>Waits on this clock.</summary>
    /// <param name="duration">How long to wait. The wait ends at once for zero or less.</param>
    /// <param name="cancellationToken">Ends the wait with an <see cref="OperationCanceledException"/>.</param>
    Task DelayAsync(TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Starts work whose waits use <see cref="DelayAsync"/>. A simulated clock stands still until all work is waiting.</summary>
    /// <returns>An object to dispose of when the work ends. Null when the clock does not need it.</returns>
    IDisposable? BeginWork();

    /// <summary>Starts a request. When the service uses this clock to delay the request, that time counts as a wait.</summary>
    /// <param name="nonce">The signature nonce, by which the service recognises the request.</param>
    /// <param name="limit">How long the service may delay the request.</param>
    /// <returns>An object to dispose of when the request has ended. Null when the clock does not need it.</returns>
    IRehearsedRequest? BeginRequest(string nonce, TimeSpan limit);
}

/// <summary>A request that the service may delay with a simulated clock.</summary>
public interface IRehearsedRequest : IDisposable
{
    /// <summary>Cancelled when the service delays the request for longer than its limit.</summary>
    CancellationToken Overdue { get; }
}
