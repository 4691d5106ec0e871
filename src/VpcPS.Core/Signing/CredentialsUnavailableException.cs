using System;
using System.Collections.Generic;

namespace VpcPS.Core.Signing;

/// <summary>A source has no credentials; the message says why and never shows a value.</summary>
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
    /// Whether somebody has set the source up, so that another source would be another identity: a chain ends here. False
    /// where nothing is set up, and the next source is as good.
    /// </summary>
    public bool EndsChain { get; init; }

    /// <summary>Each source that a chain tried, in its order; empty when a single source was asked.</summary>
    public IReadOnlyList<CredentialSourceFailure> Failures { get; }

    /// <summary>The same, for a source that somebody has set up.</summary>
    internal CredentialsUnavailableException Ending() => EndsChain ? this : new(this);
}
