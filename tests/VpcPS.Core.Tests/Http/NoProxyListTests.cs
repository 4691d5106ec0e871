using System;
using VpcPS.Core.Http;
using Xunit;

namespace VpcPS.Core.Tests.Http;

public sealed class NoProxyListTests
{
    [Theory]
    [InlineData("*", "https://anything.invalid")]
    [InlineData("other.invalid, *", "https://anything.invalid")]
    [InlineData("shop.invalid", "https://shop.invalid")]
    [InlineData("shop.invalid", "https://api.eu.shop.invalid")]
    [InlineData(".shop.invalid", "https://shop.invalid")]
    [InlineData(".shop.invalid", "https://api.shop.invalid")]
    [InlineData("*.shop.invalid", "https://api.shop.invalid")]
    [InlineData("shop.invalid.", "https://api.shop.invalid")]
    [InlineData("shop.invalid", "https://api.shop.invalid./")]
    [InlineData("Shop.INVALID", "https://API.shop.invalid")]
    [InlineData("shop.invalid:443", "https://api.shop.invalid")]
    [InlineData(".shop.invalid:8443", "https://api.shop.invalid:8443")]
    [InlineData(" a.invalid ,\tshop.invalid ", "https://shop.invalid")]
    [InlineData("a.invalid shop.invalid", "https://shop.invalid")]
    [InlineData("a.invalid,,shop.invalid,", "https://shop.invalid")]
    [InlineData("10.1.2.3", "https://10.1.2.3")]
    [InlineData("10.1.2.3:8443", "https://10.1.2.3:8443")]
    [InlineData("10.0.0.0/8", "https://10.200.1.1")]
    [InlineData("10.1.2.3/8", "https://10.200.1.1")]
    [InlineData("172.16.0.0/12", "https://172.31.255.255")]
    [InlineData("192.0.2.1/32", "https://192.0.2.1")]
    [InlineData("0.0.0.0/0", "https://192.0.2.1")]
    [InlineData("10.0.0.0/8", "https://[::ffff:10.1.1.1]")]
    [InlineData("fd00::/8", "https://[fd00::7]")]
    [InlineData("[fd00::]/8", "https://[fd00::7]")]
    [InlineData("2001:db8::/33", "https://[2001:db8:7fff::1]")]
    [InlineData("2001:db8::1", "https://[2001:db8:0:0::1]")]
    [InlineData("[2001:db8::1]", "https://[2001:db8::1]")]
    [InlineData("[2001:db8::1]:8443", "https://[2001:db8::1]:8443")]
    public void Is_called_without_a_proxy(string list, string address) => Assert.True(new NoProxyList(list).Contains(new Uri(address)));

    [Theory]
    [InlineData("", "https://shop.invalid")]
    [InlineData("shop.invalid", "https://workshop.invalid")]
    [InlineData("shop.invalid", "https://shop.invalid.example")]
    [InlineData("shop.invalid:8443", "https://shop.invalid")]
    [InlineData("api.shop.invalid", "https://shop.invalid")]
    [InlineData("10.1.2.3:8443", "https://10.1.2.3")]
    [InlineData("10.0.0.0/8", "https://11.0.0.1")]
    [InlineData("172.16.0.0/12", "https://172.32.0.1")]
    [InlineData("10.0.0.0/33", "https://10.0.0.1")]
    [InlineData("10.0.0.0/", "https://10.0.0.1")]
    [InlineData("10.0.0.0/x", "https://10.0.0.1")]
    [InlineData("10.0.0.0/8", "https://10.shop.invalid")]
    [InlineData("10.0.0.0/8", "https://[fd00::7]")]
    [InlineData("::/0", "https://10.0.0.1")]
    [InlineData("fd00::/8", "https://[fe00::7]")]
    [InlineData("2001:db8::/33", "https://[2001:db8:8000::1]")]
    [InlineData("[2001:db8::1]:8443", "https://[2001:db8::1]")]
    [InlineData(".", "https://shop.invalid")]
    [InlineData(".:443", "https://shop.invalid")]
    public void Is_called_through_the_proxy(string list, string address) => Assert.False(new NoProxyList(list).Contains(new Uri(address)));
}
