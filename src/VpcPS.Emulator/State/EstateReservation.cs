using System;

namespace VpcPS.Emulator.State;

/// <summary>
/// An order for a bandwidth that takes effect later. No action of the emulator creates one, but estate files can contain them. When its
/// time comes, the emulator does nothing, because what the cloud does then is not documented.
/// </summary>
internal sealed class EstateReservation
{
    /// <summary>When the order takes effect, UTC.</summary>
    public required DateTime ActiveTime { get; init; }

    /// <summary>The bandwidth in Mbit/s.</summary>
    public required int Bandwidth { get; init; }

    /// <summary>The billing method.</summary>
    public required InternetChargeType InternetChargeType { get; init; }

    /// <summary>The kind of order. Its values are not documented.</summary>
    public string OrderType { get; init; } = "";
}
