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
/// A cmdlet that makes calls for each input row. ProcessRecord reads the row and asks ShouldProcess at once, because the next record
/// overwrites the parameters. The calls then run concurrently as a <see cref="Job"/>, and the <see cref="JobPump"/> emits the results in
/// the order of the input.
/// </summary>
public abstract class RowCmdlet : VpcCmdlet, IJobOutput
{
    private const string SummaryTag = "VpcPS.Summary";

    private JobPump? _pump;

    // Null for commands that have no closing line.
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

    IList? IJobOutput.CollectedWarnings => Arguments.CollectedWarnings(this);

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

    /// <summary>Emits one object of a job's result.</summary>
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

    /// <summary>Emits the remaining results, and reports what was done.</summary>
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

    /// <summary>Called on another thread after Ctrl+C. No further job starts.</summary>
    protected override void StopProcessing()
    {
        _pump?.StopBeginning();
        base.StopProcessing();
    }

    /// <summary>
    /// Called however the pipeline ends. No further job starts, and the changes that were sent and could not be emitted are reported.
    /// </summary>
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
            // There is no stream left that could show an error.
        }
        finally
        {
            _report?.Dispose();
            base.Dispose(disposing);
        }
    }

    /// <summary>How many jobs may run at a time.</summary>
    private protected virtual int JobsAtATime => ThrottleLimit;

    /// <summary>Whether the command ends with a line that says what it did with its rows.</summary>
    private protected virtual bool HasClosingLine => false;

    /// <summary>Opens the file to which refused rows are written.</summary>
    /// <param name="path">The path as the user wrote it. Null for no file.</param>
    /// <param name="journalPath">The path of the journal of the run as the user wrote it. Null for no journal.</param>
    /// <param name="caution">A sentence that each row has in front of what to do, or null.</param>
    private protected void OpenRefused(string? path, string? journalPath = null, string? caution = null)
    {
        if (_report is not null && path is not null)
        {
            _report.Refused = RefusedFile.Open(this, path, journalPath, caution);
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

    /// <summary>Whether this is a dry run, in which the service only checks the rows.</summary>
    private protected virtual bool OnlyChecks => false;

    private JobPump Pump => _pump!;

    private protected override int PagesAtATime => ThrottleLimit;

    /// <summary>Queues a job, and emits the results of jobs that have ended.</summary>
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
    /// Tells the progress how many rows this record stands for. Without pipeline input, these are all rows of the command.
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

    /// <summary>Makes the token by which the service recognises a repeated request. Each change needs its own.</summary>
    private protected static string NewClientToken() => Guid.NewGuid().ToString();

    private protected override void ShowProgress() => Pump.ShowProgress();

    /// <summary>
    /// Writes a text about what the command did, or would do, with all rows together. It is an information record with the tag
    /// VpcPS.Summary, which the host shows.
    /// </summary>
    private protected void WriteSummary(string text) =>
        WriteInformation(new HostInformationMessage { Message = ShownText.Of(text) }, ["PSHOST", SummaryTag]);

    /// <inheritdoc cref="Questions.ShouldRemove"/>
    private protected bool ShouldRemove(string target, string action, bool force) => Questions.ShouldRemove(target, action, force);
}
