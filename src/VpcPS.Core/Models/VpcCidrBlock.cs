namespace VpcPS.Core.Models;

/// <summary>An address block of a VPC. Absent values are null.</summary>
public sealed record VpcCidrBlock
{
    /// <summary>The id of the VPC, <c>vpc-...</c>.</summary>
    public string? VpcId { get; init; }

    /// <summary>The block, such as 10.1.0.0/16 or 2408:4004:c0:200::/56.</summary>
    public string? CidrBlock { get; init; }

    /// <summary>IPv4 or IPv6.</summary>
    public string? IpVersion { get; init; }

    /// <summary>The line type of an IPv6 block, such as BGP; null for IPv4, and when the service does not send it.</summary>
    public string? Ipv6Isp { get; init; }

    /// <summary>The region.</summary>
    public string? RegionId { get; init; }

    /// <summary>The service's id of the call that added it; null from a query.</summary>
    public string? RequestId { get; init; }

    /// <summary>The block, the text for a cell of a CSV.</summary>
    public override string ToString() => CidrBlock ?? "";
}
