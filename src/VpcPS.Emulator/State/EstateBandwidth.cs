using System.Text.Json.Serialization;

namespace VpcPS.Emulator.State;

/// <summary>Public bandwidth bought for one address.</summary>
internal sealed class EstateBandwidth
{
    /// <summary>The id, <c>ipv6bw-</c> and 21 characters.</summary>
    public required string Ipv6InternetBandwidthId { get; init; }

    /// <summary>The bandwidth in Mbit/s, within <see cref="BandwidthTable"/>.</summary>
    public required int Bandwidth { get; set; }

    /// <summary>The billing method. It never changes.</summary>
    public required InternetChargeType InternetChargeType { get; init; }

    /// <summary>Whether the bandwidth is locked.</summary>
    public BusinessStatus BusinessStatus { get; set; } = BusinessStatus.Normal;

    /// <summary>An order that takes effect later, or null.</summary>
    public EstateReservation? Reservation { get; set; }

    /// <summary>The address that the bandwidth was bought for. In the file it is the object that contains this one.</summary>
    [JsonIgnore]
    public EstateAddress Address { get; set; } = null!;
}
