using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Api;
using VpcPS.Core.Endpoints;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>Lists the regions of the product.</summary>
internal sealed class DescribeRegions : ApiAction<IReadOnlyList<VpcRegion>>
{
    private static readonly ActionDeclaration Facts = ActionDeclaration.Reads("DescribeRegions");

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region whose endpoint is asked. All endpoints give the same answer.</param>
    public DescribeRegions(string region)
        : base(region)
    {
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The language of the names: zh-CN, which is the service's default, or en-US.</summary>
    public string? AcceptLanguage { get; init; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters) => parameters.Add("AcceptLanguage", AcceptLanguage);

    internal override IReadOnlyList<VpcRegion> ReadAnswer(AnswerObject answer) =>
        answer.Items("Regions", "Region").Select(ReadRegion).ToList();

    private static VpcRegion ReadRegion(AnswerObject region)
    {
        string id = region.RequiredText("RegionId");
        return new VpcRegion
        {
            RegionId = id,
            LocalName = region.Text("LocalName"),
            RegionEndpoint = region.Text("RegionEndpoint"),
            HasIpv6Gateways = RegionTable.Find(id) is { HasIpv6Gateways: true },
        };
    }
}
