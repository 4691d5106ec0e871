using System;
using System.Collections.Generic;
using System.Linq;

namespace VpcPS.Emulator.State;

/// <summary>
/// Everything that the emulated account owns, by region. The same objects are the content of an estate file and the state of the running
/// emulator, so a saved file contains what clients have bought. Members have the names of the API.
/// </summary>
/// <remarks>
/// A member that can be absent from the file has a setter. The generated reader sets an absent init-only member to null and
/// loses the value of its initializer.
/// </remarks>
internal sealed class EstateDocument
{
    /// <summary>The number of the only file format so far.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The number of the file format, <see cref="CurrentFormat"/>.</summary>
    public required int EstateFormat { get; init; }

    /// <summary>The version of the service's rules that the emulator follows.</summary>
    public ServiceRules Rules { get; set; }

    /// <summary>The account id. Answers show it as OwnerId.</summary>
    public long AccountId { get; set; } = 1234567890123456;

    /// <summary>The region of a session that names none.</summary>
    public string DefaultRegionId { get; set; } = "cn-huhehaote";

    /// <summary>For a copy of a cloud: where it comes from and what it lacks. Null for an estate that is not a copy.</summary>
    public EstateOrigin? Origin { get; set; }

    /// <summary>The keys that can sign requests. The emulator shows its users the first key that has no security token.</summary>
    public required List<AccessKey> AccessKeys { get; init; }

    /// <summary>The regions with resources. All other known regions exist and are empty.</summary>
    public required List<EstateRegion> Regions { get; init; }

    /// <summary>
    /// The answers that users have defined for actions. The answers of one action are given in this order. Null for none.
    /// </summary>
    public List<TaughtAnswer>? Answers { get; set; }

    /// <summary>The content of a region. A region that is not in the list is added as an empty one.</summary>
    /// <param name="regionId">The id of a region of the service.</param>
    public EstateRegion RegionOf(string regionId)
    {
        EstateRegion? region = Regions.FirstOrDefault(r => r.RegionId == regionId);
        if (region is null)
        {
            Regions.Add(region = new EstateRegion { RegionId = regionId, Vpcs = [] });
        }

        return region;
    }

    /// <summary>Updates each status whose time is over; see <see cref="EstateRegion.Settle"/>.</summary>
    public void Settle(DateTime now) => Regions.ForEach(region => region.Settle(now));
}
