using System;
using VpcPS.Core.Models;

namespace VpcPS.Errors;

/// <summary>
/// What became of a purchase can't be told, although no call failed: the error of a look at the address or into a journal.
/// </summary>
public sealed class UnknownOutcomeException : InvalidOperationException
{
    internal UnknownOutcomeException(string message)
        : base(message)
    {
    }

    /// <summary>Always Unknown, as of a failed call whose outcome is unknown.</summary>
    public VpcOutcome Outcome { get; } = VpcOutcome.Unknown;

    /// <summary>Always true, as of a failed call whose outcome is unknown.</summary>
    public bool IsOutcomeUnknown { get; } = true;
}
