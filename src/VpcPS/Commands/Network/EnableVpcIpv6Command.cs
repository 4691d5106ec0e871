using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Binding;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;

namespace VpcPS.Commands;

/// <summary>
/// Switches IPv6 on in existing VPCs and vSwitches, one per input row. A VPC gets a /56 block. A vSwitch gets the next free /64
/// of its VPC's block; if IPv6 is off in the VPC, it is switched on there first.
/// </summary>
/// <remarks>
/// <para>
/// You don't need to choose a vSwitch's subnet index, 0 to 255. The vSwitches of a VPC are switched on one after the other, and
/// each takes the lowest free index. If somebody else takes that index meanwhile, it takes the next one. An index that you give
/// with -SubnetIndex is used as it is, or refused. The block of a vSwitch can't be changed.
/// </para>
/// <para>
/// A row that is already on is emitted with the Outcome AlreadyEnabled and is not an error, so you can run the same rows again. If
/// only the gateway was missing, the Outcome is GatewayCreated.
/// </para>
/// </remarks>
/// <example>
/// <para>Switch a vSwitch on, and its VPC with it</para>
/// <code>
/// Enable-VpcIpv6 vsw-hp3k6zr9x7x9574o9fel5
/// </code>
/// <para>Emits the vSwitch with its block and subnet index.</para>
/// </example>
/// <example>
/// <para>See what would be done to all vSwitches of a VPC</para>
/// <code>
/// Get-VpcVSwitch -VpcId vpc-hp36gvymdazvo5td9k27g | Enable-VpcIpv6 -WhatIf
/// </code>
/// <para>Shows the subnet index that each vSwitch would get, and its block where IPv6 is on in the VPC. Nothing is changed.</para>
/// </example>
/// <example>
/// <para>Switch a VPC on, with its gateway</para>
/// <code>
/// Enable-VpcIpv6 vpc-hp36gvymdazvo5td9k27g -Gateway -Wait
/// </code>
/// <para>The object comes out when the gateway is Available.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Enable, "VpcIpv6", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(VpcIpv6State))]
public sealed class EnableVpcIpv6Command : Ipv6SwitchCmdlet
{
    private const int MostTries = 256;

    // The line type that the service uses when a request names none.
    private const string Bgp = "BGP";

    /// <summary>
    /// The number of the vSwitch's /64 in the /56 of its VPC, 0 to 255. With it, a row that is a VPC is an error. Default: the
    /// lowest free one.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [OptionalNumber(0, 255)]
    public int? SubnetIndex { get; set; }

    /// <summary>
    /// The line type of a new VPC block: BGP, or ChinaMobile, ChinaUnicom or ChinaTelecom for accounts that may use single lines. A
    /// row whose VPC has a block of another type already is an error. Default: none is sent, and the service uses BGP.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankToNull]
    [OptionalValues("BGP", "ChinaMobile", "ChinaUnicom", "ChinaTelecom")]
    public string? Ipv6Isp { get; set; }

    /// <summary>Also create the VPC's IPv6 gateway, if it has none. The gateway is needed before you can buy bandwidth.</summary>
    [Parameter]
    public SwitchParameter Gateway { get; set; }

    /// <summary>Wait until a new gateway is Available. Default: continue as soon as the service has accepted the
    /// request.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>
    /// The most seconds that a row waits for the block of its VPC, and with -Wait for the gateway, 1 to 86400. Default: 300.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int WaitTimeoutSec { get; set; } = 300;

    private protected override string Question => Gateway
        ? UserText.Translate("Switch IPv6 on, and create the gateway of the VPC if it has none")
        : UserText.Translate("Switch IPv6 on");

    private protected override ErrorRecord? ProblemOf(VpcIpv6State row) => row.VSwitchId is null && SubnetIndex is { } number
        ? ErrorRecords.BadInput(
            "SubnetIndexOfVpc",
            $"{row.VpcId}: the row is a VPC, and subnet index {number} is for a vSwitch",
            $"Leave out SubnetIndex, or give the id of a vSwitch.",
            row)
        : null;

