using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Binding;
using VpcPS.Cmdlets;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Journal;
using VpcPS.Core.Models;
using VpcPS.Core.Signing;
using VpcPS.Errors;
using VpcPS.Jobs;
using VpcPS.Purchases;

namespace VpcPS.Commands;

/// <summary>
/// Takes back what a run changed, newest first: removes the bandwidth that it bought and what it created, and sets changed values
/// back. It works from the record of the run.
/// </summary>
/// <remarks>
/// <para>
/// The record is the file of Connect-VpcSession -Record, or a journal of -JournalPath, which has purchases only. It must belong to
/// the service and account of the session.
/// </para>
/// <para>
/// The command first looks at what is there now. What can't be taken back, and what somebody has changed since, is left as it is:
/// it comes out with the state Left and the reason. What is refused, because it is in use for example, is an error. It asks once,
/// with the counts. In an unattended script give -Force or -Confirm:$false; -WhatIf shows the plan.
/// </para>
/// <para>
/// What it does is recorded, too. When it was interrupted, type the same command again: it goes on where it was. What was paid for
/// the bandwidth until then stays paid.
/// </para>
/// </remarks>
/// <example>
/// <para>Take back a run</para>
/// <code>
/// $session = Start-VpcEmulator | Connect-VpcSession -Record run.jsonl
/// $bought = Import-Csv plan.csv | New-VpcIpv6InternetBandwidth -ErrorAction SilentlyContinue
/// Undo-VpcRun run.jsonl -WhatIf
/// Undo-VpcRun run.jsonl -Force
/// </code>
/// <para>The third line shows what would be done, and the fourth does it.</para>
/// </example>
/// <example>
/// <para>Take back the purchases in a journal and see what stays</para>
/// <code>
/// $session = Start-VpcEmulator | Connect-VpcSession
/// $bought = Import-Csv plan.csv | New-VpcIpv6InternetBandwidth -JournalPath bought.jsonl -ErrorAction SilentlyContinue
/// Undo-VpcRun bought.jsonl -Force | Where-Object State -ne Undone
/// </code>
/// <para>What comes out was left as it is, and Reason says why.</para>
/// </example>
[Cmdlet(VerbsCommon.Undo, "VpcRun", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(VpcUndoStep))]
public sealed class UndoVpcRunCommand : SessionCmdlet, ISendsByName
{
    private static readonly TimeSpan RemovalLimit = TimeSpan.FromMinutes(2);

    private readonly CancellationTokenSource _end = new();
    private RecordContent? _run;
    private string? _undoFile;

    /// <summary>The record of the run, or its journal of purchases.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [NotBlank]
    public string JournalPath { get; set; } = "";

    /// <summary>
    /// The file that gets what this command does, so that it can be started again. Default: the name of the record with .undo.jsonl
    /// at its end.
    /// </summary>
    [Parameter]
    [NotBlank]
    public string? UndoJournalPath { get; set; }

    /// <summary>How many changes are taken back at a time, 1 to 512. Default: 5.</summary>
    [Parameter]
    [ValidateRange(1, 512)]
    public int ThrottleLimit { get; set; } = 5;

    /// <summary>Take back without asking. -WhatIf still changes nothing.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>
    /// Use a record that can't be matched to the session's account: one of another key of the same service, or of temporary
    /// credentials with an unknown account. Default: such a record is refused.
    /// </summary>
    [Parameter]
    public SwitchParameter AdoptJournal { get; set; }

    /// <inheritdoc/>
    IEnumerable<string> ISendsByName.SentByName =>
        UndoPlan.Sent.Concat(UndoRemoval.All.SelectMany(removal => new[] { removal.Removes, removal.Lists }));

