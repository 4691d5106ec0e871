using System.Text.Json.Serialization;

namespace VpcPS.Emulator.State;

/// <summary>Public bandwidth bought for one address.</summary>
internal sealed class EstateBandwidth
{
    /// <summary>The id, <c>ipv6bw-</c> and 21 characters.</summary>
    public required string Ipv6InternetBandwidthId { get; init; }

    /// <summary>The peak in Mbit/s, within <see cref="BandwidthTable"/>.</summary>
    public required int Bandwidth { get; set; }

    /// <summary>How it is metered; can't be changed later.</summary>
    public required InternetChargeType InternetChargeType { get; init; }

    /// <summary>The commercial state.</summary>
    public BusinessStatus BusinessStatus { get; set; } = BusinessStatus.Normal;

    /// <summary>The address that it is bought for; follows from the place in the file.</summary>
    [JsonIgnore]
    public EstateAddress Address { get; set; } = null!;
}