    private protected override async Task<FormattableString> PlanAsync(JobCalls calls, Ipv6Room room, VpcIpv6State row)
    {
        await room.ReadAsync(calls, row.VSwitchId).ConfigureAwait(false);
        FormattableString plan = row.VSwitchId is null ? PlanVpc(room, row) : PlanVSwitch(room, row);
        if (!Gateway)
        {
            return plan;
        }

        string switched = UserText.Of(plan);
        if (room.IsGatewayPlanned)
        {
            return $"{switched}; a row before would create the IPv6 gateway";
        }

        if (await FindGatewayAsync(calls, row).ConfigureAwait(false) is { } present)
        {
            return $"{switched}; its VPC has the IPv6 gateway {present.Ipv6GatewayId}";
        }

        room.IsGatewayPlanned = true;
        return $"{switched}; its VPC {row.VpcId} would get an IPv6 gateway";
    }

    private FormattableString PlanVpc(Ipv6Room room, VpcIpv6State row)
    {
        if (VpcOf(room, row).Ipv6CidrBlock is null)
        {
            room.Plan(Ipv6Isp);
            return $"the VPC would get a /56";
        }

        string block = BlockOfLine(room, row, Ipv6Isp);
        return room.IsPlanned ? $"already on: a row before would switch it on" : (FormattableString)$"already on, with {block}";
    }

    private FormattableString PlanVSwitch(Ipv6Room room, VpcIpv6State row)
    {
        VpcNetwork vpc = VpcOf(room, row);
        VpcVSwitch vSwitch = VSwitchOf(room, row);
        if (vSwitch.Ipv6CidrBlock is { } own)
        {
            RequireSameNumber(room, row, own, SubnetIndex);
            RequireSameLine(room, row, own, Ipv6Isp);
            return room.IsPlanned ? $"already on: a row before would switch it on" : (FormattableString)$"already on, with {own}";
        }

        if (vpc.Ipv6CidrBlock is null)
        {
            room.Plan(Ipv6Isp);
        }

        RequireSameLine(room, row, room.Vpc!.Ipv6CidrBlock!, Ipv6Isp);
        int number = NumberFor(room, row, SubnetIndex);
        string block = room.BlockOf(number)!;
        // The number counts as used, so that later rows get the next numbers.
        room.Note(vSwitch with { Ipv6CidrBlock = block });
        return room.IsPlanned
            ? $"off -> subnet index {number} of the /56 that its VPC {row.VpcId} would get"
            : (FormattableString)$"off -> {block} (subnet index {number})";
    }

    private protected override Func<JobCalls, Task<object?>> WorkOf(Ipv6Room room, VpcIpv6State row)
    {
        int? number = SubnetIndex;
        string? isp = Ipv6Isp;
        TimeSpan limit = TimeSpan.FromSeconds(WaitTimeoutSec);
        string? gatewayToken = Gateway ? NewClientToken() : null;
        bool waits = Wait;
        return async calls =>
        {
            await room.ReadAsync(calls, row.VSwitchId).ConfigureAwait(false);
            VpcIpv6State state = row.VSwitchId is null
                ? await EnableVpcAsync(calls, room, row, isp, limit).ConfigureAwait(false)
                : await EnableVSwitchAsync(calls, room, row, number, isp, limit).ConfigureAwait(false);
            if (gatewayToken is null)
            {
                return state;
            }

            calls.Done = state;
            return await EnsureGatewayAsync(calls, state, gatewayToken, waits ? limit : null).ConfigureAwait(false);
        };
    }

