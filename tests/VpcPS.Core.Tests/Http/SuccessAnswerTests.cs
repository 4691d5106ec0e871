using System;
using System.Linq;
using System.Text;
using VpcPS.Core.Models;
using Xunit;

namespace VpcPS.Core.Tests.Http;

public sealed class SuccessAnswerTests
{
    private const string FullPage = """
        {"RequestId":"R-1","TotalCount":"51","PageNumber":2,"PageSize":50,"Ipv6Addresses":{"Ipv6Address":[{
            "Ipv6AddressId":"ipv6-1","Ipv6Address":"2408::1","Ipv6AddressName":"中文","Ipv6AddressDescription":"",
            "Status":"Available","NetworkType":"Public","AllocationTime":"2026-01-02T03:04:05Z","VpcId":"vpc-1","VSwitchId":"vsw-1",
            "Ipv6GatewayId":"ipv6gw-1","AssociatedInstanceId":"","AssociatedInstanceType":null,"RealBandwidth":"7",
            "Ipv6InternetBandwidth":{"Ipv6InternetBandwidthId":"ipv6bw-1","Bandwidth":5,"InternetChargeType":"PayByTraffic",
                "InstanceChargeType":"PostPaid","BusinessStatus":"FinacialLocked"},
            "AddressType":"IPv6Address","Ipv6Isp":"BGP","ResourceGroupId":"rg-1",
            "Tags":{"Tag":[{"Key":"env","Value":"prod"},{"Key":"empty","Value":""}]},"NewerThanThisModule":{"a":[1]}}]}}
        """;

    [Fact]
    public void A_purchase_becomes_a_bandwidth_with_what_was_asked_for()
    {
        Ipv6InternetBandwidth bandwidth = Answers.Read(Calls.Purchase, Calls.PurchaseAnswer);

        Assert.Equal("ipv6bw-1", bandwidth.InternetBandwidthId);
        Assert.Equal("ipv6-1", bandwidth.Ipv6AddressId);
        Assert.Equal("ipv6gw-1", bandwidth.Ipv6GatewayId);
        Assert.Equal(2, bandwidth.Bandwidth);
        Assert.Equal(InternetChargeTypes.PayByBandwidth, bandwidth.InternetChargeType);
        Assert.Equal("cn-huhehaote", bandwidth.RegionId);
        Assert.Equal("R-1", bandwidth.RequestId);
        Assert.Equal("token-1", bandwidth.ClientToken);
    }

    [Theory]
    [InlineData("2", "2")]
    [InlineData("1234567890123456789012345", "1234567890123456789012345")]
    [InlineData("\"ipv6bw-1\"", "ipv6bw-1")]
    public void An_id_may_be_a_text_or_a_number(string json, string id) => Assert.Equal(
        id, Answers.Read(Calls.Purchase, $$"""{"InternetBandwidthId":{{json}}}""").InternetBandwidthId);

    // The seed's table says that Ipv6AddressId is the literal address; its samples say that it is the id.
    [Fact]
    public void The_address_of_a_purchase_is_the_one_that_was_asked_for() => Assert.Equal(
        "ipv6-1", Answers.Read(Calls.Purchase, """{"InternetBandwidthId":"b","Ipv6AddressId":"2408::1"}""").Ipv6AddressId);

    [Fact]
    public void An_address_has_all_its_fields()
    {
        Page<Ipv6Address> page = Answers.Read(Calls.Query, FullPage);

        Assert.Equal(51, page.TotalCount);
        Ipv6Address address = Assert.Single(page.Items);
        Assert.Equal("ipv6-1", address.Ipv6AddressId);
        Assert.Equal("2408::1", address.Address);
        Assert.Equal("中文", address.Name);
        Assert.Equal("Available", address.Status);
        Assert.Equal("Public", address.NetworkType);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), address.AllocationTime);
        Assert.Equal("vpc-1", address.VpcId);
        Assert.Equal("vsw-1", address.VSwitchId);
        Assert.Equal("ipv6gw-1", address.Ipv6GatewayId);
        Assert.Equal(7, address.RealBandwidth);
        Assert.Equal("ipv6bw-1", address.InternetBandwidthId);
        Assert.Equal(5, address.Bandwidth);
        Assert.Equal("PayByTraffic", address.InternetChargeType);
        Assert.Equal("PostPaid", address.InstanceChargeType);
        Assert.Equal("FinancialLocked", address.BusinessStatus);
        Assert.Equal("IPv6Address", address.AddressType);
        Assert.Equal("BGP", address.Ipv6Isp);
        Assert.Equal("rg-1", address.ResourceGroupId);
        Assert.Equal([new Tag("env", "prod"), new Tag("empty", "")], address.Tags);
        Assert.Equal("cn-huhehaote", address.RegionId);
    }

    [Fact]
    public void Empty_and_null_texts_are_absent()
    {
        Ipv6Address address = Answers.Read(Calls.Query, FullPage).Items.Single();

        Assert.Null(address.Description);
        Assert.Null(address.AssociatedInstanceId);
        Assert.Null(address.AssociatedInstanceType);
    }

    [Theory]
    [InlineData("""{"Ipv6InternetBandwidthId":"","Bandwidth":0,"InternetChargeType":"","InstanceChargeType":"","BusinessStatus":""}""")]
    [InlineData("{}")]
    [InlineData("null")]
    public void An_address_without_bandwidth_has_none(string bandwidth)
    {
        Ipv6Address address = Answers.Read(
            Calls.Query,
            $$$"""{"TotalCount":1,"Ipv6Addresses":{"Ipv6Address":[{"Ipv6AddressId":"ipv6-1","Ipv6InternetBandwidth":{{{bandwidth}}}}]}}""").Items.Single();

        Assert.Null(address.InternetBandwidthId);
        Assert.Null(address.Bandwidth);
        Assert.Null(address.InternetChargeType);
        Assert.Null(address.BusinessStatus);
        Assert.Empty(address.Tags);
    }

    [Theory]
    [InlineData("""{"TotalCount":0}""")]
    [InlineData("""{"TotalCount":0,"Ipv6Addresses":{}}""")]
    [InlineData("""{"TotalCount":0,"Ipv6Addresses":null}""")]
    [InlineData("""{"TotalCount":0,"Ipv6Addresses":{"Ipv6Address":[]}}""")]
    public void A_list_that_is_absent_is_empty(string json) => Assert.Empty(Answers.Read(Calls.Query, json).Items);

    // A header that names another charset is wrong: JSON is UTF-8.
    [Theory]
    [InlineData("application/json", "")]
    [InlineData("application/json", "\ufeff")]
    [InlineData("text/plain", "")]
    [InlineData(null, "\ufeff")]
    public void The_body_decides_whatever_its_content_type_and_byte_order_mark(string? contentType, string mark)
    {
        byte[] body = Encoding.UTF8.GetBytes(mark + """{"TotalCount":1,"Ipv6Addresses":{"Ipv6Address":[{"Ipv6AddressId":"i","Ipv6AddressName":"中"}]}}""");

        Assert.Equal("中", Answers.Read(Calls.Query, body, contentType: contentType).Items.Single().Name);
    }
}
