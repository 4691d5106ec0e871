namespace VpcPS.Core.Models;

/// <summary>A zone of a region. Absent values are null.</summary>
public sealed record VpcZone
{
    /// <summary>The id, such as cn-huhehaote-a.</summary>
    public string? ZoneId { get; init; }

    /// <summary>The name in the language that was asked for.</summary>
    public string? LocalName { get; init; }

    /// <summary>The kind of zone, such as AvailabilityZone. A newer field: null when the service does not send it.</summary>
    public string? ZoneType { get; init; }

    /// <summary>The region.</summary>
    public string? RegionId { get; init; }

    /// <inheritdoc/>
    public override string ToString() => ZoneId ?? "";
}
