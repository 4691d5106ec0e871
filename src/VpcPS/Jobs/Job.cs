// PowerShell has a class Job as well: its background jobs.
global using Job = VpcPS.Jobs.Job;
using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Core.Api;
using VpcPS.Core.Http;
using VpcPS.Core.Models;
using VpcPS.Errors;

namespace VpcPS.Jobs;

/// <summary>What one input row does, with everything it needs: by the time it runs, the cmdlet has the next row.</summary>
internal sealed class Job
{
    /// <summary>Describes a row.</summary>
    /// <param name="key">What it changes: rows with the same key run one after the other.</param>
    /// <param name="work">
    /// Makes its calls and gives what is to be emitted: an object, null, or a list, in which an ErrorRecord is an error
    /// of its own.
    /// </param>
    /// <param name="explain">Makes the row's error from a failed call.</param>
    public Job(string key, Func<JobCalls, Task<object?>> work, Func<VpcException, ErrorRecord> explain)
    {
        Key = key;
        Work = work;
        Explain = explain;
    }

    public string Key { get; }

    public Func<JobCalls, Task<object?>> Work { get; }

    public Func<VpcException, ErrorRecord> Explain { get; }

    /// <summary>Whether it may change something, which is then never left behind unsaid.</summary>
    public bool ChangesState { get; set; } = true;

    /// <summary>How many input rows it stands for, for the progress.</summary>
    public int InputRows { get; init; } = 1;
}

/// <summary>The way in which a row makes its calls. Usable on any thread.</summary>
internal sealed class JobCalls
{
    private readonly VpcSession _session;
    private readonly JobStops _stops;

    public JobCalls(VpcSession session, JobStops stops, CallLog? log)
    {
        _session = session;
        _stops = stops;
        Log = log;
    }

    /// <summary>What happened on the wire, or null without -Verbose.</summary>
    public CallLog? Log { get; }

    /// <summary>What the row is waiting for now, or null; the pipeline's thread shows it.</summary>
    public string? Progress { get; set; }

    /// <summary>What the row has done so far, which is emitted whatever comes of the rest; or null.</summary>
    public object? Done { get; set; }

    /// <summary>Whether a call of the row has changed something.</summary>
    public bool HasChanged { get; private set; }

    /// <summary>Takes note of an object that the row has made.</summary>
    public void Created(string? id)
    {
        if (id is not null)
        {
            _session.AddCreated(id);
        }
    }

    /// <summary>Now, by the session's clock.</summary>
    public DateTimeOffset UtcNow => _session.Clock.UtcNow;

    /// <summary>Whether the session has a purchase as one whose outcome is unknown, by its token.</summary>
    public bool HasUnknownOutcome(Ipv6InternetBandwidth purchase) =>
        _session.UnknownOutcomes.OfType<Ipv6InternetBandwidth>().Any(unknown => unknown.ClientToken == purchase.ClientToken);

    /// <summary>
    /// Makes a call. After a stop nothing new is sent; a change that is already sent is awaited for the grace time.
    /// </summary>
    /// <exception cref="JobErrorException">A change that nobody may have meant, as BeginProcessing says.</exception>
    public async Task<TAnswer> CallAsync<TAnswer>(ApiAction<TAnswer> action)
    {
        if (action.ChangesState && _session.WhyNoChange() is { } error)
        {
            throw new JobErrorException(error);
        }

        TAnswer answer = await _session.Client
            .SendAsync(action, Log, _stops.Reads, action.ChangesState ? _stops.Changes : _stops.Reads)
            .ConfigureAwait(false);
        HasChanged |= action.ChangesState;
        return answer;
    }

    /// <summary>Makes a change, or has it checked; null says that it was only checked, and would pass.</summary>
    public async Task<TAnswer?> ChangeAsync<TAnswer>(ApiAction<TAnswer> change)
        where TAnswer : class
    {
        try
        {
            return await CallAsync(change).ConfigureAwait(false);
        }
        catch (VpcApiException e) when (!change.ChangesState && e.Code == ErrorRecords.DryRunOperation)
        {
            return null;
        }
    }

    /// <summary>Makes a removal; true when something was removed by it.</summary>
    /// <param name="removal">The removal.</param>
    /// <param name="ifExists">Whether it is fine that there is nothing to remove.</param>
    public async Task<bool> RemoveAsync(ChangeAction removal, bool ifExists)
    {
        try
        {
            return await ChangeAsync(removal).ConfigureAwait(false) is not null;
        }
        catch (VpcApiException e) when (e.FollowsUnansweredAttempt && ErrorRecords.SaysThatItIsGone(e.Code))
        {
            // The reply to an earlier attempt was lost; that attempt removed it.
            return true;
        }
        catch (VpcApiException e) when (ifExists && ErrorRecords.SaysThatItIsGone(e.Code))
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

/// <summary>What ends the parts of a row early.</summary>
/// <param name="Reads">Ends reads: Ctrl+C.</param>
/// <param name="Changes">Gives up changes that are already sent: some time after Ctrl+C.</param>
/// <param name="Waits">Ends waiting for the service to finish something: however the pipeline ends.</param>
internal sealed record JobStops(CancellationToken Reads, CancellationToken Changes, CancellationToken Waits);

/// <summary>A row that fails with an error of the module's own.</summary>
internal sealed class JobErrorException : Exception
{
    public JobErrorException(ErrorRecord errorRecord)
        : base(errorRecord.Exception.Message) => ErrorRecord = errorRecord;

    public ErrorRecord ErrorRecord { get; }

    /// <summary>Whether the row may have changed something all the same.</summary>
    public bool IsOutcomeUnknown => ErrorRecord.Exception is VpcException { IsOutcomeUnknown: true } or UnknownOutcomeException;

    /// <summary>What the row asks for and was seen to be there, whoever has bought it; or null.</summary>
    public Ipv6InternetBandwidth? Present { get; init; }
}