    private static async Task<VpcIpv6State> EnableVpcAsync(
        JobCalls calls, Ipv6Room room, VpcIpv6State row, string? isp, TimeSpan limit)
    {
        VpcNetwork vpc = VpcOf(room, row);
        VpcIpv6State state = row with { Name = vpc.Name, Outcome = "AlreadyEnabled" };
        if (vpc.Ipv6CidrBlock is not null)
        {
            return state with { Ipv6CidrBlock = BlockOfLine(room, row, isp) };
        }

        ChangeReceipt? receipt = await calls
            .ChangeAsync(new ModifyVpcAttribute(row.RegionId!, row.VpcId!) { EnableIpv6 = true, Ipv6Isp = isp })
            .ConfigureAwait(false);
        state = state with { Outcome = "Enabled", RequestId = receipt?.RequestId };
        // The answer to the change does not contain the block, so the VPC is read.
        VpcNetwork? shown = await new StatusWait<VpcNetwork>
        {
            Subject = row.VpcId!,
            Region = row.RegionId!,
            Wish = "Available, IPv6",
            ReadAsync = () => room.ReadVpcAsync(calls),
            IsReached = found => found is { Ipv6CidrBlock: not null, Status: "Available" },
            State = found => found.Ipv6CidrBlock is null ? UserText.Translate("without an IPv6 block") : found.Status,
            Done = state,
            Target = row,
        }.RunAsync(calls, limit).ConfigureAwait(false);
        return state with { Ipv6CidrBlock = shown?.Ipv6CidrBlock };
    }

    private static async Task<VpcIpv6State> EnableVSwitchAsync(
        JobCalls calls, Ipv6Room room, VpcIpv6State row, int? wanted, string? isp, TimeSpan limit)
    {
        VpcNetwork vpc = VpcOf(room, row);
        VpcVSwitch vSwitch = VSwitchOf(room, row);
        row = row with { Name = vSwitch.Name };
        if (vSwitch.Ipv6CidrBlock is { } own)
        {
            RequireSameNumber(room, row, own, wanted);
            RequireSameLine(room, row, own, isp);
            return row with { Ipv6CidrBlock = own, SubnetIndex = room.NumberOf(own), Outcome = "AlreadyEnabled" };
        }

        if (vpc.Ipv6CidrBlock is null)
        {
            calls.Done = await EnableVpcAsync(calls, room, row with { VSwitchId = null }, isp, limit).ConfigureAwait(false);
        }
        else
        {
            RequireSameLine(room, row, vpc.Ipv6CidrBlock, isp);
        }

        for (int tries = 1; ; tries++)
        {
            int number = NumberFor(room, row, wanted);
            try
            {
                ChangeReceipt? receipt = await calls
                    .ChangeAsync(new ModifyVSwitchAttribute(row.RegionId!, row.VSwitchId!) { EnableIpv6 = true, SubnetIndex = number })
                    .ConfigureAwait(false);
                string? block = room.BlockOf(number);
                room.Note(vSwitch with { Ipv6CidrBlock = block });
                return row with { Ipv6CidrBlock = block, SubnetIndex = number, Outcome = "Enabled", RequestId = receipt?.RequestId };
            }
            catch (VpcApiException e) when (!e.IsOutcomeUnknown || e.FollowsUnansweredAttempt)
            {
                // Another client may have taken the number. Or an earlier attempt of this row took it, and its answer was lost.
                room.Forget();
                await room.ReadAsync(calls, row.VSwitchId).ConfigureAwait(false);
                if (room.Find(row.VSwitchId!)?.Ipv6CidrBlock is { } present && room.NumberOf(present) == number)
                {
                    return row with { Ipv6CidrBlock = present, SubnetIndex = number, Outcome = "Enabled", RequestId = e.RequestId };
                }

                if (wanted is not null || tries == MostTries || room.OwnerOf(number) is not { } owner || owner.VSwitchId == row.VSwitchId)
                {
                    throw;
                }
            }
        }
    }

    private static int NumberFor(Ipv6Room room, VpcIpv6State row, int? wanted)
    {
        if (wanted is { } number)
        {
            return room.OwnerOf(number) is { } owner
                ? throw new JobErrorException(ErrorRecords.Own(
                    ErrorIds.SubnetIndexTaken,
                    $"{row.VSwitchId} in {row.RegionId}: subnet index {number} belongs to {owner.VSwitchId}",
                    row,
                    row.RegionId,
                    row.VSwitchId,
                    row.VpcId))
                : number;
        }

        return room.FreeNumber() ?? throw new JobErrorException(ErrorRecords.Own(
            ErrorIds.NoSubnetIndex,
            $"{row.VSwitchId} in {row.RegionId}: its VPC {row.VpcId} has no free subnet index; all 256 are taken",
            row,
            row.RegionId,
            row.VSwitchId,
            row.VpcId));
    }

