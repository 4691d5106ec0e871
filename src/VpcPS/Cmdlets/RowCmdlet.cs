using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Core.Http;
using VpcPS.Core.Signing;
using VpcPS.Errors;
using VpcPS.Jobs;

namespace VpcPS.Cmdlets;

/// <summary>
/// A cmdlet that makes calls for each input row. ProcessRecord reads the row and asks ShouldProcess at once, for the
/// next record overwrites the parameters; the calls then run concurrently, and what comes of them is emitted in the order
/// of input. However the pipeline ends, no further row begins, and a change that was already sent is awaited and
/// reported.
/// </summary>
public abstract class RowCmdlet : VpcCmdlet
{
    private const int WindowPerConcurrentRow = 16;
    private const int SmallestWindow = 256;
    private const int ManyRows = 32;

    // How long rows in flight are awaited when the pipeline ends early other than by Ctrl+C: what is sent is paid for,
    // so each gets the time of its calls, but a pipeline must come to an end.
    private static readonly TimeSpan LongestWaitAtTheEnd = TimeSpan.FromSeconds(120);

    private readonly CancellationTokenSource _stopWaits = new();
    private readonly JobProgress _progress = new();

    private OrderedWindow<(Job Job, JobCalls Calls), RowResult>? _window;

    // What is being emitted, and how much of it is out: one row can be two steps.
    private RowResult? _emitting;
    private int _emitted;
    private bool _inputHasEnded;

    // What was changed and has no output: a run that stops says how far it came.
    private int _silentlyDone;
    private string? _lastSilentlyDone;
    private bool _hasEnded;

    /// <summary>
    /// How many rows are in progress at a time, 1 to 512. Output stays in the order of input. With 1 each row is done and
    /// emitted before the next is read, so that a -PipelineVariable before this command holds the row of each object; above
    /// that it holds a later one. Default: 5.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 512)]
    public virtual int ThrottleLimit { get; set; } = 5;

    private OrderedWindow<(Job Job, JobCalls Calls), RowResult> Window => _window ??= CreateWindow(ConnectedSession);

    private IEnumerable<(Job Job, JobCalls Calls)> InWindow => _window?.Rows ?? [];

    private IEnumerable<object> DoneAndNotOut => _emitting?.DoneFrom(_emitted) ?? [];

