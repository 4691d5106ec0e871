using System.Collections.Generic;
using System.Linq;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>
/// Adds a block to a VPC. The request must name an IPv4 block, but need not name an IPv6 block. The action has no ClientToken.
/// </summary>
internal sealed class AssociateVpcCidrBlockHandler : WriteHandler
{
    private const string BothBlocks = "ParamExclusive.SecondaryCidrAndIpv6Cidr";
    private const string NoBlock = "MissingParam.SecondaryCidrOrIpv6Cidr";
    private const string NotReserved = "OperationFailed.IPv6CidrNotReserved";
    private const string TooManyIpv4 = "QuotaExceeded.VpcMultiCidr";
    private const string TooManyIpv6 = "QuotaExceeded.IPv6CidrBlock";
    private const string Duplicated = "Duplicated.SecondaryCidrBlock";
    private const int SecondaryBlocks = 5;

    // The values are in upper case, but the page of AllocateVpcIpv6Cidr writes ipv6.
    private static readonly ChoiceParameter<Family> IpVersion = new("IpVersion") { IgnoreCase = true };

    // Only this action writes IP with two capital letters.
    private static readonly TextParameter Ipv6CidrBlock = CidrParameters.Ipv6("IPv6CidrBlock");
    private static readonly TextParameter SecondaryCidrBlock = CidrParameters.Ipv4("SecondaryCidrBlock", 16, 28);
    private static readonly ChoiceParameter<Ipv6Isp> Isp = new("Ipv6Isp") { Default = Ipv6Isp.BGP };

    private enum Family
    {
        IPV4,
        IPV6,
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
        [CommonParameters.RegionId, VpcAnswers.BlocksVpcId, IpVersion, Ipv6CidrBlock, SecondaryCidrBlock, Isp];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } =
    [
        BothBlocks,
        NoBlock,
        "IncorrectStatus.Vpc",
        NotReserved,
        Duplicated,
        TooManyIpv4,
        TooManyIpv6,
    ];

    /// <inheritdoc/>
    /// <remarks>The codes are documented. An example in the documents shows that IpVersion IPV6 alone asks for any free block.</remarks>
    public override void CheckTogether(RequestParameters request)
    {
        bool ipv4 = SecondaryCidrBlock.IsPresent(request);
        bool ipv6 = Ipv6CidrBlock.IsPresent(request);
        if (ipv4 && ipv6)
        {
            throw new ApiException(400, BothBlocks, "SecondaryCidrBlock and IPv6CidrBlock can't be given together.");
        }

        if (IpVersion.Read(request) is { } family && (family == Family.IPV6 ? ipv4 : ipv6))
        {
            throw Refusals.IllegalParameter(IpVersion.Name, "the family of the block that is given");
        }

        if (!ipv4 && !ipv6 && IpVersion.Read(request) != Family.IPV6)
        {
            throw new ApiException(400, NoBlock, "SecondaryCidrBlock or IPv6CidrBlock is required.");
        }
    }

    /// <inheritdoc/>
    public override string ExclusiveObject(ActionCall call) => call.Get(VpcAnswers.BlocksVpcId);

    /// <inheritdoc/>
    public override Change Prepare(ActionCall call)
    {
        string vpcId = call.Get(VpcAnswers.BlocksVpcId);
        EstateVpc vpc = call.Region.FindVpc(vpcId) ?? throw VpcAnswers.BlocksVpcId.NotFound(vpcId);
        if (vpc.Status != ResourceStatus.Available)
        {
            throw Refusals.WrongStatus("Vpc", vpc);
        }

        return call.Get(SecondaryCidrBlock) is { Length: > 0 } block ? AddIpv4(vpc, block) : AddIpv6(call, vpc);
    }

    private static Change AddIpv4(EstateVpc vpc, string block)
    {
        Ipv4Block added = Ipv4Block.Parse(block)!;
        if (vpc.SecondaryCidrBlocks.Exists(own => Ipv4Block.Parse(own)!.ToString() == added.ToString()))
        {
            throw new ApiException(400, Duplicated, $"{vpc.VpcId} already has the secondary block {block}.");
        }

        if (vpc.Ipv4Blocks.Any(added.Overlaps))
        {
            throw Refusals.IllegalParameter(SecondaryCidrBlock.Name, $"{block} overlaps another block of {vpc.VpcId}");
        }

        if (vpc.SecondaryCidrBlocks.Count >= SecondaryBlocks)
        {
            throw new ApiException(400, TooManyIpv4, $"{vpc.VpcId} already has {SecondaryBlocks} secondary IPv4 blocks.");
        }

        return new Change(vpc.VpcId, () =>
        {
            vpc.SecondaryCidrBlocks.Add(block);
            return Describe(block, Family.IPV4);
        });
    }

    private static Change AddIpv6(ActionCall call, EstateVpc vpc)
    {
        // The quota counts only secondary blocks. The first block is the VPC's own.
        if (vpc.Ipv6CidrBlocks.Count > SecondaryBlocks)
        {
            throw new ApiException(400, TooManyIpv6, $"{vpc.VpcId} already has {SecondaryBlocks} secondary IPv6 blocks.");
        }

        string wanted = call.Get(Ipv6CidrBlock);
        ReservedIpv6Cidr chosen = Ipv6CidrPool.Choose(call.Region, wanted, call.Get(Isp)!.Value)
            ?? throw new ApiException(400, NotReserved, $"The IPv6 block {wanted} is not reserved.");
        return new Change(vpc.VpcId, () =>
        {
            call.Region.ReservedIpv6Cidrs.Remove(chosen);
            vpc.AddIpv6(chosen.Ipv6CidrBlock, chosen.Ipv6Isp);
            return Describe(chosen.Ipv6CidrBlock, Family.IPV6);
        });
    }

    private static Answer Describe(string block, Family family) => new()
    {
        { "CidrBlock", block },
        { "IpVersion", family.ToString() },
    };
}
