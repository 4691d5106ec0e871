namespace VpcPS.Core.Models;

/// <summary>A tag and its resource. Tags belong to a region.</summary>
public sealed record VpcTag
{
    /// <summary>The id of the resource.</summary>
    public string? ResourceId { get; init; }

    /// <summary>The type of the resource, such as IPV6ADDRESS or IPV6GATEWAY.</summary>
    public string? ResourceType { get; init; }

    /// <summary>The key. ListTagResources calls it TagKey.</summary>
    public string? Key { get; init; }

    /// <summary>The value; may be empty. ListTagResources calls it TagValue.</summary>
    public string? Value { get; init; }

    /// <summary>The region.</summary>
    public string? RegionId { get; init; }
}
