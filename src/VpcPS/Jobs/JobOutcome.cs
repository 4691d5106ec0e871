using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core.Models;
using VpcPS.Errors;

namespace VpcPS.Jobs;

/// <summary>The result of a job.</summary>
internal sealed class JobOutcome
{
    /// <summary>Makes the result of a job.</summary>
    /// <param name="job">The job.</param>
    /// <param name="output">What the job emits: an object, null, or a list. An ErrorRecord in the list is emitted as an error.</param>
    /// <param name="error">The error of the job, or null. It is emitted after the objects for what the job did before it failed.</param>
    /// <param name="isOutcomeUnknown">Whether the job may have changed something although it failed.</param>
    public JobOutcome(Job job, object? output, ErrorRecord? error = null, bool isOutcomeUnknown = false)
    {
        Job = job;
        IsOutcomeUnknown = isOutcomeUnknown;
        Items = ItemsOf(output, error);
    }

    /// <summary>The job.</summary>
    public Job Job { get; }

    /// <summary>What is emitted, in this order; the errors are <see cref="ErrorRecord"/>s.</summary>
    public object[] Items { get; }

    /// <summary>The errors among what is emitted.</summary>
    public IEnumerable<ErrorRecord> Errors => Items.OfType<ErrorRecord>();

    /// <summary>Whether the job may have changed something although it failed.</summary>
    public bool IsOutcomeUnknown { get; }

    /// <summary>Whether the job ended only because the pipeline ends. It then has no error, and emits only what it did before.</summary>
    public bool IsCanceled { get; init; }

    /// <summary>
    /// Whether the result that the row asks for is there. This can be true even with an error: -Wait can fail, or the look at the changed
    /// object.
    /// </summary>
    public bool IsFulfilled => Array.Exists(Items, IsWhatWasAskedFor)
        || (Job.Calls.HasChanged && !Array.Exists(Items, item => item is Ipv6InternetBandwidthChange));

    /// <summary>
    /// The outcome to report for a row with an error. Null for a change that was made and has no <see cref="VpcOutcome"/>.
    /// </summary>
    public VpcOutcome? OutcomeOfError =>
        IsOutcomeUnknown ? VpcOutcome.Unknown
        : !IsFulfilled ? VpcOutcome.Refused
        : Items.OfType<Ipv6InternetBandwidth>().Select(bandwidth => bandwidth.Outcome).FirstOrDefault();

    /// <summary>
    /// Adds the name of the row to the errors. Only the pipeline's thread may call it, because it may read the row's columns.
    /// </summary>
    public void NameRow()
    {
        for (int i = 0; i < Items.Length; i++)
        {
            if (Items[i] is ErrorRecord error)
            {
                ErrorRecord named = Job.Row?.NameIn(error, Job.Again) ?? error;
                WrittenErrors.Note(named, OutcomeOfError);
                Items[i] = named;
            }
        }
    }

    private static bool IsWhatWasAskedFor(object item) =>
        item is Ipv6InternetBandwidth { Outcome: not null }
            or Ipv6InternetBandwidthChange { Applied: true, Action: not Ipv6InternetBandwidthAction.Remove };

    /// <summary>The emitted objects that stand for changes.</summary>
    public IEnumerable<object> Done => DoneAfter(0);

    /// <summary>Whether the job changed something and emits no object for it.</summary>
    public bool IsSilentChange => Job.Calls.HasChanged && !Done.Any();

    /// <summary>The objects that stand for changes, without the items that were already emitted.</summary>
    /// <param name="emitted">How many items were already emitted.</param>
    public IEnumerable<object> DoneAfter(int emitted) => Job.ChangesState ? Items.Skip(emitted).Where(item => item is not ErrorRecord) : [];

    /// <summary>Whether the outcome is unknown and the error that says so was not emitted yet.</summary>
    /// <param name="emitted">How many items were already emitted.</param>
    public bool IsUnknownAfter(int emitted) => IsOutcomeUnknown && Items.Skip(emitted).OfType<ErrorRecord>().Any();

    /// <summary>Whether the items that were not emitted yet must be reported, for whatever reason the pipeline ended.</summary>
    /// <param name="emitted">How many items were already emitted.</param>
    public bool HasToBeSaidAfter(int emitted) => DoneAfter(emitted).Any() || IsUnknownAfter(emitted);

    // This runs once for each row, so the common case of one object avoids LINQ.
    private static object[] ItemsOf(object? output, ErrorRecord? error) => (output, error) switch
    {
        (null, null) => [],
        (null, not null) => [error],
        (IEnumerable<object> many, null) => [.. many],
        (IEnumerable<object> many, not null) => [.. many, error],
        (_, null) => [output],
        _ => [output, error],
    };
}
