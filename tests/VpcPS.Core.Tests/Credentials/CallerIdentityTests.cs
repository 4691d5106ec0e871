using VpcPS.Core.Credentials;
using Xunit;

namespace VpcPS.Core.Tests.Credentials;

/// <summary>The text by which people see the owner of credentials.</summary>
public sealed class CallerIdentityTests
{
    [Theory]
    [InlineData("acs:ram::123:root", "account 123, root")]
    [InlineData("acs:ram::123:user/alice", "account 123, user alice")]
    [InlineData("acs:ram::123:assumed-role/Deploy/nightly:7", "account 123, role Deploy (session nightly:7)")]
    [InlineData("acs:ram::123:federated-user/bob", "account 123, federated-user/bob")]
    [InlineData("acs:ram::123:", "account 123")]
    [InlineData("nonsense", "account 123, nonsense")]
    [InlineData(null, "account 123")]
    public void Account_and_who_in_it_read_well(string? arn, string expected) =>
        Assert.Equal(expected, new CallerIdentity("123", arn).ToString());
}
