using System;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Cmdlets;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;

namespace VpcPS.Commands;

/// <summary>
/// Removes vSwitches, one per input row. First remove what is in them: an error names it, with the command that removes it.
/// </summary>
/// <remarks>
/// <para>
/// It asks before each removal, because a removal can't be undone. In an unattended script give -Force or -Confirm:$false. The
/// service finishes the removal later, and -Wait waits for it.
/// </para>
/// <para>
/// A row that is about something in a vSwitch, such as an IPv6 address, is an error, although it also has a VSwitchId: it does not
/// mean the whole vSwitch.
/// </para>
/// </remarks>
/// <example>
/// <para>Create and remove a vSwitch</para>
/// <code>
/// New-VpcVSwitch vpc-hp3kzilwd9yflssfdlgqe -ZoneId cn-huhehaote-a -CidrMask 28 -Name temporary -Wait |
///     Remove-VpcVSwitch -Force -Wait
/// </code>
/// <para>Nothing is emitted. The command ends when the vSwitch is gone.</para>
/// </example>
/// <example>
/// <para>See which vSwitches of a VPC would be removed</para>
/// <code>
/// Get-VpcVSwitch -VpcId vpc-hp36gvymdazvo5td9k27g | Remove-VpcVSwitch -WhatIf
/// </code>
/// <para>Shows a line for each. To have the service check whether they could be removed, give -DryRun -Force instead.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "VpcVSwitch", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveVpcVSwitchCommand : RemoveCmdlet
{
    /// <summary>The id of the vSwitch, vsw-... Every row needs it. Several ids given as an argument are one row each.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [IdList(IsOfRows = true)]
    [ResourceId(IdPrefixes.VSwitch)]
    [ArgumentCompleter(typeof(VSwitchIdCompleter))]
    public string[]? VSwitchId { get; set; }

    /// <summary>Removes the vSwitch of one row.</summary>
    protected override void ProcessRecord()
    {
        foreach (string? id in RowsOf(VSwitchId))
        {
            Remove(id);
        }
    }

    private void Remove(string? vSwitchId)
    {
        if (!ReadText(vSwitchId, IdPrefixes.VSwitch))
        {
            return;
        }

        var target = new VpcVSwitch { VSwitchId = vSwitchId ?? IdOfText(IdPrefixes.VSwitch), RegionId = Region };
        if (target.VSwitchId is not { } id)
        {
            WriteError(RowErrors.NoId(nameof(VSwitchId), "vsw-hp3k6zr9x7x9574o9fel5", target));
            return;
        }

        if (!IsAboutPart(id, nameof(VSwitchId))
            && ResolveRegion(target) is { } region
            && ShouldRemove(UserText.Of($"{id} in {region}"), UserText.Translate("Remove the vSwitch")))
        {
            var removal = new DeleteVSwitch(region, id) { DryRun = DryRun };
            bool ifExists = IfExists;
            TimeSpan? waitLimit = WaitLimit;
            Queue(new Job(
                key: region + "/" + id,
                calls => calls.RemoveAsync(removal, ifExists, waitLimit, new StatusWait<VpcVSwitch>
                {
                    Subject = id,
                    Region = region,
                    Change = removal,
                    ReadAsync = () => calls.FindVSwitchAsync(region, id),
                    State = vSwitch => vSwitch.Status,
                    Target = target,
                }),
                error => ErrorRecords.FromCall(error, target, id)));
        }
    }
}
