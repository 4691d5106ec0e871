using System;
using FsCheck.Xunit;
using VpcPS.Core.Signing;
using Xunit;

namespace VpcPS.Core.Tests.Credentials;

[Properties(Arbitrary = [typeof(Texts)], MaxTest = 500)]
public sealed class RedactionTests
{
    [Theory]
    [InlineData("id", "k+y /=", "t&k+n")]
    [InlineData("LTAI5tExampleExample", "secret", null)]
    [InlineData("a;b+c/d=e%f&g*h~i!j(k)l'm", "100%25", "%25")]
    [InlineData("same-value", "same-value", "same-value")]
    public void Every_form_of_every_secret_is_replaced(string id, string secret, string? token)
    {
        var credentials = new AlibabaCloudCredentials(id, secret, token);

        foreach (string value in new[] { id, secret, token ?? secret })
        {
            string once = Uri.EscapeDataString(value);
            string twice = Uri.EscapeDataString(once);
            foreach (string form in new[] { value, once, twice })
            {
                Assert.DoesNotContain(form, credentials.Redact($"<{form}>").Trim('<', '>'));
            }
        }
    }

    [Fact]
    public void The_id_stays_recognisable_and_secrets_do_not()
    {
        var credentials = new AlibabaCloudCredentials("LTAI5tExampleWXYZ", "the+secret", "the/token");

        Assert.Equal(
            "LTAI****WXYZ *** *** *** *** *** ***",
            credentials.Redact("LTAI5tExampleWXYZ the+secret the%2Bsecret the%252Bsecret the/token the%2Ftoken the%252Ftoken"));
    }

    [Fact]
    public void A_text_without_a_secret_stays_as_it_is() =>
        Assert.Equal("nothing here", new AlibabaCloudCredentials("LTAI5tExampleWXYZ", "the+secret").Redact("nothing here"));

    [Theory]
    [InlineData("x", "x****")]
    [InlineData("testid", "t****")]
    [InlineData("fifteen-letters", "f****")]
    [InlineData("sixteen-letters!", "sixt****ers!")]
    public void A_short_id_shows_only_its_first_character(string id, string masked) =>
        Assert.Equal(masked, new AlibabaCloudCredentials(id, "s").MaskedAccessKeyId);

    // Replacing the shorter one first would leave the rest of the longer one.
    [Fact]
    public void A_secret_within_another_takes_nothing_from_its_protection()
    {
        Assert.Equal("***", new AlibabaCloudCredentials("id", "inner", "outer-inner-outer").Redact("outer-inner-outer"));
        Assert.Equal("k****", new AlibabaCloudCredentials("key-inner-id", "inner").Redact("key-inner-id"));
        Assert.Equal("***", new AlibabaCloudCredentials("inner", "outer-inner-outer").Redact("outer-inner-outer"));
    }

    [Property]
    public void What_surrounds_a_secret_is_kept(AnyText before, AnyText after)
    {
        const string secret = "nobody+generates/this=";
        var credentials = new AlibabaCloudCredentials("neither+this/id=", secret);

        Assert.Equal(before.Value + "***" + after.Value, credentials.Redact(before.Value + Uri.EscapeDataString(secret) + after.Value));
    }
}
