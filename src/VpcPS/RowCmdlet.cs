using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Core.Credentials;
using VpcPS.Core.Http;

namespace VpcPS;

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
    private readonly RowProgress _progress = new();

    private OrderedWindow<(Row Row, RowCalls Calls), RowResult>? _window;

    // What is being emitted, and how much of it is out: one row can be two steps.
    private RowResult? _emitting;
    private int _emitted;
    private bool _inputHasEnded;

    /// <summary>
    /// How many rows are in progress at a time, 1 to 512. Output stays in the order of input. Default: 5.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 512)]
    public virtual int ThrottleLimit { get; set; } = 5;

    private OrderedWindow<(Row Row, RowCalls Calls), RowResult> Window => _window ??= CreateWindow(ConnectedSession);

    private IEnumerable<(Row Row, RowCalls Calls)> InWindow => _window?.Rows ?? [];

    private IEnumerable<object> DoneAndNotOut => _emitting?.DoneFrom(_emitted) ?? [];

    /// <summary>Emits what is left.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        _inputHasEnded = true;
        EmitAll();
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
        if (DoneAndNotOut.Any() || InWindow.Any(entry => entry.Row.ChangesState))
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

    /// <summary>Queues a row, and emits what has been finished meanwhile.</summary>
    private protected void Queue(Row row)
    {
        FinishColumns();
        while (Window.IsFull)
        {
            EmitFirst();
        }

        Window.Add((row, CreateCalls(_stopWaits.Token)), row.Key);
        while (Window.TryTake(out RowResult? finished))
        {
            Emit(finished!);
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

    /// <summary>Whether nothing is to be done, by -WhatIf or the preference.</summary>
    private protected bool IsWhatIf() => MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? bound)
        ? bound is SwitchParameter { IsPresent: true }
        : LanguagePrimitives.IsTrue(SessionState.PSVariable.GetValue("WhatIfPreference"));

    private OrderedWindow<(Row Row, RowCalls Calls), RowResult> CreateWindow(VpcSession session) => new(
        entry => RunAsync(entry.Row, entry.Calls, session),
        ThrottleLimit,
        Math.Max(SmallestWindow, WindowPerConcurrentRow * ThrottleLimit));

    // Runs on any thread: touches neither the cmdlet nor its parameters.
    private static async Task<RowResult> RunAsync(Row row, RowCalls calls, VpcSession session)
    {
        using IDisposable? work = session.BeginWork();
        try
        {
            return new RowResult(row, calls.Log, await row.Work(calls).ConfigureAwait(false));
        }
        catch (VpcException e)
        {
            ErrorRecord error = row.Explain(e);
            if (e.IsOutcomeUnknown)
            {
                session.AddUnknownOutcome(error.TargetObject);
            }

            return new RowResult(row, calls.Log, calls.Done, error) { IsOutcomeUnknown = e.IsOutcomeUnknown };
        }
        catch (RowErrorException e)
        {
            return new RowResult(row, calls.Log, calls.Done, e.ErrorRecord);
        }
        catch (CredentialsUnavailableException e)
        {
            return new RowResult(row, calls.Log, calls.Done, ErrorRecords.NoCredentials(e));
        }
        catch (OperationCanceledException)
        {
            return new RowResult(row, calls.Log, calls.Done);
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
            while (!Window.WaitForFirst(RowProgress.Interval, StopRequested))
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

    private void ShowProgress()
    {
        if (_progress.IsDue)
        {
            int? rowsLeft = _inputHasEnded ? InWindow.Sum(entry => entry.Row.InputRows) : null;
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
        catch (RuntimeException) when (!Stopping && InWindow.Any(entry => entry.Row.ChangesState))
        {
            foreach (object item in TakeWhatIsInFlight().SelectMany(result => result.Items))
            {
                if (item is ErrorRecord other)
                {
                    WriteWarning(other.ErrorDetails.Message);
                }
                else
                {
                    WriteObject(item);
                }
            }

            throw;
        }
    }

    private void ReportUnemitted()
    {
        foreach (object done in DoneAndNotOut)
        {
            WarnOfDone(done);
        }

        foreach (RowResult result in TakeWhatIsInFlight())
        {
            if (Stopping)
            {
                Say(result);
                continue;
            }

            foreach (object done in result.Done)
            {
                WarnOfDone(done);
            }

            if (result.IsOutcomeUnknown)
            {
                WriteWarning(result.Errors.First().ErrorDetails.Message);
            }
        }
    }

    private void WarnOfDone(object done) => WriteWarning($"Done although the pipeline had ended: {done}.");

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

        if (result.IsOutcomeUnknown)
        {
            SayWhileStopping(result.Errors.First().ErrorDetails.Message);
        }
    }

    private sealed class RowResult
    {
        public RowResult(Row row, CallLog? log, object? output, ErrorRecord? error = null)
        {
            Row = row;
            Log = log;
            // What a row did before it failed comes before its error.
            Items = output is IEnumerable<object> many ? [.. many, .. Present(error)] : [.. Present(output), .. Present(error)];
        }

        public Row Row { get; }

        public CallLog? Log { get; }

        /// <summary>What is emitted, errors among it.</summary>
        public object[] Items { get; }

        public IEnumerable<ErrorRecord> Errors => Items.OfType<ErrorRecord>();

        /// <summary>What was changed.</summary>
        public IEnumerable<object> Done => DoneFrom(0);

        public bool IsOutcomeUnknown { get; init; }

        /// <summary>What was changed, without so many of the items.</summary>
        public IEnumerable<object> DoneFrom(int item) => Row.ChangesState ? Items.Skip(item).Where(done => done is not ErrorRecord) : [];

        private static object[] Present(object? item) => item is null ? [] : [item];
    }
}
