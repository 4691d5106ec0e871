namespace VpcPS.Core.Models;

/// <summary>The outcome for a resource in the plan of Remove-VpcNetwork -Recurse.</summary>
public enum VpcRemovalOutcome
{
    /// <summary>It would be removed. Only used with -WhatIf.</summary>
    Planned,

    /// <summary>It was removed, and is gone.</summary>
    Removed,

    /// <summary>It was already gone, or its removal had started before the command and has ended.</summary>
    AlreadyGone,

    /// <summary>The service has accepted the removal, but the command ended before the resource was gone.</summary>
    Requested,

    /// <summary>It can't be removed, for the given reason. The command did not try.</summary>
    Blocked,

    /// <summary>It was kept because something else can't be removed. The command did not try.</summary>
    Kept,

    /// <summary>The service refused to remove it. Only the target of an error has this value.</summary>
    Failed,

    /// <summary>It may have been removed, because the answer was lost. Only the target of an error has this value.</summary>
    Unknown,
}
