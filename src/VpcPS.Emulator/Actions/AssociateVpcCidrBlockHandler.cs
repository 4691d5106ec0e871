using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>Adds a block to a VPC. The request names an IPv4 block; it does not have to name an IPv6 block. Has no ClientToken.</summary>
internal sealed class AssociateVpcCidrBlockHandler : WriteHandler
{
    private static readonly TextParameter VpcId = new("VpcId") { Required = true, IdPrefix = IdPrefixes.Vpc, Kind = "VPC" };

    // The values are in upper case, but the page of AllocateVpcIpv6Cidr writes ipv6.
    private static readonly ChoiceParameter<Family> IpVersion = new("IpVersion") { IgnoreCase = true };

    // Only this action writes IP with two capital letters.
    private static readonly TextParameter Ipv6CidrBlock = CidrParameters.Ipv6("IPv6CidrBlock");
    private static readonly TextParameter SecondaryCidrBlock = CidrParameters.Ipv4("SecondaryCidrBlock", 8, 28);
    private static readonly ChoiceParameter<Ipv6Isp> Isp = new("Ipv6Isp") { Default = Ipv6Isp.BGP };

    private enum Family
    {
        IPV4,
        IPV6,
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
        [CommonParameters.RegionId, VpcId, IpVersion, Ipv6CidrBlock, SecondaryCidrBlock, Isp];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } =
    [
        "ParamExclusive.SecondaryCidrBlockAndIPv6CidrBlock",
        "IncorrectStatus.Vpc",
        "InvalidCidrBlock.Overlapped",
        "ResourceNotFound.Ipv6CidrBlock",
    ];

    /// <inheritdoc/>
    /// <remarks>The rule that the two blocks exclude each other is documented, the codes are not.</remarks>
    public override void CheckTogether(RequestParameters request)
    {
        bool ipv4 = SecondaryCidrBlock.IsPresent(request);
        bool ipv6 = Ipv6CidrBlock.IsPresent(request);
        if (ipv4 && ipv6)
        {
            throw new ApiException(
                400,
                "ParamExclusive.SecondaryCidrBlockAndIPv6CidrBlock",
                "SecondaryCidrBlock and IPv6CidrBlock can't be given together.");
        }

        if (IpVersion.Read(request) is { } family && (family == Family.IPV6 ? ipv4 : ipv6))
        {
            throw Refusals.IllegalParameter(IpVersion.Name, "the family of the block that is given");
        }

        if (!ipv4 && !ipv6 && IpVersion.Read(request) != Family.IPV6)
        {
            throw Refusals.MissingParameter(SecondaryCidrBlock.Name);
        }
    }

    /// <inheritdoc/>
    public override string ExclusiveObject(ActionCall call) => call.Get(VpcId);

    /// <inheritdoc/>
    public override Change Prepare(ActionCall call)
    {
        string vpcId = call.Get(VpcId);
        EstateVpc vpc = call.Region.FindVpc(vpcId) ?? throw VpcId.NotFound(vpcId);
        if (vpc.Status != ResourceStatus.Available)
        {
            throw Refusals.WrongStatus("Vpc", vpc);
        }

        return call.Get(SecondaryCidrBlock) is { Length: > 0 } block ? AddIpv4(vpc, block) : AddIpv6(call, vpc);
    }

    private static Change AddIpv4(EstateVpc vpc, string block)
    {
        Ipv4Block added = Ipv4Block.Parse(block)!;
        if (vpc.Ipv4Blocks.Any(added.Overlaps))
        {
            throw new ApiException(400, "InvalidCidrBlock.Overlapped", $"{block} overlaps another block of {vpc.VpcId}.");
        }

        return new Change(vpc.VpcId, () =>
        {
            vpc.SecondaryCidrBlocks.Add(block);
            return Describe(block, Family.IPV4);
        });
    }

    private static Change AddIpv6(ActionCall call, EstateVpc vpc)
    {
        ReservedIpv6Cidr chosen = Ipv6CidrPool.Choose(call.Region, call.Get(Ipv6CidrBlock), call.Get(Isp)!.Value);
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
