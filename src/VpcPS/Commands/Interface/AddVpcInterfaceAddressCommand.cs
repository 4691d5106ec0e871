using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Binding;
using VpcPS.Cmdlets;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;

namespace VpcPS.Commands;

/// <summary>
/// Gives network interfaces of ECS IPv6 addresses, one interface per input row: so many free ones, or those that you name. They are
/// private until bandwidth is bought.
/// </summary>
/// <remarks>
/// <para>
/// The vSwitch of the interface must have IPv6; Enable-VpcIpv6 switches it on. ECS answers without the ids of the addresses, so that
/// they are looked up afterwards. An address takes a moment to become Available; -Wait waits for that. The operating system of the
/// instance takes a new address by itself only where it is set up to. ECS has no dry run. The calls need the permission
/// ecs:AssignIpv6Addresses.
/// </para>
/// <para>
/// Rows run concurrently (-ThrottleLimit) and come out in the order of input. To run in the background, use Start-ThreadJob or
/// ForEach-Object -Parallel and pass the session with -Session; there is no -AsJob.
/// </para>
/// </remarks>
/// <example>
/// <para>Give an interface an address</para>
/// <code>
/// Add-VpcInterfaceAddress eni-hp38m9er6jirhau0nzgb -Wait
/// </code>
/// <para>The service chooses a free address of the vSwitch. It comes out when it is Available.</para>
/// </example>
/// <example>
/// <para>Give an interface a certain address</para>
/// <code>
/// Add-VpcInterfaceAddress eni-hp38m9er6jirhau0nzgb -Ipv6Address 2408:4004:c0:201::77
/// </code>
/// <para>The address must be free and inside the IPv6 block of the vSwitch.</para>
/// </example>
/// <example>
/// <para>See what a VPC's interfaces would get</para>
/// <code>
/// Get-VpcInterface -VpcId vpc-hp3kzilwd9yflssfdlgqe |
///     Where-Object { $_.Ipv6Addresses.Count -eq 0 } |
///     Add-VpcInterfaceAddress -WhatIf
/// </code>
/// <para>Shows a line for each interface without an address. New-VpcIpv6InternetBandwidth takes what comes out without -WhatIf.</para>
/// </example>
[Cmdlet(VerbsCommon.Add, "VpcInterfaceAddress", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Ipv6Address))]
public sealed class AddVpcInterfaceAddressCommand : TextRowCmdlet
{
    // The columns with the id of the created object.
    private static readonly string[] Made = ["Ipv6AddressId", "AddressId"];

    // How often the new addresses are looked for without -Wait. Lists of the service lag behind.
    private const int Looks = 4;

    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The id of the network interface, eni-... Every row needs it. Several ids given as an argument are one row each.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [IdList(IsOfRows = true)]
    [ResourceId(IdPrefixes.NetworkInterface)]
    [ArgumentCompleter(typeof(InterfaceIdCompleter))]
    public string[]? NetworkInterfaceId { get; set; }

    /// <summary>How many addresses the service chooses, 1 to 10. Default: 1, where -Ipv6Address names none.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Ipv6AddressCount")]
    [OptionalNumber(1, AssignIpv6Addresses.MaxAddresses)]
    public int? Count { get; set; }

    /// <summary>
    /// The literal addresses, at most 10 free ones of the vSwitch's IPv6 block. A cell can hold several, with blanks between them.
    /// Default: the service chooses.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Ipv6Literals]
    public string[]? Ipv6Address { get; set; }

    /// <summary>
    /// The idempotency token, at most 64 printable ASCII characters: the same token never assigns twice. A row with the id or the
    /// RequestId of an earlier result has the token of that one, which is not sent. Default: a new one for each row.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankToNull]
    [ClientToken]
    public string? ClientToken { get; set; }

    /// <summary>
    /// Wait until the service has finished. Default: continue as soon as it has accepted the request.
    /// </summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>The most seconds that -Wait waits for one row, 1 to 86400. Default: 300.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int WaitTimeoutSec { get; set; } = 300;

    /// <summary>Assigns the addresses of one row.</summary>
    protected override void ProcessRecord()
    {
        foreach (string? id in RowsOf(NetworkInterfaceId, ClientToken))
        {
            Assign(id);
        }
    }

