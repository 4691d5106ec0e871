using System;

namespace VpcPS.Emulator.State;

/// <summary>
/// An order for a bandwidth that waits for its time. No action of the emulator makes one; estate files can have them. Nothing
/// happens at its time, because what the cloud does then is not documented.
/// </summary>
internal sealed class EstateReservation
{
    /// <summary>When it takes effect, UTC.</summary>
    public required DateTime ActiveTime { get; init; }

    /// <summary>How much, in Mbit/s.</summary>
    public required int Bandwidth { get; init; }

    /// <summary>How it is metered.</summary>
    public required InternetChargeType InternetChargeType { get; init; }

    /// <summary>The kind of order. Its values are not documented.</summary>
    public string OrderType { get; init; } = "";
}
