using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;

namespace VpcPS.Jobs;

/// <summary>
/// Runs the jobs of a command concurrently and emits their results in the order of the input. When the pipeline ends, for any reason, no
/// further job starts; a change that was already sent is awaited and reported. Only the pipeline's thread may use it, except for
/// <see cref="StopBeginning"/>.
/// </summary>
internal sealed class JobPump : IDisposable
{
    private const int CapacityPerConcurrentJob = 16;
    private const int SmallestCapacity = 256;

    // How long to wait for running jobs when the pipeline ends early for another reason than Ctrl+C. What was sent may be paid for, so each
    // job gets the time that its calls need. But a pipeline must end at some time.
    private static readonly TimeSpan LongestWaitAtTheEnd = TimeSpan.FromSeconds(120);

    private readonly IJobOutput _output;
    private readonly LateReport _late;
    private readonly JobProgress _progress = new();
    private readonly CancellationTokenSource _stopWaits = new();
    private readonly OrderedWindow<Job> _window;
    private readonly int _throttleLimit;

    // The result that is being emitted, and how many of its items were already emitted. Emitting one result can be interrupted between two
    // items.
    private JobOutcome? _emitting;
    private int _emitted;
    private bool _inputHasEnded;
    private bool _hasEnded;
    private bool _gaveUp;

    /// <summary>Makes a pump that has no jobs yet.</summary>
    /// <param name="output">The streams of the command.</param>
    /// <param name="throttleLimit">How many jobs run at a time.</param>
    public JobPump(IJobOutput output, int throttleLimit)
    {
        _output = output;
        _late = new LateReport(output);
        _throttleLimit = throttleLimit;
        _window = new OrderedWindow<Job>(throttleLimit, Math.Max(SmallestCapacity, CapacityPerConcurrentJob * throttleLimit));
    }

    /// <summary>Ends the waits of jobs for the service to finish an operation.</summary>
    public CancellationToken StopWaits => _stopWaits.Token;

    /// <summary>The number of rows that were queued and whose jobs had not started when the pipeline ended.</summary>
    public int NotBegun { get; private set; }

    /// <summary>The number of rows that may have changed something and whose jobs are no longer awaited.</summary>
    public int LeftBehind { get; private set; }

    /// <summary>Sets the number of rows in the whole input, for the progress.</summary>
    public void ExpectRows(int count) => _progress.Total = count;

    /// <summary>Queues a job, and emits the results of jobs that have ended.</summary>
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

    /// <summary>Waits for all queued jobs and emits their results.</summary>
    public void EmitAll()
    {
        while (_window.Count > 0)
        {
            EmitFirst();
        }
    }

    /// <summary>Emits the remaining results, after the last row.</summary>
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

    /// <summary>Starts no further job. May be called on any thread.</summary>
    public void StopBeginning() => _window.StopBeginning();

    /// <summary>
    /// Ends the pump, for whatever reason the pipeline ended. Starts no further job, and reports the changes that were sent and could not
    /// be emitted.
    /// </summary>
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

    /// <summary>Shows the progress, if it is due.</summary>
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
            // Ctrl+C can come while the item is being written: the engine then throws, or accepts the item and shows nothing. A purchase
            // that is reported twice is better than one that is not reported.
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

    // Under -ErrorAction Stop, WriteError throws, but WriteObject still delivers. Bandwidth that other jobs were buying at the same time
    // must be emitted before the pipeline ends.
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
                // The time is over. From here on the jobs that still run are not awaited.
                _gaveUp = true;
                LeftBehind = _window.Works.Where(job => job.ChangesState).Sum(job => job.InputRows);
                _output.StopReads();
                yield break;
            }

            yield return TakeFirst();
        }
    }
}
