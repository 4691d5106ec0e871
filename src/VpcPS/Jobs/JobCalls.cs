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

/// <summary>The way in which a job makes its calls. Usable on any thread.</summary>
internal sealed class JobCalls : IHeldCall
{
    private readonly VpcSession _session;
    private readonly JobStops _stops;
    private IDisposable? _work;

    // In ticks, because a whole time can't be read at once while another thread writes it; 0 when no call is held back.
    private long _heldUntil;

    public JobCalls(VpcSession session, JobStops stops, CallLog? log)
    {
        _session = session;
        _stops = stops;
        Log = log;
    }

    /// <summary>What happened on the wire, or null without -Verbose.</summary>
    public CallLog? Log { get; }

    /// <summary>What the job is waiting for now, or null; the pipeline's thread shows it.</summary>
    public string? Progress { get; set; }

    /// <summary>
    /// How long its call is still held back because the service allows no more calls for now; zero or less when it is not.
    /// </summary>
    public TimeSpan HeldFor => Volatile.Read(ref _heldUntil) is > 0 and var ticks
        ? new DateTimeOffset(ticks, TimeSpan.Zero) - UtcNow
        : TimeSpan.Zero;

    /// <summary>What the job has done so far, which is emitted whatever comes of the rest; or null.</summary>
    public object? Done { get; set; }

    /// <summary>Whether <see cref="ChangeAsync"/> has changed something.</summary>
    public bool HasChanged { get; private set; }

    /// <inheritdoc/>
    public void HoldBack(DateTimeOffset? until) => Volatile.Write(ref _heldUntil, until?.UtcTicks ?? 0);

    /// <summary>Takes note of an object that the job has made.</summary>
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
    /// Waits for what another job reads. It is no work meanwhile: a manual clock, on which the other job may be waiting,
    /// would otherwise never go on.
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
    /// Waits for other jobs of the command, unless the pipeline ends. As in <see cref="WaitForOtherAsync"/>, it is no work
    /// meanwhile.
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

    /// <summary>Does nothing, unless the pipeline ends.</summary>
    /// <exception cref="OperationCanceledException">The pipeline ends.</exception>
    public void ThrowIfEnding()
    {
        _stops.Reads.ThrowIfCancellationRequested();
        _stops.Waits.ThrowIfCancellationRequested();
    }

    /// <summary>Has the session remember a change that may have been made.</summary>
    /// <param name="target">What was changed.</param>
    public void AddUnknownOutcome(object target) => _session.AddUnknownOutcome(target);

    /// <summary>Now, by the session's clock.</summary>
    public DateTimeOffset UtcNow => _session.Clock.UtcNow;

    /// <summary>Whether the session has a purchase as one whose outcome is unknown, by its token.</summary>
    public bool HasUnknownOutcome(Ipv6InternetBandwidth purchase) =>
        _session.UnknownOutcomes.OfType<Ipv6InternetBandwidth>().Any(unknown => unknown.ClientToken == purchase.ClientToken);

    /// <summary>
    /// Makes a call. After a stop nothing new is sent; a change that is already sent is awaited for the grace time.
    /// </summary>
    /// <exception cref="JobErrorException">A change that nobody may have meant, as BeginProcessing says.</exception>
    public Task<TAnswer> CallAsync<TAnswer>(ApiAction<TAnswer> action) =>
        action.ChangesState && _session.WhyNoChange() is { } error
            ? throw new JobErrorException(error)
            : action.ChangesState && (Undoing is not null || _session.RecordPath is not null)
            ? new RecordedCall(this, Undoing?.Record ?? Record, Undoing?.Undone ?? []).SendAsync(action, SendAsync)
            : SendAsync(action);

    /// <summary>The record of Undo-VpcRun with the changes that are taken back; null for other commands.</summary>
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
    /// Makes a change of which the job may emit nothing, or has it checked. Null says that it was only checked, and would
    /// pass.
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

    /// <summary>Makes a removal; true when something was removed by it.</summary>
    /// <param name="removal">The removal.</param>
    /// <param name="ifExists">Whether it is fine that there is nothing to remove.</param>
    public async Task<bool> RemoveAsync(ReceiptAction removal, bool ifExists)
    {
        try
        {
            return await ChangeAsync(removal).ConfigureAwait(false) is not null;
        }
        catch (VpcApiException e) when (e.FollowsUnansweredAttempt && ErrorIds.SaysThatItIsGone(e.Code))
        {
            // The reply to an earlier attempt was lost; that attempt removed it.
            return true;
        }
        catch (VpcApiException e) when (ifExists && ErrorIds.SaysThatItIsGone(e.Code))
        {
            return false;
        }
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

/// <summary>What ends the parts of a job early.</summary>
/// <param name="Reads">Ends reads: Ctrl+C.</param>
/// <param name="Changes">Gives up changes that are already sent: some time after Ctrl+C.</param>
/// <param name="Waits">Ends waiting for the service to finish something: however the pipeline ends.</param>
internal sealed record JobStops(CancellationToken Reads, CancellationToken Changes, CancellationToken Waits);
