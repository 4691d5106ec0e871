using System;

namespace VpcPS.Core.Journal;

/// <summary>A journal can't be opened, read or written; the message names the file and the reason.</summary>
public sealed class JournalException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="path">The file.</param>
    /// <param name="message">What is wrong with it.</param>
    /// <param name="cause">What it was found by, or null.</param>
    internal JournalException(string path, FormattableString message, Exception? cause = null)
        : base(UserText.Of(message), cause) => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What makes the journal usable all the same.</summary>
    public JournalAdoption Adoption { get; init; }
}

/// <summary>
/// What a user has to say before a journal is used that does not show to belong to the session's service and account.
/// </summary>
public enum JournalAdoption
{
    /// <summary>Nothing helps: the file is no journal, or one of another service.</summary>
    Impossible,

    /// <summary>It belongs to another key of the same service, which may be a new key of the same account.</summary>
    OfOtherKey,

    /// <summary>Whose it is can't be told: an earlier version wrote it, or one side has temporary credentials of no known account.</summary>
    OfUnknownOwner,
}
