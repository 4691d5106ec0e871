using System.Text.Json.Serialization;

namespace VpcPS.Emulator.State;

/// <summary>Public bandwidth bought for one address.</summary>
internal sealed class EstateBandwidth
{
    /// <summary>The id, <c>ipv6bw-</c> and 21 characters.</summary>
    public required string Ipv6InternetBandwidthId { get; init; }

    /// <summary>How much, in Mbit/s, within <see cref="BandwidthTable"/>.</summary>
    public required int Bandwidth { get; set; }

    /// <summary>How it is metered. This never changes.</summary>
    public required InternetChargeType InternetChargeType { get; init; }

    /// <summary>The commercial state.</summary>
    public BusinessStatus BusinessStatus { get; set; } = BusinessStatus.Normal;

    /// <summary>An order that waits for its time, or null.</summary>
    public EstateReservation? Reservation { get; set; }

    /// <summary>The address that it is bought for. In the file it is the object around this one.</summary>
    [JsonIgnore]
    public EstateAddress Address { get; set; } = null!;
}
