using System;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Binding;
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

    private Ipv6Wish Wish => new(SubnetIndex, Ipv6Isp);

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

        if (await calls.FindGatewayOfVpcAsync(row.RegionId!, row.VpcId!).ConfigureAwait(false) is { } present)
        {
            return $"{switched}; its VPC has the IPv6 gateway {present.Ipv6GatewayId}";
        }

        room.IsGatewayPlanned = true;
        return $"{switched}; its VPC {row.VpcId} would get an IPv6 gateway";
    }

    private FormattableString PlanVpc(Ipv6Room room, VpcIpv6State row)
    {
        if (room.VpcOf(row).Ipv6CidrBlock is null)
        {
            room.Plan(Ipv6Isp);
            return $"the VPC would get a /56";
        }

        string block = Wish.BlockOfLine(room, row);
        return room.IsPlanned ? $"already on: a row before would switch it on" : (FormattableString)$"already on, with {block}";
    }

    private FormattableString PlanVSwitch(Ipv6Room room, VpcIpv6State row)
    {
        Ipv6Wish wish = Wish;
        VpcNetwork vpc = room.VpcOf(row);
        VpcVSwitch vSwitch = room.VSwitchOf(row);
        if (vSwitch.Ipv6CidrBlock is { } own)
        {
            wish.RequireSameNumber(room, row, own);
            wish.RequireSameLine(room, row, own);
            return room.IsPlanned ? $"already on: a row before would switch it on" : (FormattableString)$"already on, with {own}";
        }

        if (vpc.Ipv6CidrBlock is null)
        {
            room.Plan(Ipv6Isp);
        }

        wish.RequireSameLine(room, row, room.Vpc!.Ipv6CidrBlock!);
        int number = wish.NumberFor(room, row);
        string block = room.BlockOf(number)!;
        // The number counts as used, so that later rows get the next numbers.
        room.Note(vSwitch with { Ipv6CidrBlock = block });
        return room.IsPlanned
            ? $"off -> subnet index {number} of the /56 that its VPC {row.VpcId} would get"
            : (FormattableString)$"off -> {block} (subnet index {number})";
    }

    private protected override Func<JobCalls, Task<object?>> WorkOf(Ipv6Room room, VpcIpv6State row)
    {
        TimeSpan limit = TimeSpan.FromSeconds(WaitTimeoutSec);
        var work = new Ipv6Enabling(room, Wish, limit);
        string? gatewayToken = Gateway ? NewClientToken() : null;
        bool waits = Wait;
        return async calls =>
        {
            VpcIpv6State state = await work.EnableAsync(calls, row).ConfigureAwait(false);
            if (gatewayToken is null)
            {
                return state;
            }

            calls.Done = state;
            return await EnsureGatewayAsync(calls, state, gatewayToken, waits ? limit : null).ConfigureAwait(false);
        };
    }

    private static async Task<VpcIpv6State> EnsureGatewayAsync(JobCalls calls, VpcIpv6State state, string token, TimeSpan? waitLimit)
    {
        if (await calls.FindGatewayOfVpcAsync(state.RegionId!, state.VpcId!).ConfigureAwait(false) is { } present)
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
