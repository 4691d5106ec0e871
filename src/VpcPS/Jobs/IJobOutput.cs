using System.Collections;
using System.Management.Automation;
using System.Threading;
using VpcPS.Core.Http;

namespace VpcPS.Jobs;

/// <summary>The streams of the command whose jobs run. For the pipeline's thread only.</summary>
internal interface IJobOutput
{
    /// <summary>The command's name.</summary>
    string CommandName { get; }

    /// <summary>Whether the pipeline is being stopped. No ordinary stream delivers any more then.</summary>
    bool Stopping { get; }

    /// <summary>Cancelled by Ctrl+C.</summary>
    CancellationToken StopRequested { get; }

    /// <summary>What -WarningVariable has collected; null without one.</summary>
    IList? CollectedWarnings { get; }

    /// <summary>Takes note of what came of a job, before anything of it is emitted.</summary>
    void TakeNote(JobOutcome outcome);

    /// <summary>Emits an object. An <see cref="System.Action"/> is run instead: a line that a job wants to be shown.</summary>
    void WriteObject(object item);

    /// <summary>Writes an error. Throws under -ErrorAction Stop.</summary>
    void WriteError(ErrorRecord error);

    /// <summary>Writes a warning. Throws under -WarningAction Stop.</summary>
    void WriteWarning(string text);

    /// <summary>Shows what -WhatIf shows of a change.</summary>
    /// <param name="target">What is changed, with its region.</param>
    /// <param name="action">What is done to it.</param>
    void ShowWhatIf(string target, string action);

    /// <summary>Shows how far the command is.</summary>
    void WriteProgress(ProgressRecord progress);

    /// <summary>Shows what happened on the wire.</summary>
    void WriteLog(CallLog? log);

    /// <summary>Says something through the stream that still delivers while the pipeline is being stopped.</summary>
    void SayWhileStopping(string text);

    /// <summary>Gives up what is being read.</summary>
    void StopReads();
}
