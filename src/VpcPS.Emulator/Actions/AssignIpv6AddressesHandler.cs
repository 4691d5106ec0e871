using System.Collections.Generic;
using System.Linq;
using System.Net;
using VpcPS.Core.Endpoints;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>
/// Assigns addresses to a network interface of ECS: the addresses that the request lists, or the number of free ones that it asks for.
/// </summary>
/// <remarks>
/// The ECS pages document that count and list exclude each other. They also document the limit of addresses for an interface that is not
/// attached to an instance. For an attached interface, the limit depends on the instance type. The estate has no instance types, so the
/// emulator uses the same limit.
/// </remarks>
internal sealed class AssignIpv6AddressesHandler : WriteHandler
{
    private static readonly IntegerParameter Count = new("Ipv6AddressCount") { Minimum = 1, Maximum = InterfaceAnswers.MostAddresses };
    private static readonly IntegerParameter PrefixCount = new("Ipv6PrefixCount") { Minimum = 1, Maximum = InterfaceAnswers.MostAddresses };

    /// <inheritdoc/>
    public override string Version => ApiProduct.Ecs.Version;

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
    [
        CommonParameters.RegionId,
        InterfaceAnswers.Id,
        InterfaceAnswers.Addresses,
        Count,
        InterfaceAnswers.Prefixes,
        PrefixCount,
        CommonParameters.ClientToken,
    ];

    /// <inheritdoc/>
    /// <remarks>
    /// IncorrectStatus is the code of AllocateIpv6Address for a vSwitch that is not Available. ECS documents no code for this.
    /// </remarks>
    public override IReadOnlyList<string> OwnCodes { get; } =
    [
        InterfaceAnswers.NotServed,
        InterfaceAnswers.Managed,
        InterfaceAnswers.WrongStatus,
        InterfaceAnswers.NoAddress,
        InterfaceAnswers.Repeated,
        "InvalidParameter",
        "InvalidVSwitch.Ipv6NotTurnOn",
        "InvalidVSwitchId.IpInvalid",
        "InvalidIp.IpAssigned",
        "MaxEniIpv6IpsCountExceeded",
        "IncorrectStatus",
    ];

    /// <inheritdoc/>
    public override void CheckTogether(RequestParameters request)
    {
        if (InterfaceAnswers.Prefixes.IsPresent(request) || PrefixCount.IsPresent(request))
        {
            throw InterfaceAnswers.PrefixesAreNotServed();
        }

        if (InterfaceAnswers.Addresses.IsPresent(request) == Count.IsPresent(request))
        {
            throw Count.IsPresent(request)
                ? Refusals.InvalidParameter(Count.Name)
                : Refusals.MissingParameter(Count.Name);
        }

        InterfaceAnswers.CheckAddresses(request);
    }

    /// <inheritdoc/>
    public override string ExclusiveObject(ActionCall call) => call.Get(InterfaceAnswers.Id);

    /// <inheritdoc/>
    public override Change Prepare(ActionCall call)
    {
        EstateInterface known = InterfaceAnswers.FindUsable(call);
        EstateVSwitch vSwitch = known.VSwitch;
        IReadOnlyList<string> literals = call.Get(InterfaceAnswers.Addresses);
        if (Ipv6Block.Parse(vSwitch.Ipv6CidrBlock) is not { } block)
        {
            throw new ApiException(403, "InvalidVSwitch.Ipv6NotTurnOn", $"IPv6 is not enabled in {vSwitch.VSwitchId}.");
        }

        if (literals.FirstOrDefault(literal => !block.Contains(Ipv6Block.ParseAddress(literal)!)) is { } outside)
        {
            throw new ApiException(403, "InvalidVSwitchId.IpInvalid", $"{outside} is not an address of {vSwitch.Ipv6CidrBlock}.");
        }

        if (literals.FirstOrDefault(literal => AddressPool.IsTaken(vSwitch.Vpc, Ipv6Block.ParseAddress(literal)!)) is { } taken)
        {
            throw new ApiException(403, "InvalidIp.IpAssigned", $"{taken} is already assigned.");
        }

        if (known.Ipv6Addresses.Count() + literals.Count + call.Get(Count) > InterfaceAnswers.MostAddresses)
        {
            throw new ApiException(
                403,
                "MaxEniIpv6IpsCountExceeded",
                $"{known.NetworkInterfaceId} can have at most {InterfaceAnswers.MostAddresses} IPv6 addresses.");
        }

        IEnumerable<string> wanted = literals.Count > 0 ? literals : Enumerable.Repeat("", call.Get(Count));
        IPAddress[] chosen = [.. wanted.Select(literal => AddressPool.Choose(vSwitch, literal, InterfaceAnswers.Addresses.Name))];
        return new Change(known.NetworkInterfaceId, () =>
        {
            foreach (IPAddress literal in chosen)
            {
                Attach(call, known, literal);
            }

            return new Answer
            {
                { "NetworkInterfaceId", known.NetworkInterfaceId },
                { "Ipv6Sets", "Ipv6Address", chosen.Select(literal => literal.ToString()) },
                { "Ipv6PrefixSets", "Ipv6Prefix", System.Array.Empty<string>() },
            };
        });
    }

    private static void Attach(ActionCall call, EstateInterface known, IPAddress literal)
    {
        var address = new EstateAddress
        {
            Ipv6AddressId = ResourceIds.New(IdPrefixes.Ipv6Address, call.Region.RegionId),
            Literal = literal.ToString(),
            AllocationTime = call.Now,
            AssociatedInstanceId = known.User.Id,
            AssociatedInstanceType = known.User.Type,
            VSwitch = known.VSwitch,
        };
        known.VSwitch.Ipv6Addresses.Add(address);
        call.Region.Come(address, call.SettledAt);
    }
}
