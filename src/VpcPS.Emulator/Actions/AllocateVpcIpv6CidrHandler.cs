using System.Collections.Generic;
using System.Linq;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>
/// Reserves an IPv6 block for CreateVpc or AssociateVpcCidrBlock. At most one block of each line type can be reserved at a time.
/// </summary>
internal sealed class AllocateVpcIpv6CidrHandler : WriteHandler
{
    private static readonly TextParameter Ipv6CidrBlock = CidrParameters.Ipv6("Ipv6CidrBlock");

    // The emulator has no address pools of customers, so both values give the same blocks.
    private static readonly ChoiceParameter<PoolKind> AddressPoolType = new("AddressPoolType") { Default = PoolKind.aliyun };
    private static readonly ChoiceParameter<Ipv6Isp> Isp = new("Ipv6Isp") { Default = Ipv6Isp.BGP };

    private enum PoolKind
    {
        aliyun,
        custom,
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
        [CommonParameters.RegionId, Ipv6CidrBlock, AddressPoolType, Isp, CommonParameters.ClientToken];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } = ["OperationFailed.Ipv6CidrBlockAlreadyReserved"];

    /// <inheritdoc/>
    /// <remarks>The codes are not documented. They follow the service's pattern.</remarks>
    public override Change Prepare(ActionCall call)
    {
        EstateRegion region = call.Region;
        Ipv6Isp isp = call.Get(Isp)!.Value;
        if (region.ReservedIpv6Cidrs.FirstOrDefault(r => r.Ipv6Isp == isp) is { } kept)
        {
            throw new ApiException(
                400,
                "OperationFailed.Ipv6CidrBlockAlreadyReserved",
                $"{kept.Ipv6CidrBlock} is already reserved; the next one is available after this one is assigned to a VPC.");
        }

        string wanted = call.Get(Ipv6CidrBlock);
        if (wanted.Length > 0 && !Ipv6CidrPool.IsFree(region, wanted))
        {
            throw Refusals.IllegalParameter(Ipv6CidrBlock.Name, $"{wanted} is not free");
        }

        var reserved = new ReservedIpv6Cidr
        {
            Ipv6CidrBlock = wanted.Length > 0 ? Ipv6Block.Canonical(wanted) : Ipv6CidrPool.Next(region),
            Ipv6Isp = isp,
        };
        return new Change(reserved.Ipv6CidrBlock, () =>
        {
            region.ReservedIpv6Cidrs.Add(reserved);
            return new Answer { { "Ipv6CidrBlock", reserved.Ipv6CidrBlock } };
        });
    }
}
