namespace VpcPS.Emulator.Faults;

/// <summary>What becomes of a call that a fault strikes, beyond being held back. The names show in the journal.</summary>
internal enum FaultOutcome
{
    /// <summary>Nothing else.</summary>
    None,

    /// <summary>It is refused with an error code; the journal shows that code.</summary>
    Refusal,

    /// <summary>The connection is reset before anything is done.</summary>
    Reset,

    /// <summary>The connection is reset when all is done.</summary>
    ResetAfter,

    /// <summary>Half of the answer is sent when all is done.</summary>
    Truncate,
}
