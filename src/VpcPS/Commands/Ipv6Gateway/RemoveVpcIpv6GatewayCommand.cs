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
/// Removes IPv6 gateways, one per input row. First remove the egress-only rules and the bandwidth of the gateway's addresses.
/// </summary>
/// <remarks>
/// <para>
/// It asks before each removal, because a removal can't be undone. In an unattended script give -Force or -Confirm:$false. The
/// service finishes the removal later, and -Wait waits for it.
/// </para>
/// </remarks>
/// <example>
/// <para>Create and remove a gateway</para>
/// <code>
/// New-VpcIpv6Gateway vpc-hp36gvymdazvo5td9k27g -Wait | Remove-VpcIpv6Gateway -Force
/// </code>
/// <para>Nothing is emitted.</para>
/// </example>
/// <example>
/// <para>Have the service check whether a gateway could be removed</para>
/// <code>
/// Remove-VpcIpv6Gateway ipv6gw-hp38x2x0fz785tlc65pfv -DryRun -Force
/// </code>
/// <para>No output means that it could. Otherwise an error says what to remove first.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "VpcIpv6Gateway", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveVpcIpv6GatewayCommand : RemoveCmdlet
{
    /// <summary>The id of the gateway, ipv6gw-... Every row needs it. Several ids given as an argument are one row
    /// each.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("GatewayId")]
    [IdList(IsOfRows = true)]
    [ResourceId(IdPrefixes.Ipv6Gateway)]
    [ArgumentCompleter(typeof(GatewayIdCompleter))]
    public string[]? Ipv6GatewayId { get; set; }

    /// <summary>Removes the gateway of one row.</summary>
    protected override void ProcessRecord()
    {
        foreach (string? id in RowsOf(Ipv6GatewayId))
        {
            Remove(id);
        }
    }

    private void Remove(string? gatewayId)
    {
        if (!ReadText(gatewayId, IdPrefixes.Ipv6Gateway))
        {
            return;
        }

        var target = new Ipv6Gateway { Ipv6GatewayId = gatewayId ?? IdOfText(IdPrefixes.Ipv6Gateway), RegionId = Region };
        if (target.Ipv6GatewayId is not { } id)
        {
            WriteError(RowErrors.NoId(nameof(Ipv6GatewayId), "ipv6gw-hp38x2x0fz785tlc65pfv", target));
            return;
        }

        if (!IsAboutPart(id, nameof(Ipv6GatewayId))
            && ResolveRegion(target) is { } region
            && ShouldRemove(UserText.Of($"{id} in {region}"), UserText.Translate("Remove the IPv6 gateway")))
        {
            var removal = new DeleteIpv6Gateway(region, id) { ClientToken = NewClientToken(), DryRun = DryRun };
            bool ifExists = IfExists;
            TimeSpan? waitLimit = WaitLimit;
            Queue(new Job(
                key: region + "/" + id,
                calls => calls.RemoveAsync(removal, ifExists, waitLimit, new StatusWait<Ipv6Gateway>
                {
                    Subject = id,
                    Region = region,
                    Change = removal,
                    ReadAsync = () => calls.FindGatewayAsync(region, id),
                    State = gateway => gateway.Status,
                    Target = target,
                }),
                error => ErrorRecords.FromCall(error, target, id)));
        }
    }
}
