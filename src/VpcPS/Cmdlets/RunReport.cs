using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;

namespace VpcPS.Cmdlets;

/// <summary>Counts what a command did with its rows, for the closing line, and writes refused rows to the file of -RefusedPath.</summary>
internal sealed class RunReport : IDisposable
{
    private readonly string _verb;
    private VpcRunSummary _counts;
    private int _ended;
    private bool _isTaken;

    /// <summary>Makes a report without rows.</summary>
    /// <param name="command">The name of the command.</param>
    public RunReport(string command)
    {
        _verb = command.Split('-')[0];
        _counts = new VpcRunSummary { Command = command, Verb = _verb };
    }

    /// <summary>The file of -RefusedPath, or null.</summary>
    public RefusedFile? Refused { get; set; }

    /// <summary>How many rows were refused so far.</summary>
    public int RefusedRows => _counts.Refused;

    /// <summary>Closes the file.</summary>
    public void Dispose() => Refused?.Dispose();

    /// <summary>Counts the result of a job.</summary>
    public void Add(JobOutcome outcome)
    {
        if (outcome.Job.InputRows == 0)
        {
            return;
        }

        _ended++;
        foreach (object item in outcome.Items)
        {
            Count(item);
        }

        ErrorRecord? error = outcome.Errors.FirstOrDefault();
        if (outcome.IsOutcomeUnknown || (error is not null && !outcome.IsFulfilled))
        {
            Refuse(outcome.Job.Row, error!, outcome.Job.IsOfInput);
        }
        else if (!Array.Exists(outcome.Items, item => item is Ipv6InternetBandwidth { Outcome: not null } or Ipv6InternetBandwidthChange))
        {
            CountSilent(outcome);
        }
    }

    /// <summary>Counts a row that the command itself refused.</summary>
    public void AddRefused(PipedRow? row, ErrorRecord error)
    {
        _ended++;
        Refuse(row, error);
    }

    /// <summary>Counts a row that the engine refused, and marks the engine's error as one for a refused row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="refusal">The cell that an attribute refused, or null.</param>
    /// <param name="state">The session state, in which the engine keeps its errors. With -ErrorAction Ignore it keeps none.</param>
    public void AddRefused(PipedRow row, EngineRefusal? refusal, SessionState state)
    {
        _ended++;
        _counts = _counts with { Refused = _counts.Refused + 1 };
        ErrorRecord? error = row.FindError(state.PSVariable.GetValue("global:Error") as IEnumerable);
        Refused?.Add(
            RefusedCells.Of(row, target: null),
            row.Number,
            error?.FullyQualifiedErrorId.Split(',')[0] ?? refusal?.ErrorId ?? "InputObjectNotBound",
            refusal?.Why ?? error?.Exception.Message ?? UserText.Translate("The row doesn't have the columns that the command needs."),
            UserText.Translate("Correct the cell, then pipe the row in again."));
    }

    /// <summary>Counts the answer to a question.</summary>
    /// <param name="isYes">Whether the user agreed to the change of the row.</param>
    public void AddAnswer(bool isYes)
    {
        if (!isYes)
        {
            // Sync- emits the step even when the answer is no; the step then counts when it is emitted.
            _ended += _verb == "Sync" ? 0 : 1;
            _counts = _counts with { Declined = _counts.Declined + 1 };
        }
    }

    /// <summary>What was done, for the closing line; null when it was asked for before.</summary>
    /// <param name="notBegun">How many rows had been queued and had not begun when the pipeline ended.</param>
    /// <param name="leftBehind">How many rows were sent and are no longer waited for.</param>
    /// <param name="read">How many rows were read, where the pipeline ended early; otherwise null.</param>
    public VpcRunSummary? TakeSummary(int notBegun, int leftBehind, int? read)
    {
        if (_isTaken)
        {
            return null;
        }

        _isTaken = true;
        // A command that makes a plan reads all rows before it queues them.
        int queued = _ended + notBegun + leftBehind;
        int unqueued = Math.Max((read ?? 0) - queued, 0);
        return _counts with
        {
            Rows = queued + unqueued,
            NotBegun = _counts.NotBegun + notBegun + unqueued,
            Unknown = _counts.Unknown + leftBehind,
        };
    }

    private void Count(object item)
    {
        _counts = item switch
        {
            Ipv6InternetBandwidth { Outcome: VpcOutcome.Bought } bought => _counts with
            {
                Bought = _counts.Bought + 1,
                BoughtBandwidth = _counts.BoughtBandwidth + (bought.Bandwidth ?? 0),
            },
            Ipv6InternetBandwidth { Outcome: VpcOutcome.FromJournal } => _counts with { FromJournal = _counts.FromJournal + 1 },
            Ipv6InternetBandwidth { Outcome: VpcOutcome.Checked } => _counts with { Checked = _counts.Checked + 1 },
            Ipv6InternetBandwidthChange { Action: Ipv6InternetBandwidthAction.NoChange } => _counts with
            {
                Unchanged = _counts.Unchanged + 1,
            },
            Ipv6InternetBandwidthChange { Applied: true, Action: Ipv6InternetBandwidthAction.Create } bought => _counts with
            {
                Bought = _counts.Bought + 1,
                BoughtBandwidth = _counts.BoughtBandwidth + (bought.Bandwidth ?? 0),
            },
            Ipv6InternetBandwidthChange { Applied: true, Action: Ipv6InternetBandwidthAction.Modify } => _counts with
            {
                Changed = _counts.Changed + 1,
            },
            Ipv6InternetBandwidthChange { Applied: true, Action: Ipv6InternetBandwidthAction.Remove } => _counts with
            {
                Removed = _counts.Removed + 1,
            },
            _ => _counts,
        };
    }

    // Set- and Remove- commands may emit nothing for the changes that they made.
    private void CountSilent(JobOutcome outcome) => _counts = outcome switch
    {
        { Job.Calls.HasChanged: true } when _verb == "Remove" => _counts with { Removed = _counts.Removed + 1 },
        { Job.Calls.HasChanged: true } => _counts with { Changed = _counts.Changed + 1 },
        { IsCanceled: true } => _counts with { NotBegun = _counts.NotBegun + 1 },
        { Job.OnlyChecks: true } => _counts with { Checked = _counts.Checked + 1 },
        _ => _counts with { Unchanged = _counts.Unchanged + 1 },
    };

    private void Refuse(PipedRow? row, ErrorRecord error, bool isOfInput = true)
    {
        bool isUnknown = ErrorRecords.IsOutcomeUnknown(error);
        _counts = isUnknown ? _counts with { Unknown = _counts.Unknown + 1 } : _counts with { Refused = _counts.Refused + 1 };
        if (Refused is null || !isOfInput)
        {
            return;
        }

        IReadOnlyList<KeyValuePair<string, string?>> cells = RefusedCells.Of(row, error.TargetObject);
        var texts = error.ErrorDetails as ErrorTexts;
        string fix = texts is null ? error.FullyQualifiedErrorId : texts.Fix;
        if (isUnknown)
        {
            fix = UserText.Translate("Pipe this row in again unchanged to find out; nothing is bought or changed twice.");
            // The token is added only for New-. Sync- reads the present state first, and a change that is made twice has the same result;
            // but a purchase is recognised only by its token.
            if (_verb == "New" && error.TargetObject is Ipv6InternetBandwidth { ClientToken: { } token })
            {
                cells = RefusedCells.WithToken(cells, token);
            }
        }

        Refused.Add(cells, row?.Number, error.FullyQualifiedErrorId, texts?.What ?? error.ToString(), fix);
    }
}
