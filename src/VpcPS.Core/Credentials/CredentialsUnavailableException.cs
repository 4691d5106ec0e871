using System;
using System.Collections.Generic;

namespace VpcPS.Core.Credentials;

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

    /// <summary>Each source that a chain tried, in its order; empty when a single source was asked.</summary>
    public IReadOnlyList<CredentialSourceFailure> Failures { get; }
}
