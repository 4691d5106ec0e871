using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

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

    /// <summary>What was changed, of which something is emitted.</summary>
    public IEnumerable<object> Done => DoneAfter(0);

    /// <summary>Whether something was changed of which nothing is emitted.</summary>
    public bool IsSilentChange => Job.Calls.HasChanged && !Done.Any();

    /// <summary>What was changed, among the items that follow the first ones.</summary>
    /// <param name="emitted">How many items are out already.</param>
    public IEnumerable<object> DoneAfter(int emitted) => Job.ChangesState ? Items.Skip(emitted).Where(item => item is not ErrorRecord) : [];

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
