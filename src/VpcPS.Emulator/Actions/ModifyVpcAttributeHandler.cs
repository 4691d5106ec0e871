using System.Collections.Generic;
using System.Linq;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>
/// Changes the name, the description and the IPv4 block of a VPC, and switches its IPv6 on and off. Values of absent parameters do not
/// change. The action has no ClientToken.
/// </summary>
internal sealed class ModifyVpcAttributeHandler : WriteHandler
{
    private const string BlockExists = "OperationFailed.Ipv6CidrBlockExisted";

    private static readonly LabelParameter VpcName = new("VpcName", 128);
    private static readonly LabelParameter Description = new("Description", 256);
    private static readonly TextParameter CidrBlock = CidrParameters.Ipv4("CidrBlock", 8, 28);

    private static readonly OptionalBooleanParameter EnableDnsHostname = new("EnableDnsHostname");

    // Absent does not mean false here, although the documents give false as the default. Otherwise a change of the name would switch IPv6
    // off.
    private static readonly OptionalBooleanParameter EnableIpv6 = new("EnableIPv6");
    private static readonly TextParameter Ipv6CidrBlock = CidrParameters.Ipv6("Ipv6CidrBlock");
    private static readonly ChoiceParameter<Ipv6Isp> Isp = new("Ipv6Isp") { Default = Ipv6Isp.BGP };

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
    [
        CommonParameters.OptionalRegionId,
        VpcAnswers.VpcId,
        VpcName,
        Description,
        CidrBlock,
        EnableDnsHostname,
        EnableIpv6,
        Ipv6CidrBlock,
        Isp,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } =
    [
        VpcAnswers.WrongVpcStatus,
        BlockExists,
        "ResourceNotFound.Ipv6CidrBlock",
        "DependencyViolation.VSwitch",
        "DependencyViolation.Ipv6Gateway",
    ];

    /// <inheritdoc/>
    public override string ExclusiveObject(ActionCall call) => call.Get(VpcAnswers.VpcId);

    /// <inheritdoc/>
    /// <remarks>The documents of Ipv6CidrBlock say that a VPC with IPv6 keeps its block. The codes are those of other actions.</remarks>
    public override Change Prepare(ActionCall call)
    {
        EstateVpc vpc = VpcAnswers.FindAvailableVpc(call);
        string cidrBlock = call.Get(CidrBlock) is { Length: > 0 } wanted ? wanted : vpc.CidrBlock;
        RequireRoom(vpc, cidrBlock);
        bool hasIpv6 = vpc.Ipv6CidrBlocks.Count > 0;
        bool? enable = call.Get(EnableIpv6);
        if (hasIpv6 && call.Get(Ipv6CidrBlock) is { Length: > 0 } other && vpc.FindIpv6(other) is null)
        {
            throw new ApiException(400, BlockExists, $"{vpc.VpcId} already has the IPv6 block {vpc.Ipv6CidrBlocks[0]}.");
        }

        if (enable is false)
        {
            RequireUnused(vpc);
        }

        ReservedIpv6Cidr? added = enable is true && !hasIpv6
            ? Ipv6CidrPool.Take(call.Region, call.Get(Ipv6CidrBlock), call.Get(Isp)!.Value)
            : null;
        return new Change(vpc.VpcId, () =>
        {
            vpc.VpcName = call.Get(VpcName) ?? vpc.VpcName;
            vpc.Description = call.Get(Description) ?? vpc.Description;
            vpc.CidrBlock = cidrBlock;
            vpc.EnableDnsHostname = call.Get(EnableDnsHostname) ?? vpc.EnableDnsHostname;
            if (enable is false)
            {
                vpc.Ipv6CidrBlocks.ToList().ForEach(vpc.RemoveIpv6);
            }

            if (added is not null)
            {
                call.Region.ReservedIpv6Cidrs.Remove(added);
                vpc.AddIpv6(added.Ipv6CidrBlock, added.Ipv6Isp);
            }

            return [];
        });
    }

    // The documents say: "If IP addresses that are already in use fall outside the target block, the modification fails". They give no
    // code.
    private static void RequireRoom(EstateVpc vpc, string cidrBlock)
    {
        Ipv4Block[] blocks = [.. vpc.SecondaryCidrBlocks.Prepend(cidrBlock).Select(block => Ipv4Block.Parse(block)!)];
        EstateVSwitch? outside = vpc.VSwitches.Find(
            vSwitch => Ipv4Block.Parse(vSwitch.CidrBlock) is { } used && !blocks.Any(block => block.Contains(used)));
        if (outside is not null)
        {
            throw Refusals.IllegalParameter(CidrBlock.Name, $"{outside.VSwitchId} ({outside.CidrBlock}) would be outside it");
        }

        if (blocks.Skip(1).Any(blocks[0].Overlaps))
        {
            throw Refusals.IllegalParameter(CidrBlock.Name, $"it overlaps another block of {vpc.VpcId}");
        }
    }

    private static void RequireUnused(EstateVpc vpc)
    {
        if (vpc.VSwitches.Find(vSwitch => vSwitch.Ipv6CidrBlock.Length > 0) is { } vSwitch)
        {
            throw Refusals.Depended("VSwitch", vpc.VpcId, vSwitch.VSwitchId);
        }

        if (vpc.Ipv6Gateway is { } gateway)
        {
            throw Refusals.Depended("Ipv6Gateway", vpc.VpcId, gateway.Ipv6GatewayId);
        }
    }
}
