namespace VpcPS.Core.Models;

/// <summary>A comparison of a change in a rehearsal with the same change in a run. Absent values are null.</summary>
public sealed record VpcRehearsalDifference
{
    /// <summary>How the two differ.</summary>
    public VpcRehearsalMatch Difference { get; init; }

    /// <summary>The action of the API.</summary>
    public string? Action { get; init; }

    /// <summary>The region.</summary>
    public string? RegionId { get; init; }

    /// <summary>The id of the changed object. The run's id if the run has the change.</summary>
    public string? Subject { get; init; }

    /// <summary>What the rehearsal has: the parameters that differ, or the outcome.</summary>
    public string? Rehearsed { get; init; }

    /// <summary>What the run has.</summary>
    public string? Run { get; init; }

    /// <summary>The number of the change in the record of the rehearsal, from 1.</summary>
    public long? RehearsedNumber { get; init; }

    /// <summary>The number of the change in the record of the run, from 1.</summary>
    public long? RunNumber { get; init; }

    /// <summary>The difference, as messages show it.</summary>
    public override string ToString() => $"{Difference}: {Action} {Subject}";
}

/// <summary>How a change of a rehearsal and the same change of a run differ.</summary>
public enum VpcRehearsalMatch
{
    /// <summary>They do not differ.</summary>
    Same,

    /// <summary>The same change was requested, but the outcome differs.</summary>
    Outcome,

    /// <summary>A different change was requested for the same object.</summary>
    Parameters,

    /// <summary>Only the rehearsal has the change.</summary>
    OnlyRehearsed,

    /// <summary>Only the run has the change.</summary>
    OnlyRun,
}
