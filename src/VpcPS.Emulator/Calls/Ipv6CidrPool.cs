using System.Globalization;
using System.Linq;
using VpcPS.Core.Endpoints;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Calls;

/// <summary>The IPv6 blocks for the VPCs of a region.</summary>
internal static class Ipv6CidrPool
{
    /// <summary>Finds a free <c>/56</c>. Each region has its own <c>/32</c>.</summary>
    public static string Next(EstateRegion region)
    {
        int place = RegionTable.All.TakeWhile(r => r.RegionId != region.RegionId).Count();
        for (int number = 1; ; number++)
        {
            // The number is written into the third group and the first half of the fourth. The second half is the subnet number of a
            // vSwitch.
            string block = Ipv6Block.Canonical(string.Format(
                CultureInfo.InvariantCulture, "2408:{0:x}:{1:x}:{2:x}::/56", 0x4100 + place, number >> 8, (number & 0xFF) << 8));
            if (IsFree(region, block))
            {
                return block;
            }
        }
    }

    /// <summary>Whether a block is free: no VPC of the region has it and it is not reserved.</summary>
    public static bool IsFree(EstateRegion region, string block)
    {
        string canonical = Ipv6Block.Canonical(block);
        return region.Vpcs.SelectMany(vpc => vpc.Ipv6CidrBlocks)
            .Concat(region.ReservedIpv6Cidrs.Select(reserved => reserved.Ipv6CidrBlock))
            .All(taken => Ipv6Block.Canonical(taken) != canonical);
    }

    /// <summary>
    /// The reserved block that a request names, or a new block when it names none. Null when it names a block that is not reserved.
    /// </summary>
    /// <param name="region">The region.</param>
    /// <param name="wanted">The block that the request names; empty for any.</param>
    /// <param name="isp">The line type of a new block.</param>
    public static ReservedIpv6Cidr? Choose(EstateRegion region, string wanted, Ipv6Isp isp) => wanted.Length == 0
        ? new ReservedIpv6Cidr { Ipv6CidrBlock = Next(region), Ipv6Isp = isp }
        : region.ReservedIpv6Cidrs.Find(reserved => Ipv6Block.Canonical(reserved.Ipv6CidrBlock) == Ipv6Block.Canonical(wanted));

    /// <summary>
    /// Like <see cref="Choose"/>, but throws for a block that is not reserved. The actions that use it document no code for this; the code
    /// follows the service's pattern.
    /// </summary>
    /// <exception cref="ApiException">The request names a block that is not reserved.</exception>
    public static ReservedIpv6Cidr Take(EstateRegion region, string wanted, Ipv6Isp isp) =>
        Choose(region, wanted, isp) ?? throw Refusals.NotFound("Ipv6CidrBlock", wanted);
}
