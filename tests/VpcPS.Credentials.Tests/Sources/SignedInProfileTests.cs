using System;
using System.Threading.Tasks;
using VpcPS.Core.Signing;
using Xunit;

namespace VpcPS.Credentials.Tests.Sources;

public sealed class SignedInProfileTests : IDisposable
{
    private readonly TestMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Theory]
    [InlineData("CloudSSO")]
    [InlineData("OAuth")]
    public async Task What_the_CLI_keeps_is_used_until_it_expires(string mode)
    {
        Write(mode, 1800);
        ICredentialsProvider provider = _machine.Cli();
        AlibabaCloudCredentials credentials = await provider.GetAsync();
        Assert.Equal(("STS.i", "s", "t"), (credentials.AccessKeyId, credentials.AccessKeySecret, credentials.SecurityToken));

        _machine.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(
            $"profile 'default' in {_machine.CliPath}: the sign-in by {mode} has expired or never took place; "
            + $"run 'aliyun configure --mode {mode} --profile default', then the same command again",
            await provider.WhyNotAsync());
    }

    [Fact]
    public async Task Signing_in_again_is_noticed_by_the_same_session()
    {
        Write("OAuth", 1800);
        ICredentialsProvider provider = _machine.Cli();
        AlibabaCloudCredentials first = await provider.GetAsync();
        _machine.Clock.Advance(TimeSpan.FromHours(1));
        Write("OAuth", 1800);
        Assert.NotEqual(first.Expiration, (await provider.GetAsync()).Expiration);
    }

    [Fact]
    public async Task A_session_that_began_as_one_profile_does_not_go_on_as_another()
    {
        Write("OAuth", 1800);
        ICredentialsProvider provider = _machine.Cli();
        await provider.GetAsync();
        _machine.Clock.Advance(TimeSpan.FromHours(1));
        _machine.WriteCli("""{"name":"other","mode":"AK","access_key_id":"i","access_key_secret":"s"},{"name":"default","mode":"OAuth"}""", current: "other");
        Assert.Contains("profile 'default'", await provider.WhyNotAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_never_began_may_begin_as_another()
    {
        Write("OAuth", -1);
        ICredentialsProvider provider = _machine.Cli();
        await provider.WhyNotAsync();
        _machine.WriteCli("""{"name":"other","mode":"AK","access_key_id":"i","access_key_secret":"s"}""", current: "other");
        Assert.Equal("i", (await provider.GetAsync()).AccessKeyId);
    }

    [Fact]
    public async Task An_access_token_of_CloudSSO_is_exchanged()
    {
        await using LocalServer server = await LocalServer.StartAsync(_ => Reply.Ok(
            """{"RequestId":"r","CloudCredential":{"AccessKeyId":"STS.sso","AccessKeySecret":"s","SecurityToken":"t","Expiration":"2026-01-02T04:04:05Z"}}"""));
        WriteToken(server, 600);
        Assert.Equal("STS.sso", (await _machine.Cli().GetAsync()).AccessKeyId);
        ReceivedRequest request = Assert.Single(server.Received);
        Assert.Equal(("POST", "/cloud-credentials", "Bearer the-access-token"), (request.Method, request.Path, request.Headers["Authorization"]));
        Assert.Equal("""{"AccountId":"1","AccessConfigurationId":"ac-1"}""", request.Body);
    }

    [Fact]
    public async Task A_refused_access_token_is_told_without_it()
    {
        await using LocalServer server = await LocalServer.StartAsync(_ => new Reply(401, "the-access-token"));
        WriteToken(server, 600);
        Assert.Equal(
            $"profile 'default' in {_machine.CliPath}: {server.Address.GetLeftPart(UriPartial.Authority)} answered with HTTP 401",
            await _machine.Cli().WhyNotAsync());
    }

    [Fact]
    public async Task An_expired_access_token_is_not_sent()
    {
        await using LocalServer server = await LocalServer.StartAsync(_ => new Reply(500, ""));
        WriteToken(server, -1);
        Assert.Contains("run 'aliyun configure --mode CloudSSO --profile default'", await _machine.Cli().WhyNotAsync(), StringComparison.Ordinal);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task An_access_token_is_never_sent_in_clear_text_over_a_network()
    {
        _machine.WriteCli($$"""
            {"name":"default","mode":"CloudSSO","access_token":"a","cloud_sso_access_token_expire":{{In(600)}},
             "cloud_sso_sign_in_url":"http://signin.example.com/x"}
            """);
        Assert.Equal($"profile 'default' in {_machine.CliPath}: cloud_sso_sign_in_url is not an https address", await _machine.Cli().WhyNotAsync());
    }

    private void WriteToken(LocalServer server, int seconds) => _machine.WriteCli($$"""
        {"name":"default","mode":"CloudSSO","access_token":"the-access-token","cloud_sso_access_token_expire":{{In(seconds)}},
         "cloud_sso_sign_in_url":"{{server.Address}}start/login","cloud_sso_account_id":"1","cloud_sso_access_config":"ac-1"}
        """);

    private void Write(string mode, int seconds) => _machine.WriteCli($$"""
        {"name":"default","mode":"{{mode}}","access_key_id":"STS.i","access_key_secret":"s","sts_token":"t","sts_expiration":{{In(seconds)}} }
        """);

    private long In(int seconds) => _machine.Clock.UtcNow.AddSeconds(seconds).ToUnixTimeSeconds();
}
