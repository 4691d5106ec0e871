using System.Collections.Generic;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>
/// Creates a VPC. With EnableIpv6 the VPC gets a <c>/56</c>. Asynchronous. It is not documented whether the cloud also creates a gateway.
/// Terraform expects that it does not, and the emulator creates none.
/// </summary>
internal sealed class CreateVpcHandler : WriteHandler
{
    private const int MostUserCidrs = 3;

    private static readonly Ipv4Block SharedAddresses = Ipv4Block.Parse("100.64.0.0/10")!;

    // The example in the documents has a /12; prefix lengths from /16 to /28 are recommended.
    private static readonly TextParameter CidrBlock = CidrParameters.Ipv4("CidrBlock", 8, 28);
    private static readonly LabelParameter VpcName = new("VpcName", 128);
    private static readonly LabelParameter Description = new("Description", 256);
    private static readonly BooleanParameter EnableIpv6 = new("EnableIpv6");
    private static readonly TextParameter Ipv6CidrBlock = CidrParameters.Ipv6("Ipv6CidrBlock");
    private static readonly ChoiceParameter<Ipv6Isp> Isp = new("Ipv6Isp") { Default = Ipv6Isp.BGP };
    private static readonly BooleanParameter EnableDnsHostname = new("EnableDnsHostname");
    private static readonly TextParameter UserCidr = new("UserCidr");
    private static readonly TextParameter ResourceGroupId = new("ResourceGroupId");
    private static readonly TagsParameter Tags = new("Tag") { KeysUnique = true };

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
    [
        CommonParameters.RegionId,
        CidrBlock,
        VpcName,
        Description,
        EnableIpv6,
        Ipv6CidrBlock,
        Isp,
        EnableDnsHostname,
        UserCidr,
        ResourceGroupId,
        Tags,
        CommonParameters.ClientToken,
        CommonParameters.DryRun,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } =
        ["ResourceNotFound.Ipv6CidrBlock", "InvalidParameter", "InvalidUserCidr.Quota", "InvalidUserCidr.Malformed"];

    /// <inheritdoc/>
    public override void CheckTogether(RequestParameters request)
    {
        if (Ipv6CidrBlock.IsPresent(request) && !EnableIpv6.Read(request))
        {
            throw Refusals.IllegalParameter(Ipv6CidrBlock.Name, "it needs EnableIpv6=true");
        }

        // The codes and messages are documented.
        string[] userCidrs = UserCidrsOf(UserCidr.Read(request));
        if (userCidrs.Length > MostUserCidrs)
        {
            throw new ApiException(400, "InvalidUserCidr.Quota", "Specified UserCidr number is greater than 3.");
        }

        foreach (string userCidr in userCidrs)
        {
            Ipv4Block block = Ipv4Block.Parse(userCidr)
                ?? throw new ApiException(400, "InvalidParameter", "Specified UserCidr invalid format.");
            if (block.Overlaps(SharedAddresses))
            {
                throw new ApiException(400, "InvalidUserCidr.Malformed", "Specified UserCidr overlapping in of 100.64.0.0/10.");
            }
        }
    }

    /// <inheritdoc/>
    public override Change Prepare(ActionCall call)
    {
        var vpc = new EstateVpc
        {
            VpcId = ResourceIds.New(IdPrefixes.Vpc, call.Region.RegionId),
            VpcName = call.Get(VpcName) ?? "",
            Description = call.Get(Description) ?? "",
            CreationTime = call.Now,
            CidrBlock = call.Get(CidrBlock) is { Length: > 0 } block ? block : EstateVpc.DefaultCidrBlock,
            UserCidrs = [.. UserCidrsOf(call.Get(UserCidr))],
            EnableDnsHostname = call.Get(EnableDnsHostname),
            ResourceGroupId = call.Get(ResourceGroupId),
            Tags = TagAnswers.Take(call.Get(Tags)),
        };
        ReservedIpv6Cidr? ipv6 = call.Get(EnableIpv6)
            ? Ipv6CidrPool.Take(call.Region, call.Get(Ipv6CidrBlock), call.Get(Isp)!.Value)
            : null;
        return new Change(vpc.VpcId, () =>
        {
            if (ipv6 is not null)
            {
                call.Region.ReservedIpv6Cidrs.Remove(ipv6);
                vpc.AddIpv6(ipv6.Ipv6CidrBlock, ipv6.Ipv6Isp);
            }

            call.Region.Vpcs.Add(vpc);
            call.Region.Come(vpc, call.SettledAt);
            return new Answer
            {
                { "VpcId", vpc.VpcId },
                { "VRouterId", vpc.VRouterId },
                { "RouteTableId", vpc.RouteTableId },
                { "ResourceGroupId", vpc.ResourceGroupId },
            };
        });
    }

    private static string[] UserCidrsOf(string text) => text.Length == 0 ? [] : text.Split(',');
}
