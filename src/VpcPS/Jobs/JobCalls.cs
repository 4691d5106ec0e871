using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Core.Api;
using VpcPS.Core.Http;
using VpcPS.Core.Journal;
using VpcPS.Core.Models;
using VpcPS.Errors;

namespace VpcPS.Jobs;

/// <summary>Makes the calls of one job. May be used on any thread.</summary>
internal sealed class JobCalls : IHeldCall
{
    private readonly VpcSession _session;
    private readonly JobStops _stops;
    private IDisposable? _work;

    // The time in ticks; 0 when no call is held back. A DateTimeOffset can't be read atomically while another thread writes it, a number
    // can.
    private long _heldUntil;

    public JobCalls(VpcSession session, JobStops stops, CallLog? log)
    {
        _session = session;
        _stops = stops;
        Log = log;
    }

    /// <summary>The lines for -Verbose. Null without -Verbose.</summary>
    public CallLog? Log { get; }

    /// <summary>What the job is waiting for now, as a text for the progress, or null. The pipeline's thread shows it.</summary>
    public string? Progress { get; set; }

    /// <summary>
    /// How long the next call is still held back because of a limit of calls. Zero or negative when no call is held back.
    /// </summary>
    public TimeSpan HeldFor => Volatile.Read(ref _heldUntil) is > 0 and var ticks
        ? new DateTimeOffset(ticks, TimeSpan.Zero) - UtcNow
        : TimeSpan.Zero;

    /// <summary>The result of what the job has done so far, or null. It is emitted even when the rest of the job fails.</summary>
    public object? Done { get; set; }

    /// <summary>Whether <see cref="ChangeAsync"/> has changed something.</summary>
    public bool HasChanged { get; private set; }

    /// <inheritdoc/>
    public void HoldBack(DateTimeOffset? until) => Volatile.Write(ref _heldUntil, until?.UtcTicks ?? 0);

    /// <summary>Records the id of an object that the job has created.</summary>
    public void Created(string? id)
    {
        if (id is not null)
        {
            _session.AddCreated(id);
        }
    }

    /// <summary>Tells the session's clock that work has begun.</summary>
    public void BeginWork() => _work = _session.BeginWork();

    /// <summary>Tells the session's clock that the work has ended.</summary>
    public void EndWork() => _work?.Dispose();

    /// <summary>
    /// Waits for something that another job reads. The wait does not count as work: on a manual clock the other job may itself be waiting,
    /// and the clock advances only when no job works.
    /// </summary>
    public async Task<TAnswer> WaitForOtherAsync<TAnswer>(Task<TAnswer> reading)
    {
        EndWork();
        try
        {
            return await reading.ConfigureAwait(false);
        }
        finally
        {
            BeginWork();
        }
    }

