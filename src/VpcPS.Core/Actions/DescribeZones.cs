using System.Linq;
using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>Lists the zones of a region. The list has no pages.</summary>
internal sealed class DescribeZones : ApiAction<ValueList<VpcZone>>
{
    private static readonly ActionDeclaration Facts = ActionDeclaration.Reads("DescribeZones");

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region.</param>
    public DescribeZones(string region)
        : base(region)
    {
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The language of the names: zh-cn, en-us or ja. Null for the service's default.</summary>
    public string? AcceptLanguage { get; init; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("AcceptLanguage", AcceptLanguage);
    }

    internal override ValueList<VpcZone> ReadAnswer(AnswerObject answer) => new(answer.Items("Zones", "Zone").Select(zone => new VpcZone
    {
        ZoneId = zone.RequiredText("ZoneId"),
        LocalName = zone.Text("LocalName"),
        ZoneType = zone.Text("ZoneType"),
        RegionId = Region,
    }).ToList());
}
