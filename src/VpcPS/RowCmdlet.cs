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
/// A cmdlet that changes something for each input row. ProcessRecord reads the row and asks ShouldProcess at once, for
/// the next record overwrites the parameters; the calls then run concurrently, and what comes of them is emitted in the
/// order of input. However the pipeline ends, no further row begins, and what was already sent is awaited and reported.
/// </summary>
public abstract class RowCmdlet : VpcCmdlet
{
    private const int WindowPerConcurrentRow = 16;
    private const int SmallestWindow = 256;

    // How long rows in flight are awaited when the pipeline ends early other than by Ctrl+C: what is sent is paid for,
    // so each gets the time of its calls, but a pipeline must come to an end.
    private static readonly TimeSpan LongestWaitAtTheEnd = TimeSpan.FromSeconds(120);

    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _stopWaits = new();

    // Of the rows in the window, in their order.
    private readonly Queue<RowCalls> _calls = new();
    private OrderedWindow<RowResult>? _window;
    private bool _showsProgress;

    /// <summary>
    /// How many rows are in progress at a time, 1 to 512. Output stays in the order of input. Default: 5.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 512)]
    public int ThrottleLimit { get; set; } = 5;

    private OrderedWindow<RowResult> Window => _window ??=
        new OrderedWindow<RowResult>(ThrottleLimit, Math.Max(SmallestWindow, WindowPerConcurrentRow * ThrottleLimit));

    /// <summary>Emits what is left.</summary>
    protected override void EndProcessing()
    {
        while (Window.Count > 0)
        {
            EmitFirst();
        }

        if (_showsProgress)
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
        if (_window is not null)
        {
            ReportUnemitted();
        }

        _stopWaits.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Queues a row, and emits what has been finished meanwhile.</summary>
    private protected void Queue(Row row)
    {
        while (Window.IsFull)
        {
            EmitFirst();
        }

        RowCalls calls = CreateCalls(_stopWaits.Token);
        _calls.Enqueue(calls);
        VpcSession session = ConnectedSession;
        Window.Add(() => RunAsync(row, calls, session), row.Key);
        while (Window.TryTake(out RowResult? finished))
        {
            Emit(finished!);
        }
    }

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

    private bool IsWhatIf() => MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? bound)
        ? bound is SwitchParameter { IsPresent: true }
        : LanguagePrimitives.IsTrue(SessionState.PSVariable.GetValue("WhatIfPreference"));

    // Runs on any thread: touches neither the cmdlet nor its parameters.
    private static async Task<RowResult> RunAsync(Row row, RowCalls calls, VpcSession session)
    {
        using IDisposable? work = session.BeginWork();
        try
        {
            return new RowResult(calls.Log, await row.Work(calls).ConfigureAwait(false), error: null);
        }
        catch (VpcException e)
        {
            ErrorRecord error = row.Explain(e);
            if (e.IsOutcomeUnknown)
            {
                session.AddUnknownOutcome(error.TargetObject);
            }

            return new RowResult(calls.Log, output: null, error) { IsOutcomeUnknown = e.IsOutcomeUnknown };
        }
        catch (RowErrorException e)
        {
            return new RowResult(calls.Log, e.Done, e.ErrorRecord);
        }
        catch (CredentialsUnavailableException e)
        {
            return new RowResult(calls.Log, output: null, ErrorRecords.NoCredentials(e));
        }
        catch (OperationCanceledException)
        {
            return new RowResult(calls.Log, output: null, error: null);
        }
    }

    private void EmitFirst()
    {
        try
        {
            while (!Window.WaitForFirst(ProgressInterval, StopRequested))
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
        if (_calls.Select(calls => calls.Progress).FirstOrDefault(progress => progress is not null) is { } progress)
        {
            _showsProgress = true;
            WriteProgress(new ProgressRecord(0, MyInvocation.MyCommand.Name, progress));
        }
    }

    private void Emit(RowResult result)
    {
        _calls.Dequeue();
        if (Stopping)
        {
            Say(result);
            throw new PipelineStoppedException();
        }

        foreach (string line in result.Log.TakeLines())
        {
            WriteVerbose(line);
        }

        if (result.Output is not null)
        {
            WriteObject(result.Output);
        }

        if (result.Error is not null)
        {
            WriteErrorAndKeepWhatWasPaid(result.Error);
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
        catch (RuntimeException) when (!Stopping)
        {
            foreach (RowResult result in TakeWhatIsInFlight())
            {
                if (result.Output is not null)
                {
                    WriteObject(result.Output);
                }

                if (result.Error is not null)
                {
                    WriteWarning(result.Error.ErrorDetails.Message);
                }
            }

            throw;
        }
    }

    private void ReportUnemitted()
    {
        foreach (RowResult result in TakeWhatIsInFlight())
        {
            if (Stopping)
            {
                Say(result);
            }
            else if (result.Output is not null)
            {
                WriteWarning($"Done although the pipeline had ended: {result.Output}.");
            }
            else if (result.IsOutcomeUnknown)
            {
                WriteWarning(result.Error!.ErrorDetails.Message);
            }
        }
    }

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
                yield break;
            }

            yield return result;
        }
    }

    // After Ctrl+C no ordinary stream delivers any more.
    private void Say(RowResult result)
    {
        if (result.Output is not null)
        {
            SayWhileStopping($"Done while stopping: {result.Output}.");
        }
        else if (result.IsOutcomeUnknown)
        {
            SayWhileStopping(result.Error!.ErrorDetails.Message);
        }
    }

    private sealed class RowResult
    {
        public RowResult(CallLog log, object? output, ErrorRecord? error)
        {
            Log = log;
            Output = output;
            Error = error;
        }

        public CallLog Log { get; }

        public object? Output { get; }

        public ErrorRecord? Error { get; }

        public bool IsOutcomeUnknown { get; init; }
    }
}
