

namespace VpcPS.Lists;

/// <summary>What a list is limited to by something that was piped in; the arguments of the command limit it further.</summary>
internal sealed record ListScope
{
    /// <summary>No limit.</summary>
    public static readonly ListScope Region = new();

    /// <summary>The VPC, or null.</summary>
    public string? VpcId { get; init; }

    /// <summary>The vSwitch, or null.</summary>
    public string? VSwitchId { get; init; }

    /// <summary>The bandwidth, or null.</summary>
    public string? BandwidthId { get; init; }
}
