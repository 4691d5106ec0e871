using System;

namespace VpcPS.Core.Credentials;

/// <summary>A source has no credentials; the message says why and never shows a value.</summary>
public sealed class CredentialsUnavailableException : Exception
{
    internal CredentialsUnavailableException(string message)
        : base(message)
    {
    }
}
