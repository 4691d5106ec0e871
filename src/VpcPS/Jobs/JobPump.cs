using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;

namespace VpcPS.Jobs;

/// <summary>
/// Runs the jobs of a command concurrently and emits what comes of them in the order of input. However the pipeline ends,
/// no further job begins, and a change that was already sent is awaited and reported. For the pipeline's thread, but for
/// <see cref="StopBeginning"/>.
/// </summary>
internal sealed class JobPump : IDisposable
{
    private const int CapacityPerConcurrentJob = 16;
    private const int SmallestCapacity = 256;

    // How long jobs in flight are awaited when the pipeline ends early other than by Ctrl+C: what is sent is paid for,
    // so each gets the time of its calls, but a pipeline must come to an end.
    private static readonly TimeSpan LongestWaitAtTheEnd = TimeSpan.FromSeconds(120);

    private readonly IJobOutput _output;
    private readonly LateReport _late;
    private readonly JobProgress _progress = new();
    private readonly CancellationTokenSource _stopWaits = new();
    private readonly OrderedWindow<Job> _window;
    private readonly int _throttleLimit;

    // What is being emitted, and how many of its items are out: one job can be two steps.
    private JobOutcome? _emitting;
    private int _emitted;
    private bool _inputHasEnded;
    private bool _hasEnded;
    private bool _gaveUp;

    /// <summary>Makes a pump without jobs.</summary>
    /// <param name="output">The streams of the command.</param>
    /// <param name="throttleLimit">How many jobs run at a time.</param>
    public JobPump(IJobOutput output, int throttleLimit)
    {
        _output = output;
        _late = new LateReport(output);
        _throttleLimit = throttleLimit;
        _window = new OrderedWindow<Job>(throttleLimit, Math.Max(SmallestCapacity, CapacityPerConcurrentJob * throttleLimit));
    }

    /// <summary>Ends the waiting of jobs for the service to finish something.</summary>
    public CancellationToken StopWaits => _stopWaits.Token;

    /// <summary>The rows that were queued and had not begun when the pipeline ended.</summary>
    public int NotBegun { get; private set; }

    /// <summary>The rows that may have changed something, and are no longer waited for.</summary>
    public int LeftBehind { get; private set; }

    /// <summary>Says how many rows the whole input has, for the progress.</summary>
    public void ExpectRows(int count) => _progress.Total = count;

    /// <summary>Queues a job, and emits what has ended meanwhile.</summary>
    /// <param name="job">The job, with its calls.</param>
    public void Queue(Job job)
    {
        while (_window.IsFull)
        {
            EmitFirst();
        }

        _window.Add(job);
        while (_window.Count > 0 && _window.First.Ended.IsCompleted)
        {
            Emit(TakeFirst());
        }

        if (_throttleLimit == 1)
        {
            EmitAll();
        }

        ShowProgress();
    }

    /// <summary>Waits for the jobs that are queued and emits what comes of them.</summary>
    public void EmitAll()
    {
        while (_window.Count > 0)
        {
            EmitFirst();
        }
    }

    /// <summary>Emits what is left, after the last row.</summary>
    public void End()
    {
        _inputHasEnded = true;
        EmitAll();
        _hasEnded = true;
        if (_progress.WasShown)
        {
            _output.WriteProgress(new ProgressRecord(0, _output.CommandName, " ") { RecordType = ProgressRecordType.Completed });
        }
    }

    /// <summary>Begins no further job. May be called on any thread.</summary>
    public void StopBeginning() => _window.StopBeginning();

    /// <summary>However the pipeline ended: begins nothing more, and reports what was sent and could not be emitted.</summary>
    public void Dispose()
    {
        if (!_hasEnded)
        {
            _late.SaySilentlyDone();
            if (_emitting?.HasToBeSaidAfter(_emitted) == true || ChangesAreInFlight)
            {
                ReportUnemitted();
            }
            else
            {
                NotBegun += _window.Close().Sum(job => job.InputRows);
                _output.StopReads();
            }
        }

        _stopWaits.Dispose();
    }

