namespace VpcPS.Core.Models;

/// <summary>A region of the product.</summary>
public sealed record VpcRegion
{
    /// <summary>The id, such as <c>cn-huhehaote</c>.</summary>
    public string? RegionId { get; init; }

    /// <summary>The name in the language that was asked for.</summary>
    public string? LocalName { get; init; }

    /// <summary>The host of the region's endpoint.</summary>
    public string? RegionEndpoint { get; init; }

    /// <summary>
    /// Whether IPv6 gateways are documented for the region. The service does not report this: the value comes from the
    /// region table of this module.
    /// </summary>
    public bool HasIpv6Gateways { get; init; }
}
