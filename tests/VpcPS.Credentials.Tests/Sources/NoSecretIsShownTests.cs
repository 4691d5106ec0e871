using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using VpcPS.Core.Credentials;
using VpcPS.Core.Signing;
using Xunit;

namespace VpcPS.Credentials.Tests.Sources;

/// <summary>Every secret part of these machines contains the word CANARY. Nothing that is shown may contain it.</summary>
public sealed class NoSecretIsShownTests : IAsyncLifetime, IDisposable
{
    private const string Canary = "CANARY";
    private const string Key = "\"access_key_id\":\"the-id\",\"access_key_secret\":\"CANARY/secret\"";

    private readonly TestMachine _machine = new();
    private readonly List<string> _seen = [];
    private StsServer _sts = null!;
    private LocalServer _echo = null!;

    public async Task InitializeAsync()
    {
        _sts = await StsServer.StartAsync(_machine.Clock);
        _echo = await LocalServer.StartAsync(r => new Reply(
            r.Path.Contains("ok", StringComparison.Ordinal) ? 200 : 500,
            $$"""{"Code":"Success","AccessKeyId":"CANARY-id","Message":"CANARY {{r.Path}}","access_key_secret":"CANARY"}"""));
    }

    public async Task DisposeAsync()
    {
        await _sts.DisposeAsync();
        await _echo.DisposeAsync();
    }

    public void Dispose() => _machine.Dispose();

    [Theory]
    [InlineData("{\"current\":\"default\",\"profiles\":[{\"access_key_secret\":\"CANARY\"")]
    [InlineData("{\"current\":\"default\",\"profiles\":[{\"access_key_secret\":CANARY}]}")]
    [InlineData("{\"current\":\"default\",\"profiles\":[{\"name\":\"default\",\"mode\":\"AK\",\"access_key_id\":\"i\",\"access_key_secret\":[\"CANARY\"]}]}")]
    [InlineData("{\"current\":\"default\",\"profiles\":[{\"name\":\"default\",\"mode\":\"Bad\",\"access_key_secret\":\"CANARY\"}]}")]
    [InlineData("{\"current\":\"default\",\"profiles\":[{\"name\":\"default\",\"mode\":\"External\",\"process_command\":\"/no/program --secret CANARY\"}]}")]
    [InlineData("{\"current\":\"default\",\"profiles\":[{\"name\":\"default\",\"mode\":\"External\",\"process_command\":\"program 'CANARY\"}]}")]
    [InlineData("{\"current\":\"default\",\"profiles\":[{\"name\":\"default\",\"mode\":\"CredentialsURI\",\"credentials_uri\":\"ftp://CANARY\"}]}")]
    [InlineData("{\"current\":\"default\",\"profiles\":[{\"name\":\"default\",\"mode\":\"CloudSSO\",\"access_token\":\"CANARY\\r\\nCANARY\",\"cloud_sso_access_token_expire\":99999999999}]}")]
    [InlineData("{\"current\":\"default\",\"profiles\":[{\"name\":\"default\",\"mode\":\"CloudSSO\",\"access_token\":\"CANARY\",\"cloud_sso_access_token_expire\":99999999999}]}")]
    public async Task Of_a_CLI_file(string content)
    {
        _machine.Write(_machine.CliPath, content);
        await FailAsync(_machine.Cli());
        Assert.All(_seen, NoCanary);
    }

    [Theory]
    [InlineData("[default]\nCANARY")]
    [InlineData("access_key_secret = CANARY")]
    [InlineData("[default]\ntype = bad\naccess_key_secret = CANARY")]
    public async Task Of_an_SDK_file(string content)
    {
        _machine.WriteSdk(content);
        await FailAsync(_machine.Sdk());
        Assert.All(_seen, NoCanary);
    }

