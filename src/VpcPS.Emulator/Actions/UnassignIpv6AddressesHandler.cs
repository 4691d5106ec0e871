using System.Collections.Generic;
using System.Linq;
using System.Net;
using VpcPS.Core.Endpoints;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>Removes addresses from a network interface of ECS, and releases them. The action has no ClientToken.</summary>
internal sealed class UnassignIpv6AddressesHandler : WriteHandler
{
    private const string NotAssigned = "InvalidIp.IpUnassigned";

    /// <inheritdoc/>
    public override string Version => ApiProduct.Ecs.Version;

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
        [CommonParameters.RegionId, InterfaceAnswers.Id, InterfaceAnswers.Addresses, InterfaceAnswers.Prefixes];

    /// <inheritdoc/>
    /// <remarks>
    /// The documents do not say what happens to the bandwidth of an unassigned address. In the emulator it must be deleted first, as for
    /// ReleaseIpv6Address. The two codes are those of ReleaseIpv6Address.
    /// </remarks>
    public override IReadOnlyList<string> OwnCodes { get; } =
    [
        InterfaceAnswers.NotServed,
        InterfaceAnswers.Managed,
        InterfaceAnswers.WrongStatus,
        InterfaceAnswers.NoAddress,
        InterfaceAnswers.Repeated,
        NotAssigned,
        "IncorrectStatus.Ipv6Instance",
        "DependencyViolation.Ipv6InternetBandwidth",
    ];

    /// <inheritdoc/>
    public override void CheckTogether(RequestParameters request)
    {
        if (InterfaceAnswers.Prefixes.IsPresent(request))
        {
            throw InterfaceAnswers.PrefixesAreNotServed();
        }

        if (!InterfaceAnswers.Addresses.IsPresent(request))
        {
            throw Refusals.MissingParameter(InterfaceAnswers.Addresses.Name);
        }

        InterfaceAnswers.CheckAddresses(request);
    }

    /// <inheritdoc/>
    public override string ExclusiveObject(ActionCall call) => call.Get(InterfaceAnswers.Id);

    /// <inheritdoc/>
    public override Change Prepare(ActionCall call)
    {
        EstateInterface known = InterfaceAnswers.FindUsable(call);
        EstateAddress[] addresses = [.. call.Get(InterfaceAnswers.Addresses).Select(literal => Find(known, literal))];
        if (addresses.FirstOrDefault(address => address.Status != ResourceStatus.Available) is { } unsettled)
        {
            throw Refusals.WrongStatus("Ipv6Instance", unsettled);
        }

        if (addresses.FirstOrDefault(address => address.Bandwidth is not null) is { } used)
        {
            throw Refusals.Depended("Ipv6InternetBandwidth", used.Ipv6AddressId, used.Bandwidth!.Ipv6InternetBandwidthId);
        }

        return new Change(known.NetworkInterfaceId, () =>
        {
            // An interface that exists only because its addresses name it would be lost with its last address. So it is added to the
            // vSwitch.
            if (!known.VSwitch.NetworkInterfaces.Contains(known))
            {
                known.VSwitch.NetworkInterfaces.Add(known);
            }

            foreach (EstateAddress address in addresses)
            {
                call.Region.Go(address, null);
            }

            return [];
        });
    }

    private static EstateAddress Find(EstateInterface known, string literal)
    {
        IPAddress wanted = Ipv6Block.ParseAddress(literal)!;
        return known.Ipv6Addresses.FirstOrDefault(address => wanted.Equals(Ipv6Block.ParseAddress(address.Literal)))
            ?? throw new ApiException(403, NotAssigned, $"{literal} is not assigned to {known.NetworkInterfaceId}.");
    }
}
