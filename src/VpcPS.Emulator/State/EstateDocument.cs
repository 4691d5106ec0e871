using System;
using System.Collections.Generic;
using System.Linq;

namespace VpcPS.Emulator.State;

/// <summary>
/// Everything the emulated account owns, region by region. The same objects are the estate file and the running state:
/// what is bought shows in the file that is saved next. Members bear the names of the API.
/// </summary>
/// <remarks>
/// A member that a file may leave out has a setter: the generated reader gives an init-only member that is absent null,
/// not the value of its initializer.
/// </remarks>
internal sealed class EstateDocument
{
    /// <summary>The only layout there is; a later one gets the next number.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The number of the file's layout, <see cref="CurrentFormat"/>.</summary>
    public required int EstateFormat { get; init; }

    /// <summary>The number of the account, as OwnerId shows it.</summary>
    public long AccountId { get; set; } = 1234567890123456;

    /// <summary>The region that a session takes when it names none.</summary>
    public string DefaultRegionId { get; set; } = "cn-huhehaote";

    /// <summary>The keys that may sign; the first without a security token is the one the emulator hands out.</summary>
    public required List<AccessKey> AccessKeys { get; init; }

    /// <summary>The regions that hold something. Every other known region is empty, not missing.</summary>
    public required List<EstateRegion> Regions { get; init; }

    /// <summary>The content of a region; a known region that holds nothing yet comes into being empty.</summary>
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

    /// <summary>Makes the changes of status that are due; see <see cref="EstateRegion.Settle"/>.</summary>
    public void Settle(DateTime now) => Regions.ForEach(region => region.Settle(now));
}
