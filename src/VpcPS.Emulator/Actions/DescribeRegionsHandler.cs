using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Endpoints;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Actions;

/// <summary>Lists the public regions. The action has no RegionId.</summary>
internal sealed class DescribeRegionsHandler : ReadHandler
{
    private const string Chinese = "zh-CN";

    private static readonly TextParameter AcceptLanguage = new("AcceptLanguage")
    {
        Form = ("zh-CN or en-US", text => text is Chinese or "en-US"),
    };

    private static readonly TextParameter ProductType = new("ProductType");

    private static readonly EndpointResolver Endpoints = new(null, EndpointNetwork.Public);

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = [AcceptLanguage, ProductType];

    /// <inheritdoc/>
    /// <remarks>ProductType has no effect, because its values are not documented.</remarks>
    public override Answer Read(ActionCall call)
    {
        bool chinese = call.Get(AcceptLanguage) is "" or Chinese;
        return new()
        {
            {
                "Regions",
                "Region",
                RegionTable.All.Where(region => region.IsPublic).Select(region => new Answer
                {
                    { "RegionId", region.RegionId },
                    { "LocalName", NameOf(region, chinese) },
                    { "RegionEndpoint", Endpoints.Resolve(region.RegionId).Host },
                })
            },
        };
    }

    // When the name of a region is not known, its id is used as the name.
    private static string NameOf(RegionEntry region, bool chinese) =>
        (chinese ? RegionNames.ChineseOf(region.RegionId) : null) ?? region.Name ?? region.RegionId;
}