    private void Assign(string? given)
    {
        if (!ReadText(given, IdPrefixes.NetworkInterface))
        {
            return;
        }

        string? id = given ?? IdOfText(IdPrefixes.NetworkInterface);
        var wanted = new Ipv6Address
        {
            AssociatedInstanceId = id,
            ClientToken = TokenOf(ClientToken, Made),
            RegionId = Region,
        };
        if (id is null)
        {
            WriteError(RowErrors.NoId(nameof(NetworkInterfaceId), "eni-hp38m9er6jirhau0nzgb", wanted));
            return;
        }

        if (ProblemOf(id, wanted) is { } problem)
        {
            WriteError(problem);
            return;
        }

        string[]? literals = Ipv6Address;
        int count = literals?.Length ?? Count ?? 1;
        if (ResolveRegion(wanted) is { } region
            && ShouldProcess(
                literals is null && count == 1 ? UserText.Of($"{id} in {region}: a free IPv6 address")
                    : literals is null ? UserText.Of($"{id} in {region}: {count} free IPv6 addresses")
                    : UserText.Of($"{id} in {region}: {string.Join(", ", literals)}"),
                UserText.Translate("Assign IPv6 addresses")))
        {
            wanted = wanted with { RegionId = region };
            var assignment = new AssignIpv6Addresses(region, id, wanted.ClientToken!)
            {
                Addresses = literals,
                Count = literals is null ? count : null,
            };
            TimeSpan? waitLimit = Wait ? TimeSpan.FromSeconds(WaitTimeoutSec) : null;
            Queue(new Job(
                // The service refuses two changes of the same interface at the same time.
                key: region + "/" + id,
                calls => AssignAsync(calls, assignment, wanted, waitLimit),
                error => ErrorRecords.FromCall(error, wanted, id, wanted.ClientToken))
            {
                Again = RowAgainOf(new { NetworkInterfaceId = id, wanted.ClientToken }, region, Made),
            });
        }
    }

    private ErrorRecord? ProblemOf(string id, Ipv6Address wanted) =>
        Ipv6Address is not null && Count is not null
            ? ErrorRecords.BadInput(
                "AddressesAndCount",
                $"{id}: the row names addresses and has a count as well",
                $"Give either -Ipv6Address or -Count.",
                wanted)
        : Ipv6Address is { Length: > AssignIpv6Addresses.MaxAddresses }
            ? ErrorRecords.BadInput(
                "TooManyAddresses",
                $"{id}: {Ipv6Address.Length} addresses are too many for one row",
                $"Give at most {AssignIpv6Addresses.MaxAddresses} at a time; an interface that is attached to no instance can have no more.",
                wanted)
        : null;

    private static async Task<object?> AssignAsync(
        JobCalls calls, AssignIpv6Addresses assignment, Ipv6Address wanted, TimeSpan? waitLimit)
    {
        AssignedIpv6Addresses assigned = await calls.CallAsync(assignment).ConfigureAwait(false);
        Ipv6Address[] made = [.. assigned.Literals.Select(literal => wanted with { Address = literal, RequestId = assigned.RequestId })];
        calls.Done = made;
        if (waitLimit is { } limit)
        {
            return await new StatusWait<Ipv6Address[]>
            {
                Subject = assignment.NetworkInterfaceId,
                Region = assignment.Region,
                Wish = "Available",
                ReadAsync = async () =>
                {
                    Ipv6Address[] found = await LookAsync(calls, made).ConfigureAwait(false);
                    calls.Done = found;
                    return found;
                },
                IsReached = found => found!.All(address => address.Status == "Available"),
                State = found => found.First(address => address.Status != "Available").Status ?? UserText.Translate("not there"),
                Done = made,
                Target = wanted,
            }.RunAsync(calls, limit).ConfigureAwait(false) ?? made;
        }

        for (int look = 1; ; look++)
        {
            try
            {
                made = await LookAsync(calls, made).ConfigureAwait(false);
            }
            catch (VpcException e)
            {
                // The addresses are assigned, so they are emitted with what is known about them.
                throw new JobErrorException(ErrorRecords.FromCall(e, made, assignment.NetworkInterfaceId));
            }

            calls.Done = made;
            if (look == Looks || made.All(address => address.Ipv6AddressId is not null))
            {
                return made;
            }

            await calls.DelayAsync(LookInterval).ConfigureAwait(false);
        }
    }

    // Reads the new addresses. Those that no list has yet are returned without an id and a status.
    private static async Task<Ipv6Address[]> LookAsync(JobCalls calls, IReadOnlyList<Ipv6Address> made)
    {
        var found = new List<Ipv6Address>();
        foreach (Ipv6Address address in made)
        {
            Ipv6Address? known = await calls
                .FindAddressOfInterfaceAsync(address.RegionId!, address.Address!, address.AssociatedInstanceId)
                .ConfigureAwait(false);
            if (address.Ipv6AddressId is null)
            {
                calls.Created(known?.Ipv6AddressId);
            }

            found.Add(known is null ? address : known with { RequestId = address.RequestId, ClientToken = address.ClientToken });
        }

        return [.. found];
    }
}