    /// <summary>Emits what is left.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        _inputHasEnded = true;
        EmitAll();
        _hasEnded = true;
        if (_progress.WasShown)
        {
            WriteProgress(new ProgressRecord(0, MyInvocation.MyCommand.Name, " ") { RecordType = ProgressRecordType.Completed });
        }
    }

    /// <summary>Ctrl+C, on another thread: nothing new begins.</summary>
    protected override void StopProcessing()
    {
        _window?.StopBeginning();
        base.StopProcessing();
    }

    /// <summary>However the pipeline ended: begins nothing more, and reports what was sent and could not be emitted.</summary>
    protected override void Dispose(bool disposing)
    {
        if (!_hasEnded && _silentlyDone > 0)
        {
            Tell([$"{_silentlyDone} rows were done before the pipeline ended, the last of them {_lastSilentlyDone}."]);
        }

        if (DoneAndNotOut.Any() || InWindow.Any(entry => entry.Job.ChangesState))
        {
            ReportUnemitted();
        }
        else if (_window is not null)
        {
            _window.Close();
            StopReads();
        }

        _stopWaits.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Whether the rows change nothing because the service only checks them.</summary>
    private protected virtual bool OnlyChecks => false;

    /// <summary>Queues a row, and emits what has been finished meanwhile.</summary>
    private protected void Queue(Job row)
    {
        FinishColumns();
        row.ChangesState &= !OnlyChecks;
        while (Window.IsFull)
        {
            EmitFirst();
        }

        Window.Add((row, CreateCalls(_stopWaits.Token)), row.Key);
        while (Window.TryTake(out RowResult? finished))
        {
            Emit(finished!);
        }

        if (ThrottleLimit == 1)
        {
            EmitAll();
        }

        ShowProgress();
    }

    /// <summary>Waits for the rows that are queued and emits what comes of them.</summary>
    private protected void EmitAll()
    {
        while (Window.Count > 0)
        {
            EmitFirst();
        }
    }

    /// <summary>A token that makes a repeated request the same one for the service; each change needs its own.</summary>
    private protected static string NewClientToken() => Guid.NewGuid().ToString();

    /// <summary>Asks, unless -Force was given.</summary>
    /// <param name="target">What is removed, with its region.</param>
    /// <param name="action">What is done to it.</param>
    /// <param name="force">Whether -Force was given.</param>
    private protected bool ShouldRemove(string target, string action, bool force)
    {
        // -Force stands for -Confirm:$false and for nothing else: -WhatIf and an explicit -Confirm hold.
        if (!force || MyInvocation.BoundParameters.ContainsKey("Confirm") || IsWhatIf())
        {
            return ShouldProcess(target, action);
        }

        WriteVerbose($"{action}: {target}");
        return true;
    }

    private OrderedWindow<(Job Job, JobCalls Calls), RowResult> CreateWindow(VpcSession session) => new(
        entry => RunAsync(entry.Job, entry.Calls, session),
        ThrottleLimit,
        Math.Max(SmallestWindow, WindowPerConcurrentRow * ThrottleLimit));

    // Runs on any thread: touches neither the cmdlet nor its parameters.
    private static async Task<RowResult> RunAsync(Job row, JobCalls calls, VpcSession session)
    {
        using IDisposable? work = session.BeginWork();
        try
        {
            return new RowResult(row, calls, await row.Work(calls).ConfigureAwait(false));
        }
        catch (VpcException e)
        {
            return Failed(row.Explain(e), e.IsOutcomeUnknown);
        }
        catch (JobErrorException e)
        {
            return Failed(e.ErrorRecord, e.IsOutcomeUnknown);
        }
        catch (CredentialsUnavailableException e)
        {
            return new RowResult(row, calls, calls.Done, ErrorRecords.NoCredentials(e));
        }
        catch (OperationCanceledException)
        {
            return new RowResult(row, calls, calls.Done);
        }

        RowResult Failed(ErrorRecord error, bool isOutcomeUnknown)
        {
            if (isOutcomeUnknown)
            {
                session.AddUnknownOutcome(error.TargetObject);
            }

            return new RowResult(row, calls, calls.Done, error) { IsOutcomeUnknown = isOutcomeUnknown };
        }
    }

    private void EmitFirst()
    {
        // Waking up for every row that ends costs as much as a quick row itself: where many are under way, those that end
        // within a millisecond are taken together. The calls go on meanwhile.
        if (Window.Count >= ManyRows && !Window.HasFirstEnded)
        {
            Thread.Sleep(1);
        }

        try
        {
            while (!Window.WaitForFirst(JobProgress.Interval, StopRequested))
            {
                ShowProgress();
            }

            Emit(Window.Take(StopRequested));
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    private protected override int PagesAtATime => ThrottleLimit;

    private protected override void ShowProgress()
    {
        if (_progress.IsDue)
        {
            int? rowsLeft = _inputHasEnded ? InWindow.Sum(entry => entry.Job.InputRows) : null;
            string? waiting = InWindow.Select(entry => entry.Calls.Progress).FirstOrDefault(progress => progress is not null);
            WriteProgress(_progress.Show(MyInvocation.MyCommand.Name, rowsLeft, ShownText.Of(waiting)));
        }
    }

    private void Emit(RowResult result)
    {
        if (Stopping)
        {
            Say(result);
            throw new PipelineStoppedException();
        }

        _progress.Add(result.Row.InputRows, failed: result.Items.Count(item => item is ErrorRecord));
        WriteLog(result.Log);

        if (result.IsSilentChange)
        {
            _silentlyDone++;
            _lastSilentlyDone = result.Row.Key;
        }

        _emitting = result;
        for (_emitted = 0; _emitted < result.Items.Length;)
        {
            object item = result.Items[_emitted++];
            if (item is ErrorRecord error)
            {
                WriteErrorAndKeepWhatWasPaid(error);
            }
            else
            {
                WriteObject(item);
            }
        }
    }

    // Under -ErrorAction Stop WriteError throws, and still WriteObject delivers: rows that were bought at the same time
    // must come out before the pipeline ends.
    private void WriteErrorAndKeepWhatWasPaid(ErrorRecord error)
    {
        try
        {
            WriteError(error);
        }
        catch (RuntimeException) when (!Stopping && InWindow.Any(entry => entry.Job.ChangesState))
        {
            RowResult[] results = [.. TakeWhatIsInFlight()];
            foreach (object item in results.SelectMany(result => result.Items).Where(item => item is not ErrorRecord))
            {
                WriteObject(item);
            }

            WarnOf([.. results.SelectMany(result => result.Errors).Select(other => other.ErrorDetails.Message), .. results.SelectMany(SilentlyDone)]);
            throw;
        }
    }

    private void ReportUnemitted()
    {
        WarnOf(DoneAndNotOut.Select(Late));
        foreach (RowResult result in TakeWhatIsInFlight())
        {
            if (Stopping)
            {
                Say(result);
                continue;
            }

            WarnOf([.. result.Done.Select(Late), .. SilentlyDone(result)]);
            if (result.IsOutcomeUnknown)
            {
                WarnOf([result.Errors.First().ErrorDetails.Message]);
            }
        }
    }

    private static string Late(object done) => $"Done although the pipeline had ended: {done}.";

    private IEnumerable<string> SilentlyDone(RowResult result) =>
        result.IsSilentChange ? [Late($"{MyInvocation.MyCommand.Name} {result.Row.Key}")] : [];

    // -WarningAction Stop throws at the first, and the others must be said too. When the pipeline has ended, the engine takes
    // no more for -WarningVariable.
    private void WarnOf(IEnumerable<string> texts)
    {
        foreach (string text in texts)
        {
            int collected = Collected()?.Count ?? 0;
            try
            {
                WriteWarning(text);
            }
            catch (RuntimeException)
            {
            }

            if (Collected() is { } variable && variable.Count == collected)
            {
                variable.Add(new WarningRecord(text));
            }
        }
    }

    // After Ctrl+C no ordinary stream delivers any more.
    private void Tell(IEnumerable<string> texts)
    {
        if (!Stopping)
        {
            WarnOf(texts);
            return;
        }

        foreach (string text in texts)
        {
            SayWhileStopping(text);
        }
    }

    private IList? Collected() => MyInvocation.BoundParameters.TryGetValue("WarningVariable", out object? name)
        ? SessionState.PSVariable.GetValue(name.ToString().TrimStart('+')) as IList
        : null;

    private IEnumerable<RowResult> TakeWhatIsInFlight()
    {
        Window.Close();
        _stopWaits.Cancel();
        using var bound = new CancellationTokenSource(LongestWaitAtTheEnd);
        while (Window.Count > 0)
        {
            RowResult result;
            try
            {
                result = Window.Take(bound.Token);
            }
            catch (OperationCanceledException)
            {
                // Long enough: what is still under way is left behind.
                _window = null;
                StopReads();
                yield break;
            }

            yield return result;
        }
    }

    // After Ctrl+C no ordinary stream delivers any more.
    private void Say(RowResult result)
    {
        foreach (object done in result.Done)
        {
            SayWhileStopping($"Done while stopping: {done}.");
        }

        if (result.IsSilentChange)
        {
            SayWhileStopping($"Done while stopping: {MyInvocation.MyCommand.Name} {result.Row.Key}.");
        }

        if (result.IsOutcomeUnknown)
        {
            SayWhileStopping(result.Errors.First().ErrorDetails.Message);
        }
    }

    private sealed class RowResult
    {
        public RowResult(Job row, JobCalls calls, object? output, ErrorRecord? error = null)
        {
            Row = row;
            Log = calls.Log;
            // What a row did before it failed comes before its error.
            Items = output is IEnumerable<object> many ? [.. many, .. Present(error)] : [.. Present(output), .. Present(error)];
            IsSilentChange = calls.HasChanged && !Done.Any();
        }

        public Job Row { get; }

        public CallLog? Log { get; }

        /// <summary>What is emitted, errors among it.</summary>
        public object[] Items { get; }

        public IEnumerable<ErrorRecord> Errors => Items.OfType<ErrorRecord>();

        /// <summary>What was changed.</summary>
        public IEnumerable<object> Done => DoneFrom(0);

        public bool IsOutcomeUnknown { get; init; }

        /// <summary>Whether something was changed of which nothing is emitted.</summary>
        public bool IsSilentChange { get; }

        /// <summary>What was changed, without so many of the items.</summary>
        public IEnumerable<object> DoneFrom(int item) => Row.ChangesState ? Items.Skip(item).Where(done => done is not ErrorRecord) : [];

        private static object[] Present(object? item) => item is null ? [] : [item];
    }
}
