using System;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;
using VpcPS.Jobs;

namespace VpcPS.Commands;

/// <summary>Switches the IPv6 of a VPC or of a vSwitch on, as the job of a row does it.</summary>
internal sealed class Ipv6Enabling
{
    private const int MostTries = 256;

    private readonly Ipv6Room _room;
    private readonly Ipv6Wish _wish;
    private readonly TimeSpan _limit;

    /// <summary>Describes the work.</summary>
    /// <param name="room">The VPC.</param>
    /// <param name="wish">What the row asks for.</param>
    /// <param name="limit">How long it waits for the block of a VPC.</param>
    public Ipv6Enabling(Ipv6Room room, Ipv6Wish wish, TimeSpan limit)
    {
        _room = room;
        _wish = wish;
        _limit = limit;
    }

    /// <summary>Switches on what a row names: its vSwitch, or its VPC.</summary>
    /// <returns>The row as it is now.</returns>
    /// <exception cref="JobErrorException">It can't be done as the row asks for it, or the time is over.</exception>
    public async Task<VpcIpv6State> EnableAsync(JobCalls calls, VpcIpv6State row)
    {
        await _room.ReadAsync(calls, row.VSwitchId).ConfigureAwait(false);
        return row.VSwitchId is null
            ? await EnableVpcAsync(calls, row).ConfigureAwait(false)
            : await EnableVSwitchAsync(calls, row).ConfigureAwait(false);
    }

    private async Task<VpcIpv6State> EnableVpcAsync(JobCalls calls, VpcIpv6State row)
    {
        VpcNetwork vpc = _room.VpcOf(row);
        VpcIpv6State state = row with { Name = vpc.Name, Outcome = "AlreadyEnabled" };
        if (vpc.Ipv6CidrBlock is not null)
        {
            return state with { Ipv6CidrBlock = _wish.BlockOfLine(_room, row) };
        }

        ChangeReceipt? receipt = await calls
            .ChangeAsync(new ModifyVpcAttribute(row.RegionId!, row.VpcId!) { EnableIpv6 = true, Ipv6Isp = _wish.Isp })
            .ConfigureAwait(false);
        state = state with { Outcome = "Enabled", RequestId = receipt?.RequestId };
        // The answer to the change does not contain the block, so the VPC is read.
        VpcNetwork? shown = await new StatusWait<VpcNetwork>
        {
            Subject = row.VpcId!,
            Region = row.RegionId!,
            Wish = "Available, IPv6",
            ReadAsync = () => _room.ReadVpcAsync(calls),
            IsReached = found => found is { Ipv6CidrBlock: not null, Status: "Available" },
            State = found => found.Ipv6CidrBlock is null ? UserText.Translate("without an IPv6 block") : found.Status,
            Done = state,
            Target = row,
        }.RunAsync(calls, _limit).ConfigureAwait(false);
        return state with { Ipv6CidrBlock = shown?.Ipv6CidrBlock };
    }

    private async Task<VpcIpv6State> EnableVSwitchAsync(JobCalls calls, VpcIpv6State row)
    {
        VpcNetwork vpc = _room.VpcOf(row);
        VpcVSwitch vSwitch = _room.VSwitchOf(row);
        row = row with { Name = vSwitch.Name };
        if (vSwitch.Ipv6CidrBlock is { } own)
        {
            _wish.RequireSameNumber(_room, row, own);
            _wish.RequireSameLine(_room, row, own);
            return row with { Ipv6CidrBlock = own, SubnetIndex = _room.NumberOf(own), Outcome = "AlreadyEnabled" };
        }

        if (vpc.Ipv6CidrBlock is null)
        {
            calls.Done = await EnableVpcAsync(calls, row with { VSwitchId = null }).ConfigureAwait(false);
        }
        else
        {
            _wish.RequireSameLine(_room, row, vpc.Ipv6CidrBlock);
        }

        for (int tries = 1; ; tries++)
        {
            int number = _wish.NumberFor(_room, row);
            try
            {
                ChangeReceipt? receipt = await calls
                    .ChangeAsync(new ModifyVSwitchAttribute(row.RegionId!, row.VSwitchId!) { EnableIpv6 = true, SubnetIndex = number })
                    .ConfigureAwait(false);
                string? block = _room.BlockOf(number);
                _room.Note(vSwitch with { Ipv6CidrBlock = block });
                return row with { Ipv6CidrBlock = block, SubnetIndex = number, Outcome = "Enabled", RequestId = receipt?.RequestId };
            }
            catch (VpcApiException e) when (!e.IsOutcomeUnknown || e.FollowsUnansweredAttempt)
            {
                // Another client may have taken the number. Or an earlier attempt of this row took it, and its answer was lost.
                _room.Forget();
                await _room.ReadAsync(calls, row.VSwitchId).ConfigureAwait(false);
                if (_room.Find(row.VSwitchId!)?.Ipv6CidrBlock is { } present && _room.NumberOf(present) == number)
                {
                    return row with { Ipv6CidrBlock = present, SubnetIndex = number, Outcome = "Enabled", RequestId = e.RequestId };
                }

                if (_wish.Number is not null
                    || tries == MostTries
                    || _room.OwnerOf(number) is not { } owner
                    || owner.VSwitchId == row.VSwitchId)
                {
                    throw;
                }
            }
        }
    }
}
