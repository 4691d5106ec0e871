using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Credentials;
using VpcPS.Core.Signing;
using Xunit;

namespace VpcPS.Core.Tests.Credentials;

public sealed class EnvironmentCredentialsTests
{
    private const string Id = EnvironmentCredentialsProvider.AccessKeyIdVariable;
    private const string Secret = EnvironmentCredentialsProvider.AccessKeySecretVariable;
    private const string Token = EnvironmentCredentialsProvider.SecurityTokenVariable;

    [Theory]
    [InlineData(null, null, new[] { Id, Secret })]
    [InlineData("", " ", new[] { Id, Secret })]
    [InlineData(null, "hidden-secret", new[] { Id })]
    [InlineData(" \t", "hidden-secret", new[] { Id })]
    [InlineData("hidden-id", null, new[] { Secret })]
    [InlineData("hidden-id", "\r\n", new[] { Secret })]
    public async Task What_is_missing_is_named_and_what_is_there_is_not_shown(string? id, string? secret, string[] missing)
    {
        var failure = await Assert.ThrowsAsync<CredentialsUnavailableException>(
            () => GetAsync(new() { [Id] = id, [Secret] = secret, [Token] = "hidden-token" }));

        foreach (string variable in new[] { Id, Secret, Token })
        {
            Assert.Equal(((IList<string>)missing).Contains(variable), failure.Message.Contains(variable, System.StringComparison.Ordinal));
        }

        Assert.DoesNotContain("hidden", failure.ToString());
    }

    [Theory]
    [InlineData("hidden\nX-Added: 1", "a line end")]
    [InlineData("hid den", "a space")]
    [InlineData("hid\tden", "a tab")]
    [InlineData("hid\u00A0den", "the invisible character U+00A0")]
    [InlineData("hid\u200Bden", "the invisible character U+200B")]
    [InlineData("\uFEFFhidden", "the invisible character U+FEFF")]
    [InlineData("hid\0den", "the invisible character U+0000")]
    [InlineData("hidd\u00EBn", "a character outside ASCII")]
    [InlineData("\uFF28idden", "a character outside ASCII")]
    [InlineData("\"hidden\"", "quotes around it")]
    public async Task A_value_that_no_key_can_have_is_named_by_its_variable_and_not_shown(string value, string what)
    {
        foreach (string variable in new[] { Id, Secret, Token })
        {
            var values = new Dictionary<string, string?> { [Id] = "id", [Secret] = "secret", [Token] = "token", [variable] = value };

            var failure = await Assert.ThrowsAsync<CredentialsUnavailableException>(() => GetAsync(values));

            Assert.Equal($"{variable} contains {what}", failure.Message);
            Assert.True(failure.EndsChain);
            Assert.DoesNotContain("hid", failure.ToString());
        }
    }

    [Theory]
    [InlineData(null, null, "token")]
    [InlineData("id", "secret", " ")]
    [InlineData(" ", " ", null)]
    [InlineData("id", "", "")]
    public async Task Half_a_key_is_no_reason_to_be_somebody_else(string? id, string? secret, string? token) =>
        Assert.True((await Assert.ThrowsAsync<CredentialsUnavailableException>(() => GetAsync(new() { [Id] = id, [Secret] = secret, [Token] = token }))).EndsChain);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task No_key_at_all_is_none(string? value) =>
        Assert.False((await Assert.ThrowsAsync<CredentialsUnavailableException>(() => GetAsync(new() { [Id] = value, [Secret] = value, [Token] = value }))).EndsChain);

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("token", "token")]
    [InlineData(" token\r\n", "token")]
    public async Task Blanks_around_values_are_not_part_of_them(string? token, string? expected)
    {
        AlibabaCloudCredentials credentials = await GetAsync(new() { [Id] = " id\n", [Secret] = "\tsecret ", [Token] = token });

        Assert.Equal("id", credentials.AccessKeyId);
        Assert.Equal("secret", credentials.AccessKeySecret);
        Assert.Equal(expected, credentials.SecurityToken);
    }

    [Fact]
    public async Task The_environment_is_read_at_each_call()
    {
        var values = new Dictionary<string, string?> { [Id] = "first", [Secret] = "secret" };
        var provider = new EnvironmentCredentialsProvider(values.GetValueOrDefault);

        Assert.Equal("first", (await provider.GetCredentialsAsync(CancellationToken.None)).AccessKeyId);
        values[Id] = "second";
        Assert.Equal("second", (await provider.GetCredentialsAsync(CancellationToken.None)).AccessKeyId);
    }

    private static Task<AlibabaCloudCredentials> GetAsync(Dictionary<string, string?> values) =>
        new EnvironmentCredentialsProvider(values.GetValueOrDefault).GetCredentialsAsync(CancellationToken.None);
}
