using System;

namespace VpcPS.Core.Journal;

/// <summary>A journal can't be opened, read or written; the message names the file and the reason.</summary>
public sealed class JournalException : Exception
{
    internal JournalException(string path, FormattableString message, Exception? cause = null)
        : base(UserText.Of(message), cause) => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }
}
