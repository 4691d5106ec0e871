using System;
using VpcPS.Core.Models;

namespace VpcPS.Errors;

/// <summary>
/// The outcome of a purchase is unknown although no call failed: a look at the address or into the journal could not decide it.
/// </summary>
public sealed class UnknownOutcomeException : InvalidOperationException
{
    internal UnknownOutcomeException(string message)
        : base(message)
    {
    }

    /// <summary>Always Unknown, as for a failed call whose outcome is unknown.</summary>
    public VpcOutcome Outcome { get; } = VpcOutcome.Unknown;

    /// <summary>Always true, as for a failed call whose outcome is unknown.</summary>
    public bool IsOutcomeUnknown { get; } = true;
}
