using VpcPS.Core.Endpoints;
using Xunit;

namespace VpcPS.Core.Tests.Endpoints;

/// <summary>The regions that the user probably meant by a text.</summary>
public sealed class RegionNamesTests
{
    [Theory]
    [InlineData("huhehaote", "cn-huhehaote")]
    [InlineData("cn_huhehaote", "cn-huhehaote")]
    [InlineData("China (Hohhot)", "cn-huhehaote")]
    [InlineData("China North 5", "cn-huhehaote")]
    [InlineData("华北5（呼和浩特）", "cn-huhehaote")]
    [InlineData("杭州", "cn-hangzhou")]
    [InlineData("Shnghai", "cn-shanghai, cn-shanghai-finance-1")]
    [InlineData("Frankfurt", "eu-central-1")]
    [InlineData("us", "us-east-1, us-west-1")]
    [InlineData("华南", "cn-guangzhou, cn-heyuan, cn-shenzhen")]
    [InlineData("China Southwest", "cn-chengdu")]
    [InlineData("Atlantis", "")]
    [InlineData("no region", "")]
    [InlineData("   ", "")]
    [InlineData("", "")]
    public void A_name_an_area_or_a_wrong_letter_leads_to_regions(string text, string regions) =>
        Assert.Equal(regions, string.Join(", ", RegionNames.Near(text)));

    [Fact]
    public void A_text_of_any_length_is_looked_at() => Assert.Empty(RegionNames.Near(new string('x', 1_000_000)));

    [Theory]
    [InlineData("cn-huhehoate", "cn-huhehaote")]
    [InlineData("cn-huhehaot", "cn-huhehaote")]
    [InlineData("cn-beijin", "cn-beijing")]
    [InlineData("eu-centrl-1", "eu-central-1")]
    [InlineData("cn-huhehaote", null)]
    [InlineData("cn-wuhan", null)]
    [InlineData("ap-southeast-9", null)]
    [InlineData("eu-central-2", null)]
    [InlineData("sa-brazil-1", null)]
    public void A_misspelt_id_is_in_doubt_and_a_new_region_is_not(string regionId, string? known)
    {
        string? doubt = RegionNames.DoubtOf(regionId);

        Assert.Equal(known is null, doubt is null);
        Assert.Contains($"Did you mean {known ?? ""}", doubt ?? "Did you mean ");
    }
}
