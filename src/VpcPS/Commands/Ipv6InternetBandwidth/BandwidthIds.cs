using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;

namespace VpcPS.Commands;

/// <summary>
/// The ids with which a row names a bandwidth: its own id, the id of its address, or both. The service accepts only one of the two ids. If
/// they belong to different bandwidths, sending one would silently ignore the other. For this reason they are first compared with the
/// service's data.
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
    /// The error when there are several ids of one kind and also ids of the other kind: it is unknown which ones belong together. Null
    /// otherwise.
    /// </summary>
    /// <param name="addressIds">The ids of addresses, or null.</param>
    /// <param name="bandwidthIds">The ids of bandwidths, or null.</param>
    public static ErrorRecord? WhyNotTogether(string?[]? addressIds, string?[]? bandwidthIds) =>
        addressIds is { Length: > 0 } && bandwidthIds is { Length: > 0 } && addressIds.Length + bandwidthIds.Length > 2
            ? ErrorRecords.BadInput(
                "IdsOfTwoKinds",
                $"{addressIds.Length} address ids and {bandwidthIds.Length} bandwidth ids were given, and it is not clear which belong together",
                $"Give only -Ipv6AddressId or only -InternetBandwidthId. To give both ids of each bandwidth, pipe in rows that have both.",
                addressIds)
            : null;

    /// <summary>Makes the row of a preview for the bandwidth with these ids.</summary>
    /// <param name="piped">The object that came through the pipeline. Null when the ids are arguments.</param>
    /// <param name="number">The number of the row, from 1, for ids that are arguments.</param>
    /// <param name="wanted">What the row asks for, which is also the target of its errors.</param>
    public PlanRow ToRow(PipedRow? piped, int number, Ipv6InternetBandwidth wanted) =>
        new(piped, number, wanted with { RegionId = Region }) { NamedBandwidthId = BandwidthId, AreIdsOfOneObject = AreOfOneObject };

    /// <summary>Compares the two ids with the service's data, if the row has both and they may disagree.</summary>
    /// <param name="calls">The job's calls.</param>
    /// <param name="target">The input.</param>
    /// <param name="isRemoval">Whether the row removes the bandwidth.</param>
    /// <exception cref="JobErrorException">The ids disagree, or the address or its bandwidth does not exist.</exception>
    public async Task CheckAsync(JobCalls calls, object target, bool isRemoval = false)
    {
        if (AddressId is null || BandwidthId is null || AreOfOneObject)
        {
            return;
        }

        Ipv6Address? address = await calls.FindAddressAsync(Region, AddressId).ConfigureAwait(false);
        ErrorRecord? problem = address is null
            ? RowErrors.NoSuchAddress(AddressId, Region, target)
            : address.InternetBandwidthId is null
            ? BandwidthErrors.NoneAtAddress(AddressId, Region, target, isRemoval)
            : address.InternetBandwidthId != BandwidthId
            ? BandwidthErrors.IdsDisagree(address, Region, BandwidthId, target)
            : null;
        if (problem is not null)
        {
            throw new JobErrorException(problem);
        }
    }

    /// <summary>Finds the address with the bandwidth, or null.</summary>
    public Task<Ipv6Address?> FindAsync(JobCalls calls) => BandwidthId is null
        ? calls.FindAddressAsync(Region, AddressId!)
        : calls.FindAddressOfBandwidthAsync(Region, BandwidthId);
}
