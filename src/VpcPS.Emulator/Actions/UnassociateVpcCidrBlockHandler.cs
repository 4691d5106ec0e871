using System.Collections.Generic;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>
/// Removes a secondary IPv4 block or an IPv6 block from a VPC. The request names exactly one block. The action has no ClientToken.
/// </summary>
internal sealed class UnassociateVpcCidrBlockHandler : WriteHandler
{
    private const string InUse = "OperationFailed.CidrInUse";

    private static readonly TextParameter Ipv6CidrBlock = CidrParameters.Ipv6("IPv6CidrBlock");
    private static readonly TextParameter SecondaryCidrBlock = CidrParameters.Ipv4("SecondaryCidrBlock", 8, 28);

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
        [CommonParameters.RegionId, VpcAnswers.BlocksVpcId, Ipv6CidrBlock, SecondaryCidrBlock];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } =
        ["ParamExclusive.SecondaryCidrAndIpv6Cidr", "MissingParam.SecondaryCidrOrIpv6Cidr", "IncorrectStatus.Vpc", InUse];

    /// <inheritdoc/>
    /// <remarks>The rule is documented. The codes are those of AssociateVpcCidrBlock, which documents them for the same rule.</remarks>
    public override void CheckTogether(RequestParameters request)
    {
        bool ipv4 = SecondaryCidrBlock.IsPresent(request);
        if (ipv4 == Ipv6CidrBlock.IsPresent(request))
        {
            throw ipv4
                ? new ApiException(400, OwnCodes[0], "SecondaryCidrBlock and IPv6CidrBlock can't be given together.")
                : new ApiException(400, OwnCodes[1], "SecondaryCidrBlock or IPv6CidrBlock is required.");
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

        return call.Get(SecondaryCidrBlock) is { Length: > 0 } ipv4 ? TakeIpv4(vpc, ipv4) : TakeIpv6(vpc, call.Get(Ipv6CidrBlock));
    }

    private static Change TakeIpv4(EstateVpc vpc, string named)
    {
        string block = vpc.SecondaryCidrBlocks.Find(own => Ipv4Block.Parse(own)!.ToString() == Ipv4Block.Parse(named)!.ToString())
            ?? throw Refusals.IllegalParameter(SecondaryCidrBlock.Name, $"{named} is no secondary block of {vpc.VpcId}");
        Ipv4Block taken = Ipv4Block.Parse(block)!;
        RequireUnused(block, vpc.VSwitches.Find(v => Ipv4Block.Parse(v.CidrBlock) is { } used && taken.Contains(used))?.VSwitchId);
        return new Change(vpc.VpcId, () =>
        {
            vpc.SecondaryCidrBlocks.Remove(block);
            return [];
        });
    }

    private static Change TakeIpv6(EstateVpc vpc, string named)
    {
        string block = vpc.FindIpv6(named) ?? throw Refusals.IllegalParameter(Ipv6CidrBlock.Name, $"an IPv6 block of {vpc.VpcId}");
        Ipv6Block taken = Ipv6Block.Parse(block)!;
        RequireUnused(block, vpc.VSwitches.Find(v => Ipv6Block.Parse(v.Ipv6CidrBlock) is { } used && taken.Contains(used))?.VSwitchId);

        // A VPC without IPv6 blocks can't use its gateway, so the gateway must be deleted first. This rule is our choice.
        RequireUnused(block, vpc.Ipv6CidrBlocks.Count == 1 ? vpc.Ipv6Gateway?.Ipv6GatewayId : null);
        return new Change(vpc.VpcId, () =>
        {
            vpc.RemoveIpv6(block);
            return [];
        });
    }

    private static void RequireUnused(string block, string? user)
    {
        if (user is not null)
        {
            throw new ApiException(400, InUse, $"The CIDR block {block} is in use by {user}.");
        }
    }
}
