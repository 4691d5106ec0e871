using System;
using System.Collections.Generic;
using System.Linq;

namespace VpcPS.Emulator.State;

/// <summary>
/// Everything that the emulated account owns, by region. The same objects are the content of an estate file and the running
/// state, so that the next saved file contains what was bought. Members have the names of the API.
/// </summary>
/// <remarks>
/// A member that can be absent from the file has a setter. The generated reader sets an absent init-only member to null and
/// loses the value of its initializer.
/// </remarks>
internal sealed class EstateDocument
{
    /// <summary>The number of the only layout until now.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The number of the file's layout, <see cref="CurrentFormat"/>.</summary>
    public required int EstateFormat { get; init; }

    /// <summary>Which documents of the service hold.</summary>
    public ServiceRules Rules { get; set; }

    /// <summary>The number of the account. Answers show it as OwnerId.</summary>
    public long AccountId { get; set; } = 1234567890123456;

    /// <summary>The region that a session takes when it names none.</summary>
    public string DefaultRegionId { get; set; } = "cn-huhehaote";

    /// <summary>Where a copy of a cloud comes from, and what it lacks; null for an estate that is no copy.</summary>
    public EstateOrigin? Origin { get; set; }

    /// <summary>The keys that can sign. The emulator tells its users the first key without a security token.</summary>
    public required List<AccessKey> AccessKeys { get; init; }

    /// <summary>The regions that have something in them. Every other known region exists and is empty.</summary>
    public required List<EstateRegion> Regions { get; init; }

    /// <summary>The answers that somebody taught, in the order in which each action gives them; null for none.</summary>
    public List<TaughtAnswer>? Answers { get; set; }

    /// <summary>The content of a region. A region that is not in the list is added to it, empty.</summary>
    /// <param name="regionId">An id that the region table knows.</param>
    public EstateRegion RegionOf(string regionId)
    {
        EstateRegion? region = Regions.FirstOrDefault(r => r.RegionId == regionId);
        if (region is null)
        {
            Regions.Add(region = new EstateRegion { RegionId = regionId, Vpcs = [] });
        }

        return region;
    }

    /// <summary>Changes each status that is due; see <see cref="EstateRegion.Settle"/>.</summary>
    public void Settle(DateTime now) => Regions.ForEach(region => region.Settle(now));
}
