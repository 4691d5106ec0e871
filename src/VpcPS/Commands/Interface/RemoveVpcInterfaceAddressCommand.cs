using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Threading.Tasks;
using VpcPS.Binding;
using VpcPS.Cmdlets;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;
using VpcPS.Texts;

namespace VpcPS.Commands;

/// <summary>
/// Takes IPv6 addresses away from network interfaces of ECS, one row each; the addresses are released. An address that has bandwidth
/// is refused.
/// </summary>
/// <remarks>
/// <para>
/// It asks before each removal, because the address can go to somebody else. In an unattended script give -Force or -Confirm:$false.
/// What becomes of the bandwidth of an address that is taken away is not documented. So the addresses are looked up first, and one
/// with bandwidth is an error: remove the bandwidth before. ECS has no dry run. The calls need the permission
/// ecs:UnassignIpv6Addresses.
/// </para>
/// </remarks>
/// <example>
/// <para>Take an address away</para>
/// <code>
/// Get-VpcIpv6Address ipv6-hp37fpcppsgmz5ekn2lwz | Remove-VpcInterfaceAddress -WhatIf
/// </code>
/// <para>The interface is that which uses the address. Without -WhatIf the address is released.</para>
/// </example>
/// <example>
/// <para>Give an interface an address and take it back</para>
/// <code>
/// $address = Add-VpcInterfaceAddress eni-hp38m9er6jirhau0nzgb -Wait
/// $address | Remove-VpcInterfaceAddress -Force
/// </code>
/// <para>An address must be Available to be taken away, so -Wait comes first.</para>
/// </example>
/// <example>
/// <para>See what would go from all interfaces of a vSwitch</para>
/// <code>
/// Get-VpcInterface -VSwitchId vsw-hp3k6zr9x7x9574o9fel5 | Remove-VpcInterfaceAddress -All -WhatIf
/// </code>
/// <para>-All means all IPv6 addresses of each interface. Without it a row must name addresses.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Remove,
    "VpcInterfaceAddress",
    DefaultParameterSetName = ById,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveVpcInterfaceAddressCommand : TextRowCmdlet
{
    private const string ById = "ById";
    private const string ByInputObject = "ByInputObject";
    private const string NotAssigned = "InvalidIp.IpUnassigned";

    /// <summary>
    /// The id of the network interface, eni-... Every row needs it. Several ids given as an argument are one row each.
    /// </summary>
    [Parameter(ParameterSetName = ById, Position = 0, ValueFromPipelineByPropertyName = true)]
    [IdList(IsOfRows = true)]
    [ResourceId(IdPrefixes.NetworkInterface)]
    [ArgumentCompleter(typeof(InterfaceIdCompleter))]
    public string[]? NetworkInterfaceId { get; set; }

    /// <summary>The literal addresses to take away. A cell can hold several, with blanks between them.</summary>
    [Parameter(ParameterSetName = ById, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Address")]
    [Ipv6Literals]
    public string[]? Ipv6Address { get; set; }

    /// <summary>An address from Get-VpcIpv6Address or Add-VpcInterfaceAddress. Its interface is looked up where needed.</summary>
    [Parameter(ParameterSetName = ByInputObject, Mandatory = true, ValueFromPipeline = true)]
    [ModuleObject(typeof(Ipv6Address))]
    public Ipv6Address? InputObject { get; set; }

    /// <summary>Take all IPv6 addresses of the interface away. Default: a row must name them.</summary>
    [Parameter(ParameterSetName = ById)]
    public SwitchParameter All { get; set; }

    /// <summary>Remove without asking. -WhatIf still removes nothing.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Ignore it when it does not exist. Default: an error.</summary>
    [Parameter]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Unassigns the addresses of one row.</summary>
    protected override void ProcessRecord()
    {
        if ((InputObject ?? AddressOfRow()) is { } address)
        {
            Remove(
                address.AssociatedInstanceId is { } user && IdSyntax.IsId(user, IdPrefixes.NetworkInterface) ? user : null,
                address.Address is null ? null : [address.Address],
                address);
            return;
        }

        foreach (string? id in RowsOf(NetworkInterfaceId))
        {
            if (ReadText(id, IdPrefixes.NetworkInterface))
            {
                Remove(id ?? IdOfText(IdPrefixes.NetworkInterface), Ipv6Address, address: null);
            }
        }
    }

    // The row of an exported address does not name the interface, but the instance or interface that uses the address.
    private Ipv6Address? AddressOfRow()
    {
        if (NetworkInterfaceId is not null || Ipv6Address is not [var literal]
            || Rows.Current is not { HasColumns: true, Input.Properties: var columns }
            || columns[nameof(Core.Models.Ipv6Address.AssociatedInstanceId)] is not { } user)
        {
            return null;
        }

        return new Ipv6Address
        {
            Ipv6AddressId = WrittenText.TrimToNull(columns[nameof(Core.Models.Ipv6Address.Ipv6AddressId)]?.Value?.ToString()),
            Address = literal,
            AssociatedInstanceId = WrittenText.TrimToNull(user.Value?.ToString()),
        };
    }

    private void Remove(string? id, string[]? literals, Ipv6Address? address)
    {
        var target = new VpcInterface { NetworkInterfaceId = id, Ipv6Addresses = new(literals ?? []), RegionId = Region };
        object row = address ?? (object)target;
        if (ProblemOf(id, literals, address, row) is { } problem)
        {
            WriteError(problem);
            return;
        }

        string subject = id ?? address!.Ipv6AddressId ?? literals![0];
        if (ResolveRegion(row, address?.RegionId) is { } region
            && ShouldRemove(
                All
                    ? UserText.Of($"{subject} in {region}: all its IPv6 addresses")
                    : UserText.Of($"{subject} in {region}: {string.Join(", ", literals!)}"),
                UserText.Translate("Take the IPv6 addresses away"),
                Force))
        {
            bool ifExists = IfExists;
            string[]? named = All ? null : literals;
            Queue(new Job(
                // The service refuses two changes of the same interface at the same time.
                key: region + "/" + (id ?? address?.AssociatedInstanceId ?? subject),
                calls => RemoveAsync(calls, region, id, named, row, ifExists),
                error => ErrorRecords.FromCall(error, row, subject)));
        }
    }

    private ErrorRecord? ProblemOf(string? id, string[]? literals, Ipv6Address? address, object row) => (id, literals, address) switch
    {
        (_, _, { AssociatedInstanceId: null }) => ErrorRecords.BadInput(
            "NoInterface",
            $"{address.Ipv6AddressId ?? address.Address}: no network interface uses the address",
            $"To release an address that nothing uses, use Remove-VpcIpv6Address.",
            row),
        (null, _, null) => RowErrors.NoId(nameof(NetworkInterfaceId), "eni-hp38m9er6jirhau0nzgb", row),
        (_, null, _) when !All => ErrorRecords.BadInput(
            "NoAddresses",
            $"{id ?? address?.Ipv6AddressId}: the row names no IPv6 address to take away",
            $"Name them with -Ipv6Address, or give -All to take all of them away.",
            row),
        (_, not null, _) when All => ErrorRecords.BadInput(
            "AddressesAndAll",
            $"{id ?? address?.Ipv6AddressId}: the row names addresses, and -All was given as well",
            $"Give either -Ipv6Address or -All.",
            row),
        _ => null,
    };

    private static async Task<object?> RemoveAsync(
        JobCalls calls, string region, string? id, string[]? named, object row, bool ifExists)
    {
        VpcInterface? known = null;
        if (id is null)
        {
            known = await FindOfInstanceAsync(calls, region, named![0], (Ipv6Address)row).ConfigureAwait(false);
        }
        else if (named is null)
        {
            known = await calls.FindInterfaceAsync(region, id).ConfigureAwait(false);
        }

        if (known is null && (id is null || named is null))
        {
            return ifExists ? null : throw new JobErrorException(ErrorRecords.Own(
                ErrorIds.InterfaceNotFound,
                $"{id ?? named![0]} in {region}: the network interface does not exist",
                row,
                region,
                id));
        }

        string interfaceId = id ?? known!.NetworkInterfaceId!;
        List<string> left = [.. named ?? [.. known!.Ipv6Addresses]];
        await RefuseBandwidthAsync(calls, region, interfaceId, left, row).ConfigureAwait(false);
        while (left.Count > 0)
        {
            string[] now = [.. left.Take(UnassignIpv6Addresses.MaxAddresses)];
            try
            {
                await calls.ChangeAsync(new UnassignIpv6Addresses(region, interfaceId, now)).ConfigureAwait(false);
                left.RemoveRange(0, now.Length);
            }
            catch (VpcApiException e) when (e.Code == NotAssigned && (ifExists || e.FollowsUnansweredAttempt))
            {
                // Some of the addresses are gone, perhaps because of an attempt whose answer was lost. The remaining ones are unassigned
                // now.
                VpcInterface? present = await calls.FindInterfaceAsync(region, interfaceId).ConfigureAwait(false);
                string[] there = [.. now.Where(literal => present?.Ipv6Addresses.Any(other => IsSame(literal, other)) is true)];
                if (there.Length == now.Length)
                {
                    throw;
                }

                left.RemoveAll(literal => now.Contains(literal) && !there.Contains(literal));
            }
            catch (VpcApiException e) when (e.Code == ErrorIds.InterfaceNotFound && ifExists)
            {
                return null;
            }
        }

        return null;
    }

    // Finds the primary interface of an instance. Its addresses name only the instance.
    private static async Task<VpcInterface?> FindOfInstanceAsync(JobCalls calls, string region, string literal, Ipv6Address address)
    {
        Page<VpcInterface> found = await calls
            .CallAsync(new DescribeNetworkInterfaces(region) { InstanceId = address.AssociatedInstanceId, Ipv6Addresses = [literal] })
            .ConfigureAwait(false);
        return found.Items.Count > 0 ? found.Items[0] : null;
    }

    private static async Task RefuseBandwidthAsync(
        JobCalls calls, string region, string interfaceId, IEnumerable<string> literals, object row)
    {
        foreach (string literal in literals)
        {
            Ipv6Address? address = await calls.FindAddressOfInterfaceAsync(region, literal, interfaceId).ConfigureAwait(false);
            if (address?.InternetBandwidthId is { } bandwidthId)
            {
                throw new JobErrorException(ErrorRecords.Own(
                    "DependencyViolation.Ipv6InternetBandwidth",
                    $"{address.Ipv6AddressId} in {region}: the address {literal} of {interfaceId} has the bandwidth {bandwidthId}",
                    row,
                    region,
                    address.Ipv6AddressId));
            }
        }
    }

    private static bool IsSame(string literal, string other) => IPAddress.Parse(literal).Equals(IPAddress.Parse(other));
}
