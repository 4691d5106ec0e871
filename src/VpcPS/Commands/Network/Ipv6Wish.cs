using System;
using System.Linq;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;

namespace VpcPS.Commands;

/// <summary>What a row that switches IPv6 on asks for beside that.</summary>
/// <param name="Number">The subnet index of the vSwitch, 0 to 255; null for the lowest free one.</param>
/// <param name="Isp">The line type of the block; null for any.</param>
internal sealed record Ipv6Wish(int? Number, string? Isp)
{
    // The line type that the service uses when a request names none.
    private const string Bgp = "BGP";

    /// <summary>The subnet index that a vSwitch gets: the one that the row asks for, or the lowest free one.</summary>
    /// <exception cref="JobErrorException">Another vSwitch has it, or all are taken.</exception>
    public int NumberFor(Ipv6Room room, VpcIpv6State row)
    {
        if (Number is { } number)
        {
            return room.OwnerOf(number) is { } owner
                ? throw Refusal(
                    ErrorIds.SubnetIndexTaken,
                    $"{row.VSwitchId} in {row.RegionId}: subnet index {number} belongs to {owner.VSwitchId}",
                    row)
                : number;
        }

        return room.FreeNumber() ?? throw Refusal(
            ErrorIds.NoSubnetIndex,
            $"{row.VSwitchId} in {row.RegionId}: its VPC {row.VpcId} has no free subnet index; all 256 are taken",
            row);
    }

    /// <summary>Refuses a row that asks for another subnet index than its vSwitch has.</summary>
    /// <exception cref="JobErrorException">It does.</exception>
    public void RequireSameNumber(Ipv6Room room, VpcIpv6State row, string block)
    {
        if (Number is { } number && room.NumberOf(block) != number)
        {
            throw Refusal(
                "OperationFailed.Ipv6AlreadyEnabled",
                $"{row.VSwitchId} in {row.RegionId}: it already has {block}, which can't be changed to subnet index {number}",
                row);
        }
    }

    /// <summary>The block of a VPC that is on: the first one, or the one of the line type that the row asks for.</summary>
    /// <exception cref="JobErrorException">The VPC has no block of this line type.</exception>
    public string BlockOfLine(Ipv6Room room, VpcIpv6State row)
    {
        string first = room.Vpc!.Ipv6CidrBlock!;
        if (Isp is not null && room.Vpc.Ipv6CidrBlocks.FirstOrDefault(block => IsOfLine(block.Ipv6Isp, Isp)) is { CidrBlock: { } other })
        {
            return IsOfLine(room.LineOf(first), Isp) ? first : other;
        }

        RequireSameLine(room, row, first);
        return first;
    }

    /// <summary>Refuses a row that asks for another line type than a block has.</summary>
    /// <exception cref="JobErrorException">It does.</exception>
    public void RequireSameLine(Ipv6Room room, VpcIpv6State row, string block)
    {
        string line = room.LineOf(block) ?? Bgp;
        if (Isp is { } wanted && !IsOfLine(line, wanted))
        {
            throw new JobErrorException(ErrorRecords.BadInput(
                "OtherLineType",
                $"{row.VSwitchId ?? row.VpcId} in {row.RegionId}: IPv6 is on in the VPC, and the line type of its block {block} is {line}, not {wanted}",
                $"Leave out Ipv6Isp to use this block. Add-VpcCidrBlock adds a block of the other type to the VPC.",
                row,
                $"Add-VpcCidrBlock -Region {row.RegionId} -VpcId {row.VpcId} -IpVersion IPv6 -Ipv6Isp {wanted}"));
        }
    }

    private static bool IsOfLine(string? line, string wanted) => (line ?? Bgp).Equals(wanted, StringComparison.OrdinalIgnoreCase);

    private static JobErrorException Refusal(string code, FormattableString what, VpcIpv6State row) =>
        new(ErrorRecords.Own(code, what, row, row.RegionId, row.VSwitchId, row.VpcId));
}
