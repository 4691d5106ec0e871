using System;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;

namespace VpcPS.Commands;

/// <summary>
/// Removes VPCs, one per input row; -Recurse removes everything in them too. Without -Recurse, an error names what is still in a
/// VPC, with the command that removes it.
/// </summary>
/// <remarks>
/// <para>
/// It asks before each removal, because a removal can't be undone. In an unattended script give -Force or -Confirm:$false. The
/// service finishes the removal later, and -Wait waits for it.
/// </para>
/// <para>
/// With -Recurse, the command first reads all VPCs and makes a plan. -WhatIf emits it and changes nothing. The command asks once,
/// with the number of resources of each kind. Then it removes them in the only order that works, as many at a time as
/// -ThrottleLimit allows, and emits one object for each. Some resources can't be removed: for example network interfaces of ECS, what
/// other cloud services manage, or what is shared with other accounts. Errors name them before anything is touched, and nothing is
/// removed, unless you give -Partial. If the command was interrupted, run it again: it goes on with what is left. A resource that
/// appears after the plan was made is not removed; an error names it.
/// </para>
/// <para>
/// A row that is about something in a VPC, such as a vSwitch or a gateway, is an error, although it also has a VpcId: it does not
/// mean the whole VPC.
/// </para>
/// </remarks>
/// <example>
/// <para>Create and remove a VPC</para>
/// <code>
/// New-VpcNetwork -Name temporary -CidrBlock 10.9.0.0/16 -Wait | Remove-VpcNetwork -Force -Wait
/// </code>
/// <para>Nothing is emitted. The command ends when the VPC is gone.</para>
/// </example>
/// <example>
/// <para>See what removing a VPC with everything in it would do, and do it</para>
/// <code>
/// $vpc = New-VpcNetwork -CidrBlock 192.168.0.0/16 -Wait
/// $null = New-VpcVSwitch $vpc.VpcId -ZoneId cn-huhehaote-a -CidrBlock 192.168.1.0/24 -Wait
/// $vpc | Remove-VpcNetwork -Recurse -WhatIf | Format-Table Order, Kind, Id, Outcome, Reason
/// $vpc | Remove-VpcNetwork -Recurse -Force
/// </code>
/// <para>The plan has a line for each resource. Without -Partial, nothing is removed while something can't be.</para>
/// </example>
/// <example>
/// <para>See which VPCs without vSwitches would be removed</para>
/// <code>
/// Get-VpcNetwork | Where-Object { $_.VSwitchIds.Count -eq 0 } | Remove-VpcNetwork -ForceDelete -WhatIf
/// </code>
/// <para>Shows a line for each. To have the service check whether they could be removed, give -DryRun -Force instead.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "VpcNetwork", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void), typeof(VpcRemovalStep))]
public sealed class RemoveVpcNetworkCommand : NetworkRemoveCmdlet
{
    /// <summary>The id of the VPC, vpc-... Every row needs it. Several ids given as an argument are one row each.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [IdList(IsOfRows = true)]
    [ResourceId(IdPrefixes.Vpc)]
    [ArgumentCompleter(typeof(VpcIdCompleter))]
    public string[]? VpcId { get; set; }

    /// <summary>
    /// Also remove a VPC that still has an IPv4 or IPv6 gateway, with the gateway and the routes to it. Anything else in the VPC is
    /// an error. Default: a gateway is an error, too.
    /// </summary>
    [Parameter]
    public SwitchParameter ForceDelete { get; set; }

    private protected override bool ForceDeletes => ForceDelete;

    /// <summary>Removes the VPC of one row. With -Recurse, all VPCs are removed at the end.</summary>
    protected override void ProcessRecord()
    {
        foreach (string? id in RowsOf(VpcId))
        {
            Remove(id);
        }
    }

    private void Remove(string? vpcId)
    {
        if (!ReadText(vpcId, IdPrefixes.Vpc))
        {
            return;
        }

        var target = new VpcNetwork { VpcId = vpcId ?? IdOfText(IdPrefixes.Vpc), RegionId = Region };
        if (target.VpcId is not { } id)
        {
            WriteError(RowErrors.NoId(nameof(VpcId), "vpc-hp3kzilwd9yflssfdlgqe", target));
            return;
        }

        if (IsAboutPart(id, nameof(VpcId))
            || ResolveRegion(target) is not { } region)
        {
            return;
        }

        if (Recurse)
        {
            Want(target with { RegionId = region });
            return;
        }

        string action = ForceDelete
            ? UserText.Translate("Remove the VPC and its gateway")
            : UserText.Translate("Remove the VPC");
        if (ShouldRemove(UserText.Of($"{id} in {region}"), action))
        {
            var removal = new DeleteVpc(region, id) { ForceDelete = ForceDelete, ClientToken = NewClientToken(), DryRun = DryRun };
            bool ifExists = IfExists;
            TimeSpan? waitLimit = WaitLimit;
            Queue(new Job(
                key: region + "/" + id,
                calls => calls.RemoveAsync(removal, ifExists, waitLimit, new StatusWait<VpcNetwork>
                {
                    Subject = id,
                    Region = region,
                    Change = removal,
                    ReadAsync = () => calls.FindVpcAsync(region, id),
                    State = vpc => vpc.Status,
                    Target = target,
                }),
                error => ErrorRecords.FromCall(error, target, id)));
        }
    }
}
