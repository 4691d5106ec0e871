using System.Threading.Tasks;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;

namespace VpcPS.Commands;

/// <summary>
/// The bandwidth that a row names: by its own id, by that of its address, or by both. The service takes exactly one of
/// the two ids, so a pair that disagrees would be settled in silence: it is compared with what the service knows first.
/// </summary>
/// <param name="Region">The region.</param>
/// <param name="AddressId">The id of the address, or null.</param>
/// <param name="BandwidthId">The id of the bandwidth, or null.</param>
internal sealed record BandwidthIds(string Region, string? AddressId, string? BandwidthId)
{
    /// <summary>Whether the ids come from an object of this module, in which they belong together.</summary>
    public bool AreOfOneObject { get; init; }

    /// <summary>What messages call it.</summary>
    public string Subject => AddressId ?? BandwidthId!;

    /// <summary>The address id to send: only where the bandwidth id is not known.</summary>
    public string? AddressIdToSend => BandwidthId is null ? AddressId : null;

    /// <summary>What must not be changed by two rows at a time.</summary>
    public string Key => Region + "/" + Subject;

    /// <summary>Compares the two ids with what the service knows, when there are two and they may disagree.</summary>
    /// <exception cref="JobErrorException">They disagree, or there is no such address or bandwidth.</exception>
    public async Task CheckAsync(JobCalls calls, object target)
    {
        if (AddressId is null || BandwidthId is null || AreOfOneObject)
        {
            return;
        }

        Ipv6Address? address = await calls.FindAddressAsync(Region, AddressId).ConfigureAwait(false);
        if (address is null)
        {
            throw new JobErrorException(ErrorRecords.Own(
                ErrorRecords.AddressNotFound, $"{AddressId} in {Region}: the address does not exist", target, Region, AddressId));
        }

        if (address.InternetBandwidthId is null)
        {
            throw new JobErrorException(ErrorRecords.Own(
                ErrorRecords.BandwidthNotExist, $"{AddressId} in {Region}: the address has no bandwidth", target, Region, AddressId));
        }

        if (address.InternetBandwidthId != BandwidthId)
        {
            throw new JobErrorException(ErrorRecords.BadInput(
                "IdsDisagree",
                $"{AddressId} in {Region}: its bandwidth is {address.InternetBandwidthId}, not {BandwidthId}",
                $"Give one of the two ids alone, that of the bandwidth you mean.",
                target));
        }
    }

    /// <summary>Finds the address with the bandwidth, or null.</summary>
    public Task<Ipv6Address?> FindAsync(JobCalls calls) => BandwidthId is null
        ? calls.FindAddressAsync(Region, AddressId!)
        : calls.FindAddressOfBandwidthAsync(Region, BandwidthId);
}
