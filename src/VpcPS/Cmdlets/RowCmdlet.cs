using System;
using System.Collections;
using System.Management.Automation;
using System.Threading;
using VpcPS.Binding;
using VpcPS.Core;
using VpcPS.Core.Http;
using VpcPS.Errors;
using VpcPS.Jobs;

namespace VpcPS.Cmdlets;

/// <summary>
/// A cmdlet that makes calls for each input row. ProcessRecord reads the row and asks ShouldProcess at once, for the
/// next record overwrites the parameters; the calls then run as a <see cref="Job"/>, concurrently, and the
/// <see cref="JobPump"/> emits what comes of them in the order of input.
/// </summary>
public abstract class RowCmdlet : VpcCmdlet, IJobOutput
{
    private const string SummaryTag = "VpcPS.Summary";

    private JobPump? _pump;

    // Only of the commands that have a closing line.
    private RunReport? _report;

    /// <summary>
    /// How many rows are in progress at a time, 1 to 512. Output stays in the order of input. With 1, each row is done and
    /// emitted before the next is read, so a -PipelineVariable before this command holds the row of each object. With more, it
    /// holds a later row. Default: 5.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 512)]
    public virtual int ThrottleLimit { get; set; } = 5;

    string IJobOutput.CommandName => MyInvocation.MyCommand.Name;

    CancellationToken IJobOutput.StopRequested => StopRequested;

    IList? IJobOutput.CollectedWarnings => MyInvocation.BoundParameters.TryGetValue("WarningVariable", out object? name)
        ? SessionState.PSVariable.GetValue(name.ToString().TrimStart('+')) as IList
        : null;

    void IJobOutput.TakeNote(JobOutcome outcome) => _report?.Add(outcome);

    void IJobOutput.WriteObject(object item)
    {
        if (item is Action show)
        {
            show();
        }
        else
        {
            Emit(item);
        }
    }

    /// <summary>Emits what came of a job.</summary>
    private protected virtual void Emit(object item) => WriteObject(item);

    void IJobOutput.ShowWhatIf(string target, string action) => ShouldProcess(target, action);

    void IJobOutput.WriteError(ErrorRecord error) => WriteFinished(error);

    void IJobOutput.WriteWarning(string text) => WriteWarning(text);

    void IJobOutput.WriteLog(CallLog? log) => WriteLog(log);

    void IJobOutput.SayWhileStopping(string text) => SayWhileStopping(text);

    void IJobOutput.StopReads() => StopReads();

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _pump = new JobPump(this, JobsAtATime);
        if (HasClosingLine)
        {
            _report = new RunReport(MyInvocation.MyCommand.Name);
        }
    }

    /// <summary>Emits what is left, and says what was done.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        Pump.End();
        WriteSummary(read: null);
        if (_report?.Refused?.Failure is { } failure)
        {
            WriteFinished(FileErrors.RefusedFailed(failure, _report.Refused.FilePath, isBegun: true));
        }
    }

    /// <summary>Ctrl+C, on another thread: nothing new begins.</summary>
    protected override void StopProcessing()
    {
        _pump?.StopBeginning();
        base.StopProcessing();
    }

    /// <summary>However the pipeline ended: begins nothing more, and reports what was sent and could not be emitted.</summary>
    protected override void Dispose(bool disposing)
    {
        Rows.End();
        _pump?.Dispose();
        try
        {
            WriteSummary(Rows.Count);
        }
        catch (RuntimeException)
        {
            // No stream delivers any more.
        }
        finally
        {
            _report?.Dispose();
            base.Dispose(disposing);
        }
    }

    /// <summary>How many jobs may have begun at a time.</summary>
    private protected virtual int JobsAtATime => ThrottleLimit;

    /// <summary>Whether the command says at its end what it did with its rows.</summary>
    private protected virtual bool HasClosingLine => false;

    /// <summary>Has the rows that are refused written to a file.</summary>
    /// <param name="path">The file as the user names it, or null for none.</param>
    private protected void OpenRefused(string? path)
    {
        if (_report is not null && path is not null && !Arguments.IsWhatIf(this))
        {
            _report.Refused = RefusedFile.Open(this, path);
        }
    }

    private protected override RunReport? Report => _report;

    private void WriteSummary(int? read)
    {
        if (_pump is not null
            && !Arguments.IsWhatIf(this)
            && _report?.TakeSummary(_pump.NotBegun, _pump.LeftBehind, read) is { Rows: > 0 } summary)
        {
            WriteInformation(summary, summary.Rows > 1 && Audience.IsPresent(Host) ? [SummaryTag, "PSHOST"] : [SummaryTag]);
        }
    }

    /// <summary>Whether the rows change nothing because the service only checks them.</summary>
    private protected virtual bool OnlyChecks => false;

    private JobPump Pump => _pump!;

    private protected override int PagesAtATime => ThrottleLimit;

    /// <summary>Queues a job, and emits what has ended meanwhile.</summary>
    private protected void Queue(Job job)
    {
        FinishColumns();
        job.ChangesState &= !OnlyChecks;
        job.OnlyChecks |= OnlyChecks;
        job.Row ??= job.IsOfManyRows ? null : Rows.Current;
        job.Calls = CreateCalls(Pump.StopWaits);
        Pump.Queue(job);
    }

    /// <summary>
    /// Says that the record stands for so many rows, for the progress. Where nothing comes through the pipeline these are all.
    /// </summary>
    private protected void ExpectRows(int count)
    {
        if (!MyInvocation.ExpectingInput)
        {
            Pump.ExpectRows(count);
        }
    }

    /// <summary>Waits for the jobs that are queued and emits what comes of them.</summary>
    private protected void EmitAll() => Pump.EmitAll();

    /// <summary>A token that makes a repeated request the same one for the service; each change needs its own.</summary>
    private protected static string NewClientToken() => Guid.NewGuid().ToString();

    private protected override void ShowProgress() => Pump.ShowProgress();

    /// <summary>
    /// Says what the command did, or would do, with all rows together: an information record with the tag VpcPS.Summary,
    /// which the host shows.
    /// </summary>
    private protected void WriteSummary(string text) =>
        WriteInformation(new HostInformationMessage { Message = ShownText.Of(text) }, ["PSHOST", SummaryTag]);

    /// <inheritdoc cref="Questions.ShouldRemove"/>
    private protected bool ShouldRemove(string target, string action, bool force) => Questions.ShouldRemove(target, action, force);
}
