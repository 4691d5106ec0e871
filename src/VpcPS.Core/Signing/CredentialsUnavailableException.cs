using System;
using System.Collections.Generic;

namespace VpcPS.Core.Signing;

/// <summary>A source has no credentials. The message says why and never shows a secret value.</summary>
public sealed class CredentialsUnavailableException : Exception
{
    internal CredentialsUnavailableException(FormattableString message)
        : this(message, [])
    {
    }

    internal CredentialsUnavailableException(FormattableString message, IReadOnlyList<CredentialSourceFailure> failures)
        : base(UserText.Of(message))
    {
        Failures = failures;
    }

    private CredentialsUnavailableException(CredentialsUnavailableException error)
        : base(error.Message, error)
    {
        Failures = error.Failures;
        EndsChain = true;
    }

    /// <summary>
    /// Whether somebody has set up the source. Another source would then be another identity, so a chain ends here.
    /// False when nothing is set up; a chain then asks the next source.
    /// </summary>
    public bool EndsChain { get; init; }

    /// <summary>Each source that a chain asked, in order. Empty when only one source was asked.</summary>
    public IReadOnlyList<CredentialSourceFailure> Failures { get; }

    /// <summary>The same exception, for a source that somebody has set up.</summary>
    internal CredentialsUnavailableException Ending() => EndsChain ? this : new(this);
}
