namespace VpcPS.Emulator.Faults;

/// <summary>How a fault ends a call. The names are shown in the journal.</summary>
internal enum FaultOutcome
{
    /// <summary>No fault, or only a delay.</summary>
    None,

    /// <summary>The call is refused with an error code. The journal shows that code.</summary>
    Refusal,

    /// <summary>The connection is reset before the call does anything.</summary>
    Reset,

    /// <summary>The connection is reset after the call did its work.</summary>
    ResetAfter,

    /// <summary>Half of the answer is sent after the call did its work.</summary>
    Truncate,
}
