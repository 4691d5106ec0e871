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
    /// Whether the user has set up the source. Then a chain ends here, because another source would be a different identity. False when the
    /// source is not set up; then a chain tries the next source.
    /// </summary>
    public bool EndsChain { get; init; }

    /// <summary>Each source that a chain tried, in order. Empty when only one source was tried.</summary>
    public IReadOnlyList<CredentialSourceFailure> Failures { get; }

    /// <summary>The same exception, for a source that the user has set up.</summary>
    internal CredentialsUnavailableException Ending() => EndsChain ? this : new(this);
}
