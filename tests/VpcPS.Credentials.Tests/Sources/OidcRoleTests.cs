using System;
using System.IO;
using System.Threading.Tasks;
using VpcPS.Core.Credentials;
using VpcPS.Core.Signing;
using Xunit;

namespace VpcPS.Credentials.Tests.Sources;

public sealed class OidcRoleTests : IAsyncLifetime, IDisposable
{
    private readonly TestMachine _machine = new();
    private StsServer _sts = null!;
    private string _tokenFile = "";

    public async Task InitializeAsync()
    {
        _sts = await StsServer.StartAsync(_machine.Clock);
        _tokenFile = _machine.Write("token", "first.jwt+/=\n");
        _machine.Variables["ALIBABA_CLOUD_STS_ENDPOINT"] = _sts.Address;
        _machine.Variables["ALIBABA_CLOUD_ROLE_ARN"] = "acs:ram::1:role/pod";
        _machine.Variables["ALIBABA_CLOUD_OIDC_PROVIDER_ARN"] = "acs:ram::1:oidc-provider/ack";
        _machine.Variables["ALIBABA_CLOUD_OIDC_TOKEN_FILE"] = _tokenFile;
    }

    public async Task DisposeAsync() => await _sts.DisposeAsync();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task Exchanges_the_token_unsigned()
    {
        var provider = new OidcEnvironmentCredentialsProvider(_machine.Environment);
        AlibabaCloudCredentials credentials = await provider.GetAsync();

        Assert.Equal(("STS.session1", "session-token-1"), (credentials.AccessKeyId, credentials.SecurityToken));
        ReceivedRequest request = Assert.Single(_sts.Server.Received);
        Assert.Equal(["Action", "Format", "Timestamp", "Version"], request.Query.Keys);
        Assert.Equal("2026-01-02T03:04:05Z", request.Query["Timestamp"]);
        Assert.Equal("first.jwt+/=", request.Form["OIDCToken"]);
        Assert.Equal("acs:ram::1:oidc-provider/ack", request.Form["OIDCProviderArn"]);
        Assert.Equal("acs:ram::1:role/pod", request.Form["RoleArn"]);
        Assert.Equal("vpcps-1767323045000", request.Form["RoleSessionName"]);
        Assert.Equal("3600", request.Form["DurationSeconds"]);
        Assert.False(request.Headers.ContainsKey("Authorization"));
        Assert.Equal("role acs:ram::1:role/pod by OIDC", provider.Source);
    }

    [Fact]
    public async Task The_token_is_read_anew_at_each_renewal()
    {
        var provider = new OidcEnvironmentCredentialsProvider(_machine.Environment);
        await provider.GetAsync();
        await File.WriteAllTextAsync(_tokenFile, "second.jwt");
        _machine.Clock.Advance(TimeSpan.FromMinutes(50));
        await provider.GetAsync();
        Assert.Equal("second.jwt", _sts.Server.Received[1].Form["OIDCToken"]);
    }

    [Fact]
    public async Task A_profile_may_ask_for_it_too()
    {
        _machine.WriteCli($$"""
            {"name":"default","mode":"OIDC","oidc_provider_arn":"p","oidc_token_file":"{{_machine.JsonPath("token")}}","ram_role_arn":"r",
             "ram_session_name":"n","expired_seconds":1000,"duration_seconds":2000,"policy":"x"}
            """);
        await _machine.Cli().GetAsync();
        ReceivedRequest request = Assert.Single(_sts.Server.Received);
        Assert.Equal(("p", "r", "n", "2000", "x"), (
            request.Form["OIDCProviderArn"], request.Form["RoleArn"], request.Form["RoleSessionName"], request.Form["DurationSeconds"], request.Form["Policy"]));
    }

    [Fact]
    public async Task A_missing_variable_is_named()
    {
        _machine.Variables["ALIBABA_CLOUD_OIDC_TOKEN_FILE"] = "";
        Assert.Equal("ALIBABA_CLOUD_OIDC_TOKEN_FILE is not set", await WhyNotAsync());
    }

    [Fact]
    public async Task A_missing_or_empty_token_file_is_named()
    {
        await File.WriteAllTextAsync(_tokenFile, " \n");
        Assert.Equal($"the OIDC token file {_tokenFile} is empty", await WhyNotAsync());
        File.Delete(_tokenFile);
        Assert.Equal($"{_tokenFile} does not exist", await WhyNotAsync());
    }

    [Fact]
    public async Task A_refusal_is_told_without_the_token()
    {
        _sts.Refusal = StsServer.Error(400, "AuthenticationFail.OIDCToken.Expired", "This token first.jwt+/= has expired.");
        Assert.Equal(
            "AssumeRoleWithOIDC of acs:ram::1:role/pod failed: This token *** has expired (AuthenticationFail.OIDCToken.Expired, "
            + "request 11111111-2222-3333-4444-555555555555)",
            await WhyNotAsync());

        _sts.Refusal = new Reply(502, "<html>first.jwt+/=</html>");
        Assert.Equal("AssumeRoleWithOIDC of acs:ram::1:role/pod failed: HTTP 502", await WhyNotAsync());
    }

    [Theory]
    [InlineData("", "it is not JSON in UTF-8")]
    [InlineData("{}", "the field 'AccessKeyId' is missing or of an unexpected type")]
    [InlineData("""{"Credentials":{"AccessKeyId":"i","AccessKeySecret":" "}}""", "the field 'AccessKeySecret' is missing or of an unexpected type")]
    [InlineData("""{"Credentials":{"AccessKeyId":"i","AccessKeySecret":"s","SecurityToken":"t","Expiration":"soon"}}""", "the field 'Expiration' is missing or of an unexpected type")]
    public async Task An_answer_without_credentials_is_told(string body, string problem)
    {
        _sts.Refusal = Reply.Ok(body);
        Assert.Equal("the answer of AssumeRoleWithOIDC holds no credentials: " + problem, await WhyNotAsync());
    }

    private Task<string> WhyNotAsync() => new OidcEnvironmentCredentialsProvider(_machine.Environment).WhyNotAsync();
}
