using System;
using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Core;

/// <summary>
/// The one source of time. It tells two times: <see cref="UtcNow"/> to measure by and <see cref="MachineTime"/> to show and to
/// sign with. A clock on which nobody sleeps has to know who works and which request is on its way.
/// </summary>
public interface IClock
{
    /// <summary>
    /// A time that is never set back, UTC. Pauses, limits and budgets go by it, so that they last as long as they should when
    /// somebody sets the machine's clock meanwhile.
    /// </summary>
    DateTimeOffset UtcNow { get; }

    /// <summary>The time of the machine's clock, UTC: what users are shown and what requests are signed with.</summary>
    DateTimeOffset MachineTime { get; }

    /// <summary>Waits on this clock.</summary>
    /// <param name="duration">How long; nothing or less is no wait.</param>
    /// <param name="cancellationToken">Ends the wait with an <see cref="OperationCanceledException"/>.</param>
    Task DelayAsync(TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>
    /// Begins work whose waits go by <see cref="DelayAsync"/>. A clock on which nobody sleeps stands still while any work does
    /// something else than wait.
    /// </summary>
    /// <returns>To be disposed of when the work ends; null where the clock does not have to know.</returns>
    IDisposable? BeginWork();

    /// <summary>Begins a request. Where the service holds it back by this clock, the request counts as a wait.</summary>
    /// <param name="nonce">What the service knows the request by.</param>
    /// <param name="limit">How long the service may hold it back.</param>
    /// <returns>To be disposed of when the request has ended; null where the clock does not have to know.</returns>
    IRehearsedRequest? BeginRequest(string nonce, TimeSpan limit);
}

/// <summary>A request that the service may hold back by a clock on which nobody sleeps.</summary>
public interface IRehearsedRequest : IDisposable
{
    /// <summary>Cancelled when the request was held back for longer than its limit.</summary>
    CancellationToken Overdue { get; }
}
