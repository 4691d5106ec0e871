using System.Collections.Generic;
using System.Linq;
using System.Net;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>
/// Assigns addresses to a network interface. This is an action of ECS (version 2014-05-26), which has another endpoint on the
/// cloud. Here only the version is different.
/// </summary>
/// <remarks>
/// The estate has no list of network interfaces: an interface exists when an address is attached to it. The ECS pages document
/// the limit of 10 addresses, and that count and list exclude each other.
/// </remarks>
internal sealed class AssignIpv6AddressesHandler : WriteHandler
{
    private const int AddressesAtOnce = 10;

    private static readonly TextParameter InterfaceId = new("NetworkInterfaceId")
    {
        Required = true,
        IdPrefix = IdPrefixes.NetworkInterface,
        Kind = "NetworkInterface",
    };

    private static readonly ListParameter Literals = new("Ipv6Address") { MaximumEntries = AddressesAtOnce };
    private static readonly IntegerParameter Count = new("Ipv6AddressCount") { Minimum = 1, Maximum = AddressesAtOnce };
    private static readonly ListParameter Prefixes = new("Ipv6Prefix") { MaximumEntries = AddressesAtOnce };
    private static readonly IntegerParameter PrefixCount = new("Ipv6PrefixCount") { Minimum = 1, Maximum = AddressesAtOnce };

    /// <inheritdoc/>
    public override string Version => "2014-05-26";

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
        [CommonParameters.RegionId, InterfaceId, Literals, Count, Prefixes, PrefixCount, CommonParameters.ClientToken];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } =
    [
        "OperationUnsupported.IPv6Prefix",
        "InvalidParameter",
        "IncorrectStatus",
    ];

    /// <inheritdoc/>
    public override void CheckTogether(RequestParameters request)
    {
        if (Prefixes.IsPresent(request) || PrefixCount.IsPresent(request))
        {
            throw new ApiException(400, "OperationUnsupported.IPv6Prefix", "The emulator supports single addresses only, not prefixes.");
        }

        if (Literals.IsPresent(request) == Count.IsPresent(request))
        {
            throw Literals.IsPresent(request)
                ? Refusals.InvalidParameter(Count.Name)
                : Refusals.MissingParameter(Count.Name);
        }

        if (Literals.Read(request).Any(literal => Ipv6Block.ParseAddress(literal) is null)
            || Literals.Read(request).Select(Ipv6Block.ParseAddress).Distinct().Count() < Literals.Read(request).Count)
        {
            throw Refusals.IllegalParameter(Literals.Name, "different IPv6 addresses");
        }
    }

    /// <inheritdoc/>
    public override string ExclusiveObject(ActionCall call) => call.Get(InterfaceId);

    /// <inheritdoc/>
    public override Change Prepare(ActionCall call)
    {
        string interfaceId = call.Get(InterfaceId);
        EstateVSwitch vSwitch = call.Region.Ipv6Addresses.FirstOrDefault(a => a.AssociatedInstanceId == interfaceId)?.VSwitch
            ?? throw InterfaceId.NotFound(interfaceId);
        IEnumerable<string> wanted = call.Get(Literals) is { Count: > 0 } literals
            ? literals
            : Enumerable.Repeat("", call.Get(Count));
        IPAddress[] chosen = [.. wanted.Select(literal => AddressPool.Choose(vSwitch, literal, Literals.Name))];
        return new Change(interfaceId, () =>
        {
            foreach (IPAddress literal in chosen)
            {
                Attach(call, vSwitch, literal, interfaceId);
            }

            return new Answer
            {
                { "NetworkInterfaceId", interfaceId },
                { "Ipv6Sets", "Ipv6Address", chosen.Select(literal => literal.ToString()) },
                { "Ipv6PrefixSets", "Ipv6Prefix", System.Array.Empty<string>() },
            };
        });
    }

    private static void Attach(ActionCall call, EstateVSwitch vSwitch, IPAddress literal, string interfaceId)
    {
        var address = new EstateAddress
        {
            Ipv6AddressId = ResourceIds.New(IdPrefixes.Ipv6Address, call.Region.RegionId),
            Literal = literal.ToString(),
            AllocationTime = call.Now,
            AssociatedInstanceId = interfaceId,
            AssociatedInstanceType = AssociatedInstanceType.NetworkInterface,
            VSwitch = vSwitch,
        };
        vSwitch.Ipv6Addresses.Add(address);
        call.Region.Come(address, call.SettledAt);
    }
}