    /// <summary>Shows how far the command is, when it is time to.</summary>
    public void ShowProgress()
    {
        if (_progress.IsDue)
        {
            int? rowsLeft = _inputHasEnded ? JobsLeft.Sum(job => job.InputRows) : null;
            _output.WriteProgress(_progress.Show(_output.CommandName, rowsLeft, [.. JobsLeft.Select(job => job.Calls)]));
        }
    }

    private IEnumerable<Job> JobsLeft => _gaveUp ? [] : _window.Works;

    private bool ChangesAreInFlight => JobsLeft.Any(job => job.ChangesState);

    private void EmitFirst()
    {
        try
        {
            while (!_window.WaitForFirst(JobProgress.Interval, _output.StopRequested))
            {
                ShowProgress();
            }
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }

        Emit(TakeFirst());
    }

    private JobOutcome TakeFirst()
    {
        JobOutcome outcome = _window.TakeFirst().Outcome;
        _output.TakeNote(outcome);
        outcome.NameRow();
        return outcome;
    }

    private void Emit(JobOutcome outcome)
    {
        if (_output.Stopping)
        {
            _late.Say(outcome);
            throw new PipelineStoppedException();
        }

        _emitting = outcome;
        _emitted = 0;
        _progress.Add(outcome);
        if (outcome.IsSilentChange)
        {
            _late.CountSilent(outcome);
        }

        _output.WriteLog(outcome.Job.Calls.Log);
        while (_emitted < outcome.Items.Length)
        {
            EmitItem(outcome.Items[_emitted++]);
        }
    }

    private void EmitItem(object item)
    {
        try
        {
            if (item is ErrorRecord error)
            {
                WriteErrorAndKeepWhatWasPaid(error);
            }
            else
            {
                _output.WriteObject(item);
            }
        }
        finally
        {
            // Ctrl+C can come while the item is on its way: the engine then throws, or gives it to a pipeline that shows
            // nothing any more. What was bought is better said twice than not at all.
            if (_output.Stopping)
            {
                _emitted--;
            }
        }

        if (_output.Stopping)
        {
            throw new PipelineStoppedException();
        }
    }

    // Under -ErrorAction Stop WriteError throws, and still WriteObject delivers: what was bought at the same time must
    // come out before the pipeline ends.
    private void WriteErrorAndKeepWhatWasPaid(ErrorRecord error)
    {
        try
        {
            _output.WriteError(error);
        }
        catch (RuntimeException) when (!_output.Stopping && ChangesAreInFlight)
        {
            JobOutcome[] outcomes = [.. TakeWhatIsInFlight()];
            foreach (object item in outcomes.SelectMany(outcome => outcome.Items).Where(item => item is not ErrorRecord))
            {
                _output.WriteObject(item);
            }

            _late.WarnOfErrors(outcomes);
            throw;
        }
    }

    private void ReportUnemitted()
    {
        if (_emitting is not null)
        {
            _late.SayRest(_emitting, _emitted);
        }

        foreach (JobOutcome outcome in TakeWhatIsInFlight())
        {
            _late.Say(outcome);
        }
    }

    private IEnumerable<JobOutcome> TakeWhatIsInFlight()
    {
        NotBegun += _window.Close().Sum(job => job.InputRows);
        _stopWaits.Cancel();
        using var bound = new CancellationTokenSource(LongestWaitAtTheEnd);
        while (_window.Count > 0)
        {
            try
            {
                _window.WaitForFirst(Timeout.InfiniteTimeSpan, bound.Token);
            }
            catch (OperationCanceledException)
            {
                // The time is over. Nobody waits any longer for the jobs that are still under way.
                _gaveUp = true;
                LeftBehind = _window.Works.Where(job => job.ChangesState).Sum(job => job.InputRows);
                _output.StopReads();
                yield break;
            }

            yield return TakeFirst();
        }
    }
}
