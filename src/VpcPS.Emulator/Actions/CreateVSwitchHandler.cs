using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>Creates a vSwitch. Ipv6CidrBlock is the number of its <c>/64</c> in the VPC's <c>/56</c>. Asynchronous.</summary>
internal sealed class CreateVSwitchHandler : WriteHandler
{
    private const int VSwitchesPerVpc = 150;
    private const int None = -1;

    private static readonly TextParameter VpcId = new("VpcId") { Required = true, IdPrefix = IdPrefixes.Vpc, Kind = "VPC" };
    private static readonly TextParameter ZoneId = new("ZoneId") { Required = true };
    private static readonly TextParameter CidrBlock = CidrParameters.Ipv4("CidrBlock", 16, 29);

    // In the SDK's documentation it can replace CidrBlock.
    private static readonly IntegerParameter CidrMask = new("CidrMask") { Minimum = 16, Maximum = 29, Default = None };
    private static readonly LabelParameter VSwitchName = new("VSwitchName", 128);
    private static readonly LabelParameter Description = new("Description", 256);
    private static readonly TagsParameter Tags = new("Tag") { KeysUnique = true };

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
    [
        CommonParameters.OptionalRegionId,
        VpcId,
        ZoneId,
        CidrBlock,
        CidrMask,
        VSwitchName,
        Description,
        SubnetIndex.Index,
        SubnetIndex.Mask,
        SubnetIndex.VpcBlock,
        Tags,
        CommonParameters.ClientToken,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } =
    [
        "IllegalParam.ZoneId",
        "IncorrectStatus.Vpc",
        "QuotaExceeded.VSwitch",
        SubnetIndex.Overlapped,
        SubnetIndex.VpcHasNoIpv6,
    ];

    /// <inheritdoc/>
    public override void CheckTogether(RequestParameters request)
    {
        if (!CidrBlock.IsPresent(request) && !CidrMask.IsPresent(request))
        {
            throw Refusals.MissingParameter(CidrBlock.Name);
        }
    }

    /// <inheritdoc/>
    public override string ExclusiveObject(ActionCall call) => call.Get(VpcId);

    /// <inheritdoc/>
    public override Change Prepare(ActionCall call)
    {
        string vpcId = call.Get(VpcId);
        EstateVpc vpc = call.Region.FindVpc(vpcId) ?? throw VpcId.NotFound(vpcId);

        // No document lists all zones. So every letter after the id of the region is accepted: cn-huhehaote-a, ap-southeast-1a.
        string zoneId = call.Get(ZoneId);
        string regionId = call.Region.RegionId;
        if (!zoneId.StartsWith(regionId, StringComparison.Ordinal)
            || zoneId.Substring(regionId.Length).TrimStart('-') is not [>= 'a' and <= 'z'])
        {
            throw Refusals.IllegalParameter(ZoneId.Name, $"{zoneId} is no zone of {regionId}");
        }

        if (vpc.Status != ResourceStatus.Available)
        {
            throw Refusals.WrongStatus("Vpc", vpc);
        }

        if (vpc.VSwitches.Count >= VSwitchesPerVpc)
        {
            throw new ApiException(400, "QuotaExceeded.VSwitch", $"{vpcId} already has {VSwitchesPerVpc} vSwitches.");
        }

        var vSwitch = new EstateVSwitch
        {
            VSwitchId = ResourceIds.New(IdPrefixes.VSwitch, call.Region.RegionId),
            VSwitchName = call.Get(VSwitchName) ?? "",
            Description = call.Get(Description) ?? "",
            ZoneId = call.Get(ZoneId),
            CreationTime = call.Now,
            CidrBlock = ChooseIpv4(call, vpc),
            Ipv6CidrBlock = SubnetIndex.Choose(call, vpc) ?? "",
            Tags = TagAnswers.Take(call.Get(Tags)),
            Vpc = vpc,
        };
        return new Change(vSwitch.VSwitchId, () =>
        {
            vpc.VSwitches.Add(vSwitch);
            call.Region.Come(vSwitch, call.SettledAt);
            return new Answer { { "VSwitchId", vSwitch.VSwitchId } };
        });
    }

    private static string ChooseIpv4(ActionCall call, EstateVpc vpc)
    {
        Ipv4Block[] taken = [.. vpc.VSwitches.Select(v => Ipv4Block.Parse(v.CidrBlock)).OfType<Ipv4Block>()];
        if (Ipv4Block.Parse(call.Get(CidrBlock)) is not { } wanted)
        {
            return vpc.Ipv4Blocks
                .Select(block => block.FirstInside(call.Get(CidrMask), inside => !taken.Any(inside.Overlaps)))
                .FirstOrDefault(block => block is not null)?.ToString()
                ?? throw Overlapped($"{vpc.VpcId} has no free block of size /{call.Get(CidrMask)}.");
        }

        if (!vpc.Ipv4Blocks.Any(block => block.Contains(wanted)))
        {
            throw Refusals.IllegalParameter(CidrBlock.Name, $"{wanted} is outside the IPv4 blocks of {vpc.VpcId}");
        }

        // A route can't be inside the block of a vSwitch.
        if (vpc.Routes.Find(route => Ipv4Block.Parse(route.DestinationCidrBlock) is { } block && wanted.Contains(block)) is { } route)
        {
            throw Overlapped($"{wanted} overlaps the route {route.RouteEntryId} to {route.DestinationCidrBlock}.");
        }

        return taken.Any(wanted.Overlaps)
            ? throw Overlapped($"{wanted} overlaps another vSwitch of {vpc.VpcId}.")
            : wanted.ToString();
    }

    private static ApiException Overlapped(string message) => new(400, SubnetIndex.Overlapped, message);
}
