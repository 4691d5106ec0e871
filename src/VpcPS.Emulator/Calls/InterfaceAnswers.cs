using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Models;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;
using VpcPS.Emulator.Time;

namespace VpcPS.Emulator.Calls;

/// <summary>
/// Finds the network interface of a request, and describes network interfaces in answers. They belong to ECS. On the cloud, ECS has its own
/// endpoint; in the emulator only the API version differs.
/// </summary>
internal static class InterfaceAnswers
{
    /// <summary>The documented maximum number of addresses in a request, and on an interface that is attached to no instance.</summary>
    public const int MostAddresses = 10;

    /// <summary>The error code for parameters that the emulator does not support.</summary>
    public const string NotServed = "UnsupportedParameter";

    /// <summary>The error code for an interface that is being attached, detached or deleted.</summary>
    public const string WrongStatus = "InvalidOperation.InvalidEniState";

    /// <summary>The error code for an interface that another service manages.</summary>
    public const string Managed = "InvalidOperation.EniServiceManaged";

    /// <summary>The error code for a text that is not an address.</summary>
    public const string NoAddress = "InvalidIp.Address";

    /// <summary>The error code for an address that a request names twice.</summary>
    public const string Repeated = "InvalidIp.IpRepeated";

    /// <summary>The parameter for the interface that an action changes.</summary>
    public static readonly TextParameter Id = new("NetworkInterfaceId")
    {
        Required = true,
        IdPrefix = IdPrefixes.NetworkInterface,
        Kind = "network interface",
        NotFoundCode = ("InvalidEniId.NotFound", 404),
    };

    /// <summary>The parameter for the addresses of an action.</summary>
    public static readonly ListParameter Addresses = new("Ipv6Address") { MaximumEntries = MostAddresses };

    /// <summary>The parameter for blocks of addresses. The estate has none.</summary>
    public static readonly ListParameter Prefixes = new("Ipv6Prefix") { MaximumEntries = MostAddresses };

    /// <summary>Checks that the addresses of a request are valid and that each one occurs once.</summary>
    /// <exception cref="ApiException">A text is not an address, or an address occurs twice.</exception>
    public static void CheckAddresses(RequestParameters request)
    {
        IReadOnlyList<string> literals = Addresses.Read(request);
        if (literals.FirstOrDefault(literal => Ipv6Block.ParseAddress(literal) is null) is { } wrong)
        {
            throw new ApiException(403, NoAddress, $"The specified IPv6 address {wrong} is not valid.");
        }

        if (literals.Select(Ipv6Block.ParseAddress).Distinct().Count() < literals.Count)
        {
            throw new ApiException(403, Repeated, "The specified IPv6 addresses are repeated.");
        }
    }

    /// <summary>The error for prefixes, which the emulator does not support.</summary>
    public static ApiException PrefixesAreNotServed() =>
        new(400, NotServed, "The emulator supports single addresses only, not prefixes.");

    /// <summary>Finds the interface that a request names and checks that its addresses can be changed.</summary>
    /// <exception cref="ApiException">
    /// The interface does not exist, is being attached, detached or deleted, or another service manages it.
    /// </exception>
    public static EstateInterface FindUsable(ActionCall call)
    {
        string id = call.Get(Id);
        EstateInterface known = call.Region.FindNetworkInterface(id) ?? throw Id.NotFound(id);
        if (known.ServiceManaged)
        {
            throw new ApiException(403, Managed, $"The network interface {id} is managed by another cloud service.");
        }

        return known.Status is InterfaceStatus.Available or InterfaceStatus.InUse
            ? known
            : throw new ApiException(400, WrongStatus, $"The status of {id} [{known.Status}] does not support this operation.");
    }

    /// <summary>Describes an interface, with the fields of the official SDK's model.</summary>
    public static Answer Describe(ActionCall call, EstateInterface known) => new()
    {
        { "NetworkInterfaceId", known.NetworkInterfaceId },
        { "NetworkInterfaceName", known.NetworkInterfaceName },
        { "Description", known.Description },
        { "Type", known.Type.ToString() },
        { "Status", known.Status.ToString() },
        { "InstanceId", known.InstanceId },
        { "VpcId", known.VSwitch.Vpc.VpcId },
        { "VSwitchId", known.VSwitch.VSwitchId },
        { "ZoneId", known.VSwitch.ZoneId },
        { "PrivateIpAddress", known.PrivateIpAddress },
        {
            "PrivateIpSets",
            "PrivateIpSet",
            known.PrivateIpAddress.Length == 0
                ? Array.Empty<Answer>()
                : [new Answer { { "PrivateIpAddress", known.PrivateIpAddress }, { "Primary", true } }]
        },
        { "Ipv6Sets", "Ipv6Set", known.Ipv6Addresses.Select(address => new Answer { { "Ipv6Address", address.Literal } }) },
        { "Ipv4PrefixSets", "Ipv4PrefixSet", Array.Empty<Answer>() },
        { "Ipv6PrefixSets", "Ipv6PrefixSet", Array.Empty<Answer>() },
        { "SecurityGroupIds", "SecurityGroupId", Array.Empty<string>() },
        { "ServiceManaged", known.ServiceManaged },
        { "CreationTime", known.CreationTime is { } made ? UtcTime.Format(made) : "" },
        { "OwnerId", call.AccountId.ToString(System.Globalization.CultureInfo.InvariantCulture) },
        { "ResourceGroupId", known.ResourceGroupId },
        {
            "Tags",
            "Tag",
            known.Tags.Select(tag => new Answer { { "TagKey", tag.Key }, { "TagValue", tag.Value } })
        },
    };
}