    /// <summary>Undoes the run.</summary>
    protected override void ProcessRecord()
    {
        _run = this.ReadRecord(JournalPath);
        RequireOwner(_run);
        _undoFile = UndoFile(_run.Path);
        HashSet<ChangeMark> undone = UndoneBefore(_undoFile);
        var look = new UndoLook(CreateCalls(_end.Token), ThrottleLimit);
        IReadOnlyList<UndoAct> acts = Await(look.ApplyAsync(UndoPlan.Of(_run.Final(undone), undone)));
        WriteLog(look.Log);
        UndoAct[] planned = [.. acts.Where(act => act.Step.State == VpcUndoState.Planned)];
        if (Arguments.IsWhatIf(this))
        {
            _ = planned.Length == 0 || Ask(planned, acts);
            WriteObject(acts.Select(act => act.Step), enumerateCollection: true);
        }
        else if (planned.Length == 0 || Ask(planned, acts))
        {
            WriteObject(acts.Except(planned).Select(act => act.Step), enumerateCollection: true);
            TakeBack(planned);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _end.Cancel();
        _end.Dispose();
        base.Dispose(disposing);
    }

    private void RequireOwner(RecordContent run)
    {
        JournalOwner session = ConnectedSession.JournalOwner!;
        if (run.Changes.Count == 0 || run.Owner?.IsSame(session) == true)
        {
            return;
        }

        JournalException refusal = PurchaseJournal.RefusalOf(run.Path, run.Owner, session);
        if (refusal.Adoption == JournalAdoption.Impossible || !AdoptJournal)
        {
            ThrowTerminatingError(RecordErrors.OfOther(refusal, JournalPath));
        }

        WriteWarning(refusal.Message);
    }

    private string UndoFile(string run)
    {
        try
        {
            return UndoJournalPath is null ? Path.ChangeExtension(run, ".undo.jsonl") : JournalPaths.Resolve(this, UndoJournalPath);
        }
        catch (JournalException e)
        {
            ThrowTerminatingError(RecordErrors.Failed(e, UndoJournalPath));
            throw;
        }
    }

    private HashSet<ChangeMark> UndoneBefore(string file)
    {
        try
        {
            return File.Exists(file) && new FileInfo(file).Length > 0
                ? [.. RecordContent.Read(file).Changes
                    .Where(change => change.Outcome == RecordedOutcome.Done).SelectMany(change => change.Undoes)]
                : [];
        }
        catch (JournalException e)
        {
            ThrowTerminatingError(RecordErrors.Failed(e, file));
            throw;
        }
    }

    private bool Ask(UndoAct[] planned, IReadOnlyList<UndoAct> acts)
    {
        var questions = new Questions(this, ConnectedSession, NewLog(), WriteLog, StopRequested);
        int removals = planned.Count(act => act.LeftValues.Count == 0 && act.Action != "ModifyIpv6InternetBandwidth");
        int left = acts.Count(act => act.Step.State == VpcUndoState.Left);
        string target = UserText.Of(
            $"'{_run!.Path}': remove {removals}, set back {planned.Length - removals}; {left} can't be taken back");
        string action = UserText.Translate("Take back the run");
        // -Force means -Confirm:$false and nothing else.
        return (Force && !MyInvocation.BoundParameters.ContainsKey("Confirm") && !Arguments.IsWhatIf(this))
            || questions.ShouldProcess(target, action);
    }

    // If an object can't be read, its change must not be undone. So the command ends before it changes anything.
    private TAnswer Await<TAnswer>(Task<TAnswer> reading)
    {
        try
        {
            return reading.GetAwaiter().GetResult();
        }
        catch (VpcException e)
        {
            ThrowTerminatingError(ErrorRecords.FromCall(e, JournalPath));
            throw;
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    // Neighbouring steps with the same action do not depend on each other, so they run together. Later steps may depend on them.
    private void TakeBack(UndoAct[] planned)
    {
        if (planned.Length == 0)
        {
            return;
        }

        using RunRecord record = OpenRecord();
        for (int start = 0, count; start < planned.Length; start += count)
        {
            UndoAct[] together = [.. planned.Skip(start).TakeWhile(act => act.Action == planned[start].Action).Take(ThrottleLimit)];
            count = together.Length;
            Task<(UndoAct Act, ErrorRecord? Error)>[] under = [.. together.Select(act => TakeBackAsync(act, record))];
            Task.WhenAll(under).GetAwaiter().GetResult();
            foreach ((UndoAct act, ErrorRecord? error) in under.Select(task => task.Result))
            {
                WriteObject(act.Step);
                if (error is not null)
                {
                    WriteError(error);
                }
            }

            if (StopRequested.IsCancellationRequested)
            {
                throw new PipelineStoppedException();
            }
        }
    }

    private RunRecord OpenRecord()
    {
        try
        {
            return RunRecord.Open(_undoFile!, ConnectedSession.JournalOwner!, ConnectedSession.Clock);
        }
        catch (JournalException e)
        {
            ThrowTerminatingError(RecordErrors.Failed(e, _undoFile));
            throw;
        }
    }

    private async Task<(UndoAct Act, ErrorRecord? Error)> TakeBackAsync(UndoAct act, RunRecord record)
    {
        JobCalls calls = CreateCalls(_end.Token, (record, act.Marks));
        calls.BeginWork();
        try
        {
            await calls.CallAsync(new AnyAction(
                AnyActionKind.Of(act.Action!),
                act.Step.RegionId!,
                [.. act.Parameters, new("ClientToken", Guid.NewGuid().ToString())])).ConfigureAwait(false);
            if (act.Removal is { } removal)
            {
                await AwaitRemovalAsync(act, removal, calls).ConfigureAwait(false);
            }

            return (act.As(VpcUndoState.Undone), null);
        }
        catch (VpcApiException e) when (ErrorRecords.FromCall(e, act.Step).CategoryInfo.Category == ErrorCategory.ObjectNotFound)
        {
            return (act.As(VpcUndoState.Gone, UserText.Translate("It does not exist any more")), null);
        }
        catch (VpcException e)
        {
            return Failed(act, ErrorRecords.FromCall(e, act.Step, act.Step.Subject));
        }
        catch (JobErrorException e)
        {
            return Failed(act, e.ErrorRecord);
        }
        catch (CredentialsUnavailableException e)
        {
            return Failed(act, SessionErrors.NoCredentials(e));
        }
        catch (OperationCanceledException)
        {
            return (act.As(VpcUndoState.Left, UserText.Translate("The command was stopped before")), null);
        }
        finally
        {
            calls.EndWork();
        }
    }

    private static (UndoAct Act, ErrorRecord? Error) Failed(UndoAct act, ErrorRecord error) =>
        (act.As(VpcUndoState.Failed, error.Exception.Message), error);

    // The object that contains this one can be removed only when this one is gone.
    private static async Task AwaitRemovalAsync(UndoAct act, UndoRemoval removal, JobCalls calls)
    {
        string region = act.Step.RegionId!;
        await new StatusWait<string>
        {
            Subject = act.Step.Subject!,
            Region = region,
            Wish = UserText.Translate("gone"),
            IsReached = state => state is null,
            State = state => state,
            Target = act.Step,
            ReadAsync = async () => await UndoLook.ExistsAsync(calls, act, removal).ConfigureAwait(false) ? "Deleting" : null,
        }.RunAsync(calls, RemovalLimit).ConfigureAwait(false);
    }
}
