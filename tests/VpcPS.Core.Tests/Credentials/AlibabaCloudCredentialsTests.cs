using System;
using VpcPS.Core.Signing;
using Xunit;

namespace VpcPS.Core.Tests.Credentials;

public sealed class AlibabaCloudCredentialsTests
{
    [Theory]
    [InlineData("", "secret")]
    [InlineData(" \t", "secret")]
    [InlineData("id", "")]
    [InlineData("id", "\r\n")]
    public void An_id_and_a_secret_are_needed(string id, string secret) =>
        Assert.Throws<ArgumentException>(() => new AlibabaCloudCredentials(id, secret));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void A_blank_token_is_none(string? token) =>
        Assert.False(new AlibabaCloudCredentials("id", "secret", token).HasSecurityToken);

    // The values are sent in headers, where a line break would start another header.
    [Theory]
    [InlineData("hidden-id\r\nX-Added: 1", null)]
    [InlineData("hidden-id\u4e2d", null)]
    [InlineData("hidden id", null)]
    [InlineData("id", "hidden-token\nX-Added: 1")]
    [InlineData("id", "hidden-token\u2013")]
    [InlineData("id", "hidden-token\0")]
    public void What_cannot_stand_in_a_header_is_refused_without_being_shown(string id, string? token)
    {
        var refusal = Assert.Throws<ArgumentException>(() => new AlibabaCloudCredentials(id, "secret", token));

        Assert.DoesNotContain("hidden", refusal.ToString());
        Assert.Equal(token is null ? "accessKeyId" : "securityToken", refusal.ParamName);
    }
}
