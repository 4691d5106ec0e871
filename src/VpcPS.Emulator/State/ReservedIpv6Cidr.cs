namespace VpcPS.Emulator.State;

/// <summary>An IPv6 block that AllocateVpcIpv6Cidr reserved for a VPC.</summary>
internal sealed class ReservedIpv6Cidr
{
    /// <summary>The block, <c>/56</c>.</summary>
    public required string Ipv6CidrBlock { get; init; }

    /// <summary>The line type.</summary>
    public Ipv6Isp Ipv6Isp { get; set; }
}
