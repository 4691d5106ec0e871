using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;

namespace VpcPS.Commands;

/// <summary>
/// The ids with which a row names a bandwidth: its own id, the id of its address, or both. The service takes only one
/// of the two ids. If they belong to different bandwidths, sending one would silently ignore the other. For this reason
/// they are first compared with the service's data.
/// </summary>
/// <param name="Region">The region.</param>
/// <param name="AddressId">The id of the address, or null.</param>
/// <param name="BandwidthId">The id of the bandwidth, or null.</param>
internal sealed record BandwidthIds(string Region, string? AddressId, string? BandwidthId)
{
    /// <summary>Whether the ids come from one object of this module, and therefore belong together.</summary>
    public bool AreOfOneObject { get; init; }

    /// <summary>The id that messages show.</summary>
    public string Subject => AddressId ?? BandwidthId!;

    /// <summary>The address id to send; null when the bandwidth id is known and is sent.</summary>
    public string? AddressIdToSend => BandwidthId is null ? AddressId : null;

    /// <summary>The key of the row's job. Two jobs with the same key never run at the same time.</summary>
    public string Key => Region + "/" + Subject;

    /// <summary>
    /// The error of several ids of one kind beside ids of the other, for which nobody says which belong together; or null.
    /// </summary>
    /// <param name="addressIds">The ids of addresses, or null.</param>
    /// <param name="bandwidthIds">The ids of bandwidths, or null.</param>
    public static ErrorRecord? WhyNotTogether(string?[]? addressIds, string?[]? bandwidthIds) =>
        addressIds is { Length: > 0 } && bandwidthIds is { Length: > 0 } && addressIds.Length + bandwidthIds.Length > 2
            ? ErrorRecords.BadInput(
                "IdsOfTwoKinds",
                $"{addressIds.Length} ids of addresses and {bandwidthIds.Length} of bandwidths: it is not clear which belong together",
                $"Give -Ipv6AddressId or -InternetBandwidthId. To give both ids of each bandwidth, pipe in rows that have both.",
                addressIds)
            : null;

    /// <summary>Compares the two ids with the service's data, if the row has both and they may disagree.</summary>
    /// <exception cref="JobErrorException">The ids disagree, or the address or its bandwidth does not exist.</exception>
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
