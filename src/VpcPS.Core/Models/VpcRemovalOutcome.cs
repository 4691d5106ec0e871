namespace VpcPS.Core.Models;

/// <summary>What became of a resource that Remove-VpcNetwork -Recurse has in its plan.</summary>
public enum VpcRemovalOutcome
{
    /// <summary>It would be removed. Only -WhatIf says so.</summary>
    Planned,

    /// <summary>It was removed, and is gone.</summary>
    Removed,

    /// <summary>It was gone already, or its removal had begun before and has ended.</summary>
    AlreadyGone,

    /// <summary>The service has accepted the removal, and the command ended before it was gone.</summary>
    Requested,

    /// <summary>It can't be removed. The reason says why. Nothing was tried.</summary>
    Blocked,

    /// <summary>It was left alone because of something else that can't be removed. Nothing was tried.</summary>
    Kept,

    /// <summary>The service refused to remove it. Only the target of an error says so.</summary>
    Failed,

    /// <summary>It may have been removed: the answer was lost. Only the target of an error says so.</summary>
    Unknown,
}
