namespace VpcPS.Core.Models;

/// <summary>A change of a run, and what Undo-VpcRun does or would do about it. Absent values are null.</summary>
public sealed record VpcUndoStep
{
    /// <summary>What became of it.</summary>
    public VpcUndoState State { get; init; }

    /// <summary>The number of the change in its record, from 1.</summary>
    public long Number { get; init; }

    /// <summary>The action of the API that the run made.</summary>
    public string? Action { get; init; }

    /// <summary>The region.</summary>
    public string? RegionId { get; init; }

    /// <summary>The id of what is taken back.</summary>
    public string? Subject { get; init; }

    /// <summary>What takes it back, in words; null where nothing does.</summary>
    public string? Undo { get; init; }

    /// <summary>Why nothing was or is done; null where something is.</summary>
    public string? Reason { get; init; }

    /// <summary>The step, as messages show it.</summary>
    public override string ToString() => $"{State}: {Action} {Subject}";
}

/// <summary>What became of taking back a change.</summary>
public enum VpcUndoState
{
    /// <summary>With -WhatIf: it would be taken back.</summary>
    Planned,

    /// <summary>It was taken back.</summary>
    Undone,

    /// <summary>There is nothing to take back any more.</summary>
    Gone,

    /// <summary>It can't be taken back, or somebody has changed it since. It was left as it is.</summary>
    Left,

    /// <summary>Taking it back failed; there is an error.</summary>
    Failed,
}
