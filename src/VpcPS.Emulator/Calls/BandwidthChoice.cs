using VpcPS.Core.Models;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Calls;

/// <summary>Finds the bandwidth that a request names: by the address that has it, or by the bandwidth's own id.</summary>
internal static class BandwidthChoice
{
    /// <summary>The address that has the bandwidth.</summary>
    public static readonly TextParameter AddressId = new("Ipv6AddressId") { IdPrefix = IdPrefixes.Ipv6Address, Kind = "Ipv6Address" };

    /// <summary>The id of the bandwidth. The pages of 2019 and 2021 show a bare number here, the newer pages an id.</summary>
    public static readonly TextParameter BandwidthId = new("Ipv6InternetBandwidthId") { IdPrefix = IdPrefixes.InternetBandwidth };

    /// <summary>The id of the address. It makes a call by address and a call by bandwidth exclude each other.</summary>
    public static string ExclusiveObject(ActionCall call) =>
        call.Region.FindInternetBandwidth(call.Get(BandwidthId))?.Address.Ipv6AddressId
        ?? (call.Get(AddressId) is { Length: > 0 } addressId ? addressId : call.Get(BandwidthId));

    /// <summary>Finds the bandwidth.</summary>
    /// <exception cref="ApiException">
    /// The address or the bandwidth does not exist, or the address has no bandwidth. When both are given and the bandwidth belongs to
    /// another address, the code is the one for a bandwidth that does not exist.
    /// </exception>
    public static EstateBandwidth Find(ActionCall call)
    {
        string addressId = call.Get(AddressId);
        string bandwidthId = call.Get(BandwidthId);
        EstateAddress? address = null;
        if (addressId.Length > 0)
        {
            address = call.Region.FindIpv6Address(addressId) ?? throw AddressId.NotFound(addressId);
        }

        if (bandwidthId.Length > 0)
        {
            EstateBandwidth? named = call.Region.FindInternetBandwidth(bandwidthId);
            return named is not null && (address is null || named.Address == address) ? named : throw new ApiException(
                400,
                "InvalidIpv6Instance.NotFound",
                $"The bandwidth {bandwidthId} does not exist.");
        }

        return address!.Bandwidth ?? throw NoBandwidth(address);
    }

    /// <summary>The error code of <see cref="RequireOwn"/>. DeleteIpv6InternetBandwidth documents it, with its HTTP status.</summary>
    public const string ServiceManaged = "OperationFailed.ServiceManaged";

    /// <summary>
    /// Checks that no other cloud service manages an address whose bandwidth is to be changed. AllocateIpv6InternetBandwidth does
    /// not document this refusal among its codes.
    /// </summary>
    /// <exception cref="ApiException">Another service manages the address.</exception>
    public static void RequireOwn(EstateAddress address)
    {
        if (address.ServiceManaged)
        {
            throw new ApiException(404, ServiceManaged, "Operation is forbidden because this instance belongs to Service manager.");
        }
    }

    /// <summary>The error for an address without bandwidth. ModifyIpv6InternetBandwidth documents it.</summary>
    public static ApiException NoBandwidth(EstateAddress address) => new(
        400,
        "OperationFailed.InternetBandwidthNonExist",
        $"The IPv6 address {address.Ipv6AddressId} has no bandwidth.");
}
