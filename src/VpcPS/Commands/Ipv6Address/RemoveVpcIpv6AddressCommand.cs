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
/// Releases IPv6 addresses, one per input row. Remove their bandwidth first; no instance may use them.
/// </summary>
/// <remarks>
/// <para>
/// It asks before each removal, because a removal can't be undone. In an unattended script give -Force or -Confirm:$false.
/// </para>
/// </remarks>
/// <example>
/// <para>Allocate and release an address</para>
/// <code>
/// New-VpcIpv6Address vsw-hp3k6zr9x7x9574o9fel5 -Name temporary -Wait |
///     Remove-VpcIpv6Address -Force
/// </code>
/// <para>
/// Nothing is emitted. A released address can go to somebody else and then can't be recovered, so the command asks unless you
/// give -Force.
/// </para>
/// </example>
/// <example>
/// <para>See which addresses no instance uses</para>
/// <code>
/// Get-VpcIpv6Address -NetworkType Private |
///     Where-Object { -not $_.AssociatedInstanceId } |
///     Remove-VpcIpv6Address -WhatIf
/// </code>
/// <para>Shows a line for each address that would be released.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "VpcIpv6Address", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveVpcIpv6AddressCommand : RemoveCmdlet
{
    /// <summary>The id of the address, ipv6-... Every row needs it. Several ids given as an argument are one row each.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("AddressId")]
    [IdList(IsOfRows = true)]
    [ResourceId(IdPrefixes.Ipv6Address)]
    [ArgumentCompleter(typeof(AddressIdCompleter))]
    public string[]? Ipv6AddressId { get; set; }

    /// <summary>Releases the address of one row.</summary>
    protected override void ProcessRecord()
    {
        foreach (string? id in RowsOf(Ipv6AddressId))
        {
            Release(id);
        }
    }

    private void Release(string? addressId)
    {
        if (!ReadText(addressId, IdPrefixes.Ipv6Address))
        {
            return;
        }

        var target = new Ipv6Address { Ipv6AddressId = addressId ?? IdOfText(IdPrefixes.Ipv6Address), RegionId = Region };
        if (target.Ipv6AddressId is not { } id)
        {
            WriteError(RowErrors.NoAddressId(target));
            return;
        }

        if (!IsAboutPart(id, nameof(Ipv6AddressId))
            && ResolveRegion(target) is { } region
            && ShouldRemove(UserText.Of($"{id} in {region}"), UserText.Translate("Release the IPv6 address")))
        {
            var removal = new ReleaseIpv6Address(region, id) { ClientToken = NewClientToken(), DryRun = DryRun };
            bool ifExists = IfExists;
            TimeSpan? waitLimit = WaitLimit;
            Queue(new Job(
                key: region + "/" + id,
                calls => calls.RemoveAsync(removal, ifExists, waitLimit, new StatusWait<Ipv6Address>
                {
                    Subject = id,
                    Region = region,
                    Change = removal,
                    ReadAsync = () => calls.FindAddressAsync(region, id),
                    State = address => address.Status,
                    Target = target,
                }),
                error => ErrorRecords.FromCall(error, target, id)));
        }
    }
}