    /// <summary>
    /// Waits for other jobs of the command, unless the pipeline ends. As in <see cref="WaitForOtherAsync"/>, the wait does not count as
    /// work.
    /// </summary>
    /// <param name="wait">Waits until the token is cancelled.</param>
    /// <exception cref="OperationCanceledException">The pipeline ends.</exception>
    public async Task WaitForOthersAsync(Func<CancellationToken, Task> wait)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_stops.Reads, _stops.Waits);
        EndWork();
        try
        {
            await wait(stop.Token).ConfigureAwait(false);
        }
        finally
        {
            BeginWork();
        }

        stop.Token.ThrowIfCancellationRequested();
    }

    /// <summary>Throws when the pipeline ends. Does nothing otherwise.</summary>
    /// <exception cref="OperationCanceledException">The pipeline ends.</exception>
    public void ThrowIfEnding()
    {
        _stops.Reads.ThrowIfCancellationRequested();
        _stops.Waits.ThrowIfCancellationRequested();
    }

    /// <summary>Makes the session remember a change whose outcome is unknown.</summary>
    /// <param name="target">What was changed.</param>
    public void AddUnknownOutcome(object target) => _session.AddUnknownOutcome(target);

    /// <summary>The current time of the session's clock.</summary>
    public DateTimeOffset UtcNow => _session.Clock.UtcNow;

    /// <summary>
    /// The purchase with an unknown outcome that the session remembers for this token. Null when there is none. The first one counts: it is
    /// the one that the service may have carried out.
    /// </summary>
    public Ipv6InternetBandwidth? FindUnknownOutcome(string? token) =>
        _session.UnknownOutcomes.OfType<Ipv6InternetBandwidth>().FirstOrDefault(unknown => unknown.ClientToken == token);

    /// <summary>
    /// Makes a call. After a stop no new request is sent. A change that was already sent is awaited until the grace time is over.
    /// </summary>
    /// <exception cref="JobErrorException">The change may be unintended: BeginProcessing of the command explains when.</exception>
    public Task<TAnswer> CallAsync<TAnswer>(ApiAction<TAnswer> action) =>
        action.ChangesState && _session.WhyNoChange() is { } error
            ? throw new JobErrorException(error)
            : action.ChangesState && (Undoing is not null || _session.RecordPath is not null)
            ? new RecordedCall(this, Undoing?.Record ?? Record, Undoing?.Undone ?? []).SendAsync(action, SendAsync)
            : SendAsync(action);

    /// <summary>For Undo-VpcRun: the record that is undone, and the changes of it that this job reverts. Null for other commands.</summary>
    public (RunRecord Record, IReadOnlyList<ChangeMark> Undone)? Undoing { get; init; }

    private RunRecord Record
    {
        get
        {
            try
            {
                return _session.Record!;
            }
            catch (JournalException e)
            {
                throw new JobErrorException(RecordErrors.Failed(e, _session.RecordPath));
            }
        }
    }

    private Task<TAnswer> SendAsync<TAnswer>(ApiAction<TAnswer> action) => _session.Client.SendAsync(
        action, Log, _stops.Reads, action.ChangesState ? _stops.Changes : _stops.Reads, held: this);

    /// <summary>
    /// Makes a change, or a dry run of it. The job may emit nothing for the change. Returns null after a dry run that the service would
    /// accept.
    /// </summary>
    public async Task<TAnswer?> ChangeAsync<TAnswer>(ApiAction<TAnswer> change)
        where TAnswer : class
    {
        try
        {
            TAnswer answer = await CallAsync(change).ConfigureAwait(false);
            HasChanged |= change.ChangesState;
            return answer;
        }
        catch (VpcApiException e) when (!change.ChangesState && e.Code == ErrorIds.DryRunOperation)
        {
            return null;
        }
    }

    /// <summary>Makes a removal. Returns true when it removed something.</summary>
    /// <param name="removal">The removal.</param>
    /// <param name="ifExists">Whether having nothing to remove is accepted without an error.</param>
    public async Task<bool> RemoveAsync(ReceiptAction removal, bool ifExists)
    {
        try
        {
            return await ChangeAsync(removal).ConfigureAwait(false) is not null;
        }
        catch (VpcApiException e) when (e.FollowsUnansweredAttempt && ErrorIds.SaysThatItIsGone(e.Code))
        {
            // The reply to an earlier attempt was lost, but that attempt removed the object.
            return true;
        }
        catch (VpcApiException e) when (ifExists && ErrorIds.SaysThatItIsGone(e.Code))
        {
            return false;
        }
    }

    /// <summary>Makes a removal and waits until the object is gone, if there is something to wait for.</summary>
    /// <param name="removal">The removal.</param>
    /// <param name="ifExists">Whether having nothing to remove is accepted without an error.</param>
    /// <param name="waitLimit">How long to wait. Null when the row does not wait.</param>
    /// <param name="wait">How the object is read.</param>
    /// <returns>Nothing, as removals emit nothing.</returns>
    public async Task<object?> RemoveAsync<TItem>(ReceiptAction removal, bool ifExists, TimeSpan? waitLimit, StatusWait<TItem> wait)
        where TItem : class
    {
        if (await RemoveAsync(removal, ifExists).ConfigureAwait(false) && waitLimit is { } limit)
        {
            await wait.RunAsync(this, limit).ConfigureAwait(false);
        }

        return null;
    }

    /// <summary>Waits, by the session's clock, unless the pipeline ends.</summary>
    /// <exception cref="OperationCanceledException">The pipeline ends.</exception>
    public async Task DelayAsync(TimeSpan duration)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_stops.Reads, _stops.Waits);
        stop.Token.ThrowIfCancellationRequested();
        await _session.Clock.DelayAsync(duration, stop.Token).ConfigureAwait(false);
    }
}

/// <summary>The tokens that end the parts of a job early.</summary>
/// <param name="Reads">Ends reads. Cancelled by Ctrl+C.</param>
/// <param name="Changes">Ends the wait for changes that were already sent. Cancelled when the grace time after Ctrl+C is over.</param>
/// <param name="Waits">Ends the wait for the service to finish an operation. Cancelled whenever the pipeline ends, for any reason.</param>
internal sealed record JobStops(CancellationToken Reads, CancellationToken Changes, CancellationToken Waits);
