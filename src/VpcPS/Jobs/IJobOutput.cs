using System.Collections;
using System.Management.Automation;
using System.Threading;
using VpcPS.Core.Http;

namespace VpcPS.Jobs;

/// <summary>The output streams of the command whose jobs run. Only the pipeline's thread may use them.</summary>
internal interface IJobOutput
{
    /// <summary>The command's name.</summary>
    string CommandName { get; }

    /// <summary>Whether the pipeline is being stopped. From then on the ordinary streams deliver nothing.</summary>
    bool Stopping { get; }

    /// <summary>Cancelled by Ctrl+C.</summary>
    CancellationToken StopRequested { get; }

    /// <summary>The warnings that -WarningVariable has collected. Null without that parameter.</summary>
    IList? CollectedWarnings { get; }

    /// <summary>Records the result of a job, before any part of it is emitted.</summary>
    void TakeNote(JobOutcome outcome);

    /// <summary>Emits an object. An <see cref="System.Action"/> is called instead: a job uses one to show a line.</summary>
    void WriteObject(object item);

    /// <summary>Writes an error. Throws under -ErrorAction Stop.</summary>
    void WriteError(ErrorRecord error);

    /// <summary>Writes a warning. Throws under -WarningAction Stop.</summary>
    void WriteWarning(string text);

    /// <summary>Shows the -WhatIf line of a change.</summary>
    /// <param name="target">What is changed, with its region.</param>
    /// <param name="action">What is done to it.</param>
    void ShowWhatIf(string target, string action);

    /// <summary>Shows the progress of the command.</summary>
    void WriteProgress(ProgressRecord progress);

    /// <summary>Shows the lines that -Verbose has for the calls of a job.</summary>
    void WriteLog(CallLog? log);

    /// <summary>Shows a text through the stream that still delivers while the pipeline is being stopped.</summary>
    void SayWhileStopping(string text);

    /// <summary>Cancels the reads that are under way.</summary>
    void StopReads();
}
