using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Endpoints;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Actions;

/// <summary>Lists the zones of a region.</summary>
/// <remarks>
/// No document lists all zones, so each region of the emulator has the zones a, b and c. CreateVSwitch accepts every zone of its region.
/// </remarks>
internal sealed class DescribeZonesHandler : ReadHandler
{
    private const string CloudZone = "AvailabilityZone";

    private static readonly TextParameter AcceptLanguage = new("AcceptLanguage")
    {
        Form = ("zh-cn, en-us or ja", text => text is "zh-cn" or "en-us" or "ja"),
    };

    private static readonly TextParameter ZoneType = new("ZoneType");

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = [CommonParameters.RegionId, AcceptLanguage, ZoneType];

    /// <inheritdoc/>
    public override Answer Read(ActionCall call)
    {
        string regionId = call.Region.RegionId;
        // The documented default is zh-cn. No source has Japanese names, so ja gets the English ones.
        bool isChinese = call.Get(AcceptLanguage) is "" or "zh-cn";
        string region = (isChinese ? RegionNames.ChineseOf(regionId) : null) ?? RegionTable.Find(regionId)?.Name ?? regionId;
        string word = isChinese ? "可用区" : "Zone";
        IEnumerable<char> zones = call.Get(ZoneType) is "" or CloudZone ? "abc" : "";
        return new()
        {
            {
                "Zones",
                "Zone",
                zones.Select(zone => new Answer
                {
                    { "ZoneId", $"{regionId}-{zone}" },
                    { "LocalName", $"{region} {word} {char.ToUpperInvariant(zone)}" },
                    { "ZoneType", CloudZone },
                })
            },
        };
    }
}
