

namespace VpcPS.Lists;

/// <summary>The limits that a piped object sets to a list. The command's arguments limit the list further.</summary>
internal sealed record ListScope
{
    /// <summary>No limit: the whole region.</summary>
    public static readonly ListScope Region = new();

    /// <summary>The VPC, or null.</summary>
    public string? VpcId { get; init; }

    /// <summary>The vSwitch, or null.</summary>
    public string? VSwitchId { get; init; }

    /// <summary>The bandwidth, or null.</summary>
    public string? BandwidthId { get; init; }
}
