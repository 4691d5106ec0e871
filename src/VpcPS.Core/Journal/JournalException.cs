using System;

namespace VpcPS.Core.Journal;

/// <summary>A journal can't be opened, read or written; the message names the file and the reason.</summary>
public sealed class JournalException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="path">The file.</param>
    /// <param name="message">What is wrong with it.</param>
    /// <param name="cause">The exception that showed the problem, or null.</param>
    internal JournalException(string path, FormattableString message, Exception? cause = null)
        : base(UserText.Of(message), cause) => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Whether, and why, the user may decide to use the journal although it was refused.</summary>
    public JournalAdoption Adoption { get; init; }

    /// <summary>Whether another run uses the journal, so that waiting helps.</summary>
    internal bool IsInUse { get; init; }

    /// <summary>Whether the journal belongs to another service. Then there is nothing to repair.</summary>
    internal bool IsOfOtherService { get; init; }
}

/// <summary>What a user has to confirm before a journal is used that may belong to another service or account.</summary>
public enum JournalAdoption
{
    /// <summary>The journal can't be used: the file is not a journal, or it belongs to another service.</summary>
    Impossible,

    /// <summary>The journal was written with another key of the same service. Both keys may belong to the same account.</summary>
    OfOtherKey,

    /// <summary>
    /// The owner is unknown: an earlier version wrote the journal, or one side has temporary credentials of an unknown
    /// account.
    /// </summary>
    OfUnknownOwner,
}
