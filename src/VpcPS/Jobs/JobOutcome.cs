using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core.Models;
using VpcPS.Errors;

namespace VpcPS.Jobs;

/// <summary>What came of a job.</summary>
internal sealed class JobOutcome
{
    /// <summary>Describes the outcome.</summary>
    /// <param name="job">The job.</param>
    /// <param name="output">What it emits: an object, null, or a list, in which an ErrorRecord is an error of its own.</param>
    /// <param name="error">The job's error, which comes after what it did before it failed; or null.</param>
    /// <param name="isOutcomeUnknown">Whether the job may have changed something all the same.</param>
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

    /// <summary>Whether it ended because the pipeline does, with nothing but what was done before.</summary>
    public bool IsCanceled { get; init; }

    /// <summary>
    /// Whether what the row asks for is there although there may be an error: of -Wait, or of a look at what was changed.
    /// </summary>
    public bool IsFulfilled => Array.Exists(Items, IsWhatWasAskedFor)
        || (Job.Calls.HasChanged && !Array.Exists(Items, item => item is Ipv6InternetBandwidthChange));

    /// <summary>What became of the row where there is an error; null for a change that was made and has no word for it.</summary>
    public VpcOutcome? OutcomeOfError =>
        IsOutcomeUnknown ? VpcOutcome.Unknown
        : !IsFulfilled ? VpcOutcome.Refused
        : Items.OfType<Ipv6InternetBandwidth>().Select(bandwidth => bandwidth.Outcome).FirstOrDefault();

    /// <summary>
    /// Puts the name of the row into the errors. For the pipeline's thread, which may read the row's columns.
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

    /// <summary>What was changed, of which something is emitted.</summary>
    public IEnumerable<object> Done => DoneAfter(0);

    /// <summary>Whether something was changed of which nothing is emitted.</summary>
    public bool IsSilentChange => Job.Calls.HasChanged && !Done.Any();

    /// <summary>What was changed, among the items that follow the first ones.</summary>
    /// <param name="emitted">How many items are out already.</param>
    public IEnumerable<object> DoneAfter(int emitted) => Job.ChangesState ? Items.Skip(emitted).Where(item => item is not ErrorRecord) : [];

    /// <summary>Whether the error that says that the outcome is unknown is among the items that follow the first ones.</summary>
    /// <param name="emitted">How many items are out already.</param>
    public bool IsUnknownAfter(int emitted) => IsOutcomeUnknown && Items.Skip(emitted).OfType<ErrorRecord>().Any();

    /// <summary>Whether somebody has to learn of the items that follow the first ones, however the pipeline ended.</summary>
    /// <param name="emitted">How many items are out already.</param>
    public bool HasToBeSaidAfter(int emitted) => DoneAfter(emitted).Any() || IsUnknownAfter(emitted);

    // No LINQ for the common case, one object: it runs once a row.
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
