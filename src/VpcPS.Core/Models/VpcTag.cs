namespace VpcPS.Core.Models;

/// <summary>A tag and its resource. Tags belong to a region.</summary>
public sealed record VpcTag
{
    /// <summary>The id of the resource.</summary>
    public string? ResourceId { get; init; }

    /// <summary>The kind of the resource, such as IPV6ADDRESS or IPV6GATEWAY.</summary>
    public string? ResourceType { get; init; }

    /// <summary>The key.</summary>
    public string? TagKey { get; init; }

    /// <summary>The same as TagKey, under the name in the tags of a resource.</summary>
    public string? Key => TagKey;

    /// <summary>The value; may be empty.</summary>
    public string? TagValue { get; init; }

    /// <summary>The same as TagValue, under the name in the tags of a resource.</summary>
    public string? Value => TagValue;

    /// <summary>The region.</summary>
    public string? RegionId { get; init; }
}
