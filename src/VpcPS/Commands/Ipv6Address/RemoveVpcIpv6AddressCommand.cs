using System;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Binding;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;

namespace VpcPS.Commands;

/// <summary>
/// Releases IPv6 addresses, one per input row. Their bandwidth must be removed before, and no instance may use them. It
/// asks first: in a runbook say -Force. Newer than the seed document (ReleaseIpv6Address).
/// </summary>
[Cmdlet(VerbsCommon.Remove, "VpcIpv6Address", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveVpcIpv6AddressCommand : RemoveCmdlet
{
    /// <summary>The id of the address, ipv6-...</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("AddressId")]
    [BlankToNull]
    [ResourceId("ipv6-")]
    [ArgumentCompleter(typeof(AddressIdCompleter))]
    public string? Ipv6AddressId { get; set; }

    /// <summary>Releases the address of one row.</summary>
    protected override void ProcessRecord()
    {
        var target = new Ipv6Address { Ipv6AddressId = Ipv6AddressId, RegionId = Region };
        if (Ipv6AddressId is not { } id)
        {
            WriteError(ErrorRecords.NoAddressId(target));
            return;
        }

        if (ResolveRegion(target) is { } region && ShouldRemove($"{id} in {region}", "Release the IPv6 address"))
        {
            var removal = new ReleaseIpv6Address(region, id) { ClientToken = NewClientToken(), DryRun = DryRun };
            bool ifExists = IfExists;
            TimeSpan? waitLimit = WaitLimit;
            Queue(new Row(
                target,
                key: region + "/" + id,
                calls => RemoveAsync(calls, removal, target, ifExists, waitLimit),
                error => ErrorRecords.FromCall(error, target, id)));
        }
    }

    private static async Task<object?> RemoveAsync(
        RowCalls calls, ReleaseIpv6Address removal, Ipv6Address target, bool ifExists, TimeSpan? waitLimit)
    {
        if (await RemoveAsync(calls, removal, ifExists).ConfigureAwait(false) && waitLimit is { } limit)
        {
            await new StatusWait<Ipv6Address>
            {
                Subject = removal.Ipv6AddressId,
                Region = removal.Region,
                Wish = "gone",
                ReadAsync = () => calls.FindAddressAsync(removal.Region, removal.Ipv6AddressId),
                IsReached = address => address is null,
                State = address => address.Status,
                Target = target,
            }.RunAsync(calls, limit).ConfigureAwait(false);
        }

        return null;
    }
}