    private static void RequireSameNumber(Ipv6Room room, VpcIpv6State row, string block, int? wanted)
    {
        if (wanted is { } number && room.NumberOf(block) != number)
        {
            throw new JobErrorException(ErrorRecords.Own(
                "OperationFailed.Ipv6AlreadyEnabled",
                $"{row.VSwitchId} in {row.RegionId}: it already has {block}, which can't be changed to subnet index {number}",
                row,
                row.RegionId,
                row.VSwitchId,
                row.VpcId));
        }
    }

    // The block of a VPC whose IPv6 is on: the first one, or the one with the line type that the row asks for.
    private static string BlockOfLine(Ipv6Room room, VpcIpv6State row, string? isp)
    {
        string first = room.Vpc!.Ipv6CidrBlock!;
        if (isp is not null && room.Vpc.Ipv6CidrBlocks.FirstOrDefault(block => IsOfLine(block.Ipv6Isp, isp)) is { CidrBlock: { } other })
        {
            return IsOfLine(room.LineOf(first), isp) ? first : other;
        }

        RequireSameLine(room, row, first, isp);
        return first;
    }

    private static bool IsOfLine(string? line, string wanted) => (line ?? Bgp).Equals(wanted, StringComparison.OrdinalIgnoreCase);

    private static void RequireSameLine(Ipv6Room room, VpcIpv6State row, string block, string? wanted)
    {
        string line = room.LineOf(block) ?? Bgp;
        if (wanted is not null && !IsOfLine(line, wanted))
        {
            throw new JobErrorException(ErrorRecords.BadInput(
                "OtherLineType",
                $"{row.VSwitchId ?? row.VpcId} in {row.RegionId}: IPv6 is on in the VPC, and the line type of its block {block} is {line}, not {wanted}",
                $"Leave out Ipv6Isp to use this block. Add-VpcCidrBlock adds a block of the other type to the VPC.",
                row,
                $"Add-VpcCidrBlock -Region {row.RegionId} -VpcId {row.VpcId} -IpVersion IPv6 -Ipv6Isp {wanted}"));
        }
    }

    private static async Task<Ipv6Gateway?> FindGatewayAsync(JobCalls calls, VpcIpv6State row)
    {
        Page<Ipv6Gateway> found = await calls
            .CallAsync(new DescribeIpv6Gateways(row.RegionId!) { VpcId = row.VpcId })
            .ConfigureAwait(false);
        return found.Items.FirstOrDefault(gateway => gateway.VpcId == row.VpcId);
    }

    private static async Task<VpcIpv6State> EnsureGatewayAsync(JobCalls calls, VpcIpv6State state, string token, TimeSpan? waitLimit)
    {
        if (await FindGatewayAsync(calls, state).ConfigureAwait(false) is { } present)
        {
            return state with { Ipv6GatewayId = present.Ipv6GatewayId };
        }

        var creation = new CreateIpv6Gateway(state.RegionId!, state.VpcId!, token);
        Ipv6Gateway? created = await calls.ChangeAsync(creation).ConfigureAwait(false);
        calls.Created(created?.Ipv6GatewayId);
        state = state with { Ipv6GatewayId = created?.Ipv6GatewayId };
        if (state.Outcome != "Enabled")
        {
            state = state with { Outcome = "GatewayCreated", RequestId = created?.RequestId };
        }

        if (created?.Ipv6GatewayId is { } id && waitLimit is { } limit)
        {
            await new StatusWait<Ipv6Gateway>
            {
                Subject = id,
                Region = state.RegionId!,
                Change = creation,
                ReadAsync = () => calls.FindGatewayAsync(state.RegionId!, id),
                HasFailed = gateway => gateway.Status == "Deleting",
                State = gateway => gateway.Status,
                Done = state,
                Target = state,
            }.RunAsync(calls, limit).ConfigureAwait(false);
        }

        return state;
    }
}
