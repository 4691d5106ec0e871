using System;
using System.Threading.Tasks;
using VpcPS.Core.Credentials;
using Xunit;

namespace VpcPS.Credentials.Tests.Sources;

/// <summary>A given proxy is used for every request that fetches credentials, except for requests to the metadata service.</summary>
public sealed class GivenProxyTests : IAsyncLifetime, IDisposable
{
    private readonly TestMachine _machine = new();
    private LocalServer _proxy = null!;

    private CredentialEnvironment Environment => new()
    {
        ReadVariable = _machine.Environment.ReadVariable,
        HomeDirectory = _machine.Home,
        Clock = _machine.Clock,
        Proxy = _proxy.Address,
    };

    public async Task InitializeAsync() => _proxy = await LocalServer.StartAsync(request => request.Method == "GET"
        ? Reply.Ok(MetadataServer.Body("Success", "STS.uri", "2026-01-02T09:04:05Z"))
        : new Reply(502, ""));

    public async Task DisposeAsync() => await _proxy.DisposeAsync();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task Of_a_credentials_URI()
    {
        _machine.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = "http://keys.no-such-host.invalid/x";
        Assert.Equal("STS.uri", (await new UriEnvironmentCredentialsProvider(Environment).GetAsync()).AccessKeyId);
        Assert.Equal("keys.no-such-host.invalid", Assert.Single(_proxy.Received).Headers["Host"]);
    }

    [Theory]
    [InlineData("""{"name":"default","mode":"RamRoleArn","access_key_id":"i","access_key_secret":"s","ram_role_arn":"r","sts_endpoint":"sts.no-such-host.invalid"}""")]
    [InlineData("""{"name":"default","mode":"OIDC","oidc_provider_arn":"p","oidc_token_file":"{0}","ram_role_arn":"r","sts_endpoint":"sts.no-such-host.invalid"}""")]
    [InlineData("""{"name":"default","mode":"CloudSSO","access_token":"t","cloud_sso_access_token_expire":99999999999,"cloud_sso_sign_in_url":"https://sts.no-such-host.invalid/","cloud_sso_account_id":"a","cloud_sso_access_config":"c"}""")]
    public async Task Of_a_role_and_a_sign_in(string profile)
    {
        _machine.Write("token", "jwt");
        _machine.WriteCli(profile.Replace("{0}", _machine.JsonPath("token"), StringComparison.Ordinal));
        await new CliProfileCredentialsProvider(Environment, name: null).WhyNotAsync();
        ReceivedRequest request = Assert.Single(_proxy.Received);
        Assert.Equal(("CONNECT", "sts.no-such-host.invalid:443"), (request.Method, request.Headers["Host"]));
    }

    [Fact]
    public async Task And_not_of_this_machine_and_the_metadata_service()
    {
        await using MetadataServer metadata = await MetadataServer.StartAsync();
        await using LocalServer uri = await LocalServer.StartAsync(_ => Reply.Ok(MetadataServer.Body("Success", "STS.uri", "2026-01-02T09:04:05Z")));
        _machine.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = uri.Address.OriginalString;
        var environment = new CredentialEnvironment
        {
            ReadVariable = _machine.Environment.ReadVariable,
            Clock = _machine.Clock,
            MetadataService = metadata.Server.Address,
            MetadataTimeout = TimeSpan.FromMinutes(1),
            Proxy = _proxy.Address,
        };
        await new UriEnvironmentCredentialsProvider(environment).GetAsync();
        await new EcsRoleCredentialsProvider(environment, roleName: null).GetAsync();
        Assert.Empty(_proxy.Received);
    }
}
