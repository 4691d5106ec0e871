namespace VpcPS.Core.Models;

/// <summary>A change of a run, and what Undo-VpcRun does or would do about it. Absent values are null.</summary>
public sealed record VpcUndoStep
{
    /// <summary>The outcome of the step.</summary>
    public VpcUndoState State { get; init; }

    /// <summary>The number of the change in its record, from 1.</summary>
    public long Number { get; init; }

    /// <summary>The action of the API that the run made.</summary>
    public string? Action { get; init; }

    /// <summary>The region.</summary>
    public string? RegionId { get; init; }

    /// <summary>The id of the object whose change is undone.</summary>
    public string? Subject { get; init; }

    /// <summary>How the change is undone, in words. Null when it is not undone.</summary>
    public string? Undo { get; init; }

    /// <summary>Why the change was or is not undone. Null when it is.</summary>
    public string? Reason { get; init; }

    /// <summary>The step, as messages show it.</summary>
    public override string ToString() => $"{State}: {Action} {Subject}";
}

/// <summary>The outcome of undoing a change.</summary>
public enum VpcUndoState
{
    /// <summary>Used with -WhatIf: the change would be undone.</summary>
    Planned,

    /// <summary>The change was undone.</summary>
    Undone,

    /// <summary>The object of the change is gone, so there is nothing to undo.</summary>
    Gone,

    /// <summary>The change can't be undone, or its object was changed again since. It was left as it is.</summary>
    Left,

    /// <summary>Undoing the change failed. There is an error for it.</summary>
    Failed,
}