    [Theory]
    [InlineData(400, """{"Code":"Bad","Message":"CANARY/secret CANARY/token CANARY%2Fsecret CANARY%252Ftoken"}""")]
    [InlineData(400, """{"Code":"SignatureDoesNotMatch","Message":"Not matched. server string to sign is:POST&SecurityToken%3DCANARY%252Ftoken"}""")]
    [InlineData(500, "CANARY/secret")]
    [InlineData(200, """{"Credentials":{"AccessKeySecret":"CANARY"}}""")]
    [InlineData(200, "CANARY")]
    public async Task Of_an_STS_service_that_echoes(int status, string body)
    {
        _sts.Refusal = new Reply(status, body);
        _machine.WriteCli($$"""{"name":"default","mode":"RamRoleArn",{{Key}},"sts_token":"CANARY/token","ram_role_arn":"r","sts_endpoint":"{{_sts.Address}}"}""");
        await FailAsync(_machine.Cli());

        _sts.Refusal = new Reply(status, body.Replace("/secret", "/token", StringComparison.Ordinal).Replace("%2Fsecret", "%2Ftoken", StringComparison.Ordinal));
        _machine.Variables["ALIBABA_CLOUD_STS_ENDPOINT"] = _sts.Address;
        _machine.Variables["ALIBABA_CLOUD_ROLE_ARN"] = "r";
        _machine.Variables["ALIBABA_CLOUD_OIDC_PROVIDER_ARN"] = "p";
        _machine.Variables["ALIBABA_CLOUD_OIDC_TOKEN_FILE"] = _machine.Write("token", "CANARY/token");
        await FailAsync(new OidcEnvironmentCredentialsProvider(_machine.Environment));
        Assert.All(_seen, NoCanary);
    }

    [Theory]
    [InlineData("/ok")]
    [InlineData("/CANARY/ok?key=CANARY")]
    [InlineData("/CANARY?key=CANARY#CANARY")]
    public async Task Of_a_credential_server(string path)
    {
        var address = new UriBuilder(new Uri(_echo.Address, path)) { UserName = "CANARY", Password = "CANARY" };
        _machine.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = address.Uri.AbsoluteUri;
        await FailAsync(new UriEnvironmentCredentialsProvider(_machine.Environment));
        Assert.All(_seen, NoCanary);
    }

    [SkippableTheory]
    [InlineData("echo CANARY; echo CANARY >&2; exit 1")]
    [InlineData("echo CANARY; echo CANARY >&2")]
    [InlineData("""echo '{"mode":"CANARY","access_key_secret":"CANARY"}'""")]
    public async Task Of_a_program(string script)
    {
        Skip.IfNot(System.IO.File.Exists("/bin/sh"), "needs a POSIX shell");
        string file = _machine.Write("script.sh", script);
        _machine.WriteCli($$"""{"name":"default","mode":"External","process_command":"/bin/sh '{{file}}' CANARY"}""");
        await FailAsync(_machine.Cli());
        Assert.All(_seen, NoCanary);
    }

    [Fact]
    public async Task Of_an_instances_metadata()
    {
        await using MetadataServer metadata = await MetadataServer.StartAsync();
        using var instance = new TestMachine(metadata.Server.Address);
        metadata.Credentials = Reply.Ok("""{"Code":"CANARY","AccessKeySecret":"CANARY"}""");
        await FailAsync(new EcsRoleCredentialsProvider(instance.Environment, roleName: null));
        metadata.Credentials = new Reply(500, "CANARY");
        metadata.Token = new Reply(200, "CANARY CANARY");
        await FailAsync(new EcsRoleCredentialsProvider(instance.Environment, roleName: null));
        Assert.All(_seen, NoCanary);
    }

    [Fact]
    public async Task When_everything_is_right()
    {
        _machine.WriteCli($$"""{"name":"default","mode":"StsToken",{{Key}},"sts_token":"CANARY/token","region_id":"cn-huhehaote"}""");
        _machine.WriteSdk("[default]\ntype=access_key\naccess_key_id=i\naccess_key_secret=CANARY");
        var chain = CredentialChain.Default(_machine.Environment);
        AlibabaCloudCredentials credentials = await chain.GetAsync();
        Assert.Contains(Canary, credentials.AccessKeySecret, StringComparison.Ordinal);

        See(chain);
        See(credentials);
        foreach (CredentialProfile profile in new CredentialProfiles(_machine.Environment).List([]))
        {
            See(profile);
        }

        Assert.All(_seen, NoCanary);
    }

    // The chain is tested as well, because it collects the messages of its sources.
    private async Task FailAsync(ICredentialsProvider provider)
    {
        See(await Assert.ThrowsAsync<CredentialsUnavailableException>(() => provider.GetAsync()));
        See(provider);
        var error = await Assert.ThrowsAsync<CredentialsUnavailableException>(() => new CredentialChain(provider).GetAsync());
        See(error);
        Assert.All(error.Failures, See);
    }

    // Looks at the object as a person, a log and a serializer would see it.
    private void See(object seen)
    {
        _seen.Add(seen.ToString()!);
        _seen.AddRange(seen is Exception error
            ? [error.Message, error.InnerException?.ToString() ?? "", .. error.Data.Values.Cast<object>().Select(value => value.ToString()!)]
            : [JsonSerializer.Serialize(seen, seen.GetType())]);
    }

    private static void NoCanary(string text) => Assert.DoesNotContain(Canary, text, StringComparison.OrdinalIgnoreCase);
}
