using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Core.Actions;
using VpcPS.Core.Api;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;

namespace VpcPS.Commands;

/// <summary>
/// Switches IPv6 off in vSwitches and VPCs, one per input row; it undoes Enable-VpcIpv6. It removes nothing that uses IPv6: an
/// error names what is still in use, with the command that removes it.
/// </summary>
/// <remarks>
/// <para>
/// A vSwitch must have no IPv6 addresses. A VPC must have no IPv6 gateway, and IPv6 must be off in all its vSwitches. So the
/// order is: bandwidth, addresses, gateway, vSwitches, VPC. When IPv6 is switched on again, the VPC gets another block.
/// </para>
/// <para>
/// A row that is already off is emitted with the Outcome AlreadyDisabled and is not an error, so you can run the same rows again.
/// </para>
/// </remarks>
/// <example>
/// <para>Switch off the vSwitches of a VPC that have no addresses</para>
/// <code>
/// Get-VpcVSwitch -VpcId vpc-hp36gvymdazvo5td9k27g |
///     Where-Object { -not (Get-VpcIpv6Address -VSwitchId $_.VSwitchId) } |
///     Disable-VpcIpv6 -Confirm:$false
/// </code>
/// <para>Emits each vSwitch that was switched off.</para>
/// </example>
/// <example>
/// <para>See what keeps IPv6 from being switched off</para>
/// <code>
/// Get-VpcVSwitch -VpcId vpc-hp36gvymdazvo5td9k27g |
///     Disable-VpcIpv6 -WhatIf -ErrorAction SilentlyContinue -ErrorVariable inTheWay
/// $inTheWay.ErrorDetails.RecommendedAction
/// </code>
/// <para>Shows a line for each vSwitch that could be switched off, and the command for each that could not.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Disable, "VpcIpv6", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(VpcIpv6State))]
public sealed class DisableVpcIpv6Command : Ipv6SwitchCmdlet
{
    private protected override string Question => UserText.Translate("Switch IPv6 off");

    private protected override async Task<FormattableString> PlanAsync(JobCalls calls, Ipv6Room room, VpcIpv6State row)
    {
        VpcIpv6State state = await LookAsync(calls, room, row).ConfigureAwait(false);
        if (state.Ipv6CidrBlock is null)
        {
            return $"already off";
        }

        if (row.VSwitchId is not null)
        {
            // A later row may be about the VPC, and then its vSwitches must count as off.
            room.Note(room.VSwitchOf(row) with { Ipv6CidrBlock = null });
        }

        return $"{state.Ipv6CidrBlock} -> off";
    }

    private protected override Func<JobCalls, Task<object?>> WorkOf(Ipv6Room room, VpcIpv6State row) => async calls =>
    {
        VpcIpv6State state = await LookAsync(calls, room, row).ConfigureAwait(false);
        if (state.Ipv6CidrBlock is null)
        {
            return state with { Outcome = "AlreadyDisabled" };
        }

        ReceiptAction change = row.VSwitchId is { } vSwitchId
            ? new ModifyVSwitchAttribute(row.RegionId!, vSwitchId) { EnableIpv6 = false }
            : new ModifyVpcAttribute(row.RegionId!, row.VpcId!) { EnableIpv6 = false };
        ChangeReceipt? receipt = await calls.ChangeAsync(change).ConfigureAwait(false);
        if (row.VSwitchId is null)
        {
            room.Forget();
        }
        else
        {
            room.Note(room.VSwitchOf(row) with { Ipv6CidrBlock = null });
        }

        return state with { Ipv6CidrBlock = null, SubnetIndex = null, Outcome = "Disabled", RequestId = receipt?.RequestId };
    };

    // Reads the present state. Whatever prevents the change is an error here, so that the module need not interpret the service's refusal.
    private static async Task<VpcIpv6State> LookAsync(JobCalls calls, Ipv6Room room, VpcIpv6State row)
    {
        await room.ReadAsync(calls, row.VSwitchId).ConfigureAwait(false);
        VpcNetwork vpc = room.VpcOf(row);
        VpcVSwitch? vSwitch = row.VSwitchId is null ? null : room.VSwitchOf(row);
        VpcIpv6State state = row with
        {
            Name = vSwitch is null ? vpc.Name : vSwitch.Name,
            Ipv6CidrBlock = vSwitch is null ? vpc.Ipv6CidrBlock : vSwitch.Ipv6CidrBlock,
            SubnetIndex = room.NumberOf(vSwitch?.Ipv6CidrBlock),
        };
        if (state.Ipv6CidrBlock is null)
        {
            return state;
        }

        if (vSwitch is not null)
        {
            Page<Ipv6Address> addresses = await calls
                .CallAsync(new DescribeIpv6Addresses(row.RegionId!) { VSwitchId = row.VSwitchId })
                .ConfigureAwait(false);
            return addresses.TotalCount == 0 ? state : throw InTheWay(
                ErrorIds.AddressesInTheWay,
                $"{row.VSwitchId} in {row.RegionId}: IPv6 addresses in it: {addresses.TotalCount}, such as {addresses.Items[0].Ipv6AddressId}",
                row);
        }

        if (room.VSwitches.Where(each => each.Ipv6CidrBlock is not null).ToList() is { Count: > 0 } on)
        {
            throw InTheWay(
                ErrorIds.VSwitchesInTheWay,
                $"{row.VpcId} in {row.RegionId}: vSwitches with IPv6 in it: {on.Count}, such as {on[0].VSwitchId}",
                row);
        }

        Page<Ipv6Gateway> gateways = await calls
            .CallAsync(new DescribeIpv6Gateways(row.RegionId!) { VpcId = row.VpcId })
            .ConfigureAwait(false);
        return gateways.Items.Count == 0 ? state : throw InTheWay(
            ErrorIds.GatewayInTheWay, $"{row.VpcId} in {row.RegionId}: it has the IPv6 gateway {gateways.Items[0].Ipv6GatewayId}", row);
    }

    private static JobErrorException InTheWay(string code, FormattableString what, VpcIpv6State row) =>
        new(ErrorRecords.Own(code, what, row, row.RegionId, row.VSwitchId ?? row.VpcId, row.VpcId));
}
