using System;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Core.Credentials;
using VpcPS.Core.Signing;
using Xunit;

namespace VpcPS.Credentials.Tests.Renewal;

/// <summary>
/// A source that the user has set up is used or leads to an error, because the next source in the chain, which would give credentials, is a
/// different identity.
/// </summary>
public sealed class NobodyElseTests : IAsyncLifetime, IDisposable
{
    private MetadataServer _metadata = null!;
    private TestMachine _machine = null!;

    public async Task InitializeAsync()
    {
        _metadata = await MetadataServer.StartAsync();
        _machine = new TestMachine(_metadata.Server.Address);
    }

    public async Task DisposeAsync() => await _metadata.DisposeAsync();

    public void Dispose() => _machine.Dispose();

    [Theory]
    [InlineData("ALIBABA_CLOUD_OIDC_PROVIDER_ARN", "acs:ram::1:oidc-provider/p", "ALIBABA_CLOUD_ROLE_ARN, ALIBABA_CLOUD_OIDC_TOKEN_FILE are not set")]
    [InlineData("ALIBABA_CLOUD_OIDC_TOKEN_FILE", "/x", "ALIBABA_CLOUD_ROLE_ARN, ALIBABA_CLOUD_OIDC_PROVIDER_ARN are not set")]
    [InlineData("ALIBABA_CLOUD_ROLE_ARN", " ", "ALIBABA_CLOUD_ROLE_ARN is set, but blank")]
    [InlineData("ALIBABA_CLOUD_PROFILE", "\t", "ALIBABA_CLOUD_PROFILE is set, but blank")]
    [InlineData("ALIBABA_CLOUD_PROFILE", "gone", "ALIBABA_CLOUD_PROFILE names the profile 'gone'")]
    [InlineData("ALIBABACLOUD_PROFILE", "gone", "ALIBABACLOUD_PROFILE names the profile 'gone'")]
    [InlineData("ALICLOUD_PROFILE", "gone", "ALICLOUD_PROFILE names the profile 'gone'")]
    [InlineData("ALICLOUD_PROFILE", "pr\u200Bod", "ALICLOUD_PROFILE contains the invisible character U+200B")]
    [InlineData("ALIBABA_CLOUD_CREDENTIALS_FILE", "/no/such/file", "/no/such/file does not exist")]
    [InlineData("ALIBABA_CLOUD_ECS_METADATA", " ", "ALIBABA_CLOUD_ECS_METADATA is set, but blank")]
    public async Task Of_a_variable(string variable, string value, string problem)
    {
        _machine.Variables[variable] = value;
        Assert.Contains(problem, await WhyNotAsync());
    }

    [Fact]
    public async Task Of_an_OIDC_role_that_is_refused()
    {
        _machine.Variables["ALIBABA_CLOUD_ROLE_ARN"] = "r";
        _machine.Variables["ALIBABA_CLOUD_OIDC_PROVIDER_ARN"] = "p";
        _machine.Variables["ALIBABA_CLOUD_OIDC_TOKEN_FILE"] = "/no/such/token";
        Assert.Contains("/no/such/token does not exist", await WhyNotAsync());
    }

    [Fact]
    public async Task Of_a_role_name_that_the_instance_has_not()
    {
        _machine.Variables["ALIBABA_CLOUD_ECS_METADATA"] = "another-role";
        await using LocalServer uri = await LocalServer.StartAsync(_ => Reply.Ok(MetadataServer.Body("Success", "STS.uri", "2026-01-02T09:04:05Z")));
        _machine.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = uri.Address.OriginalString;
        _metadata.Credentials = new Reply(404, "");
        Assert.Contains("no role 'another-role'", await WhyNotAsync());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"current":"gone","profiles":[{"name":"a","mode":"AK","access_key_id":"i","access_key_secret":"s"}]}""")]
    [InlineData("""{"current":"prod","profiles":[]}""", "has no profile 'prod'; it has none")]
    [InlineData("""{"current":"prod","profiles":[null]}""", "has no profile in its list 'profiles'")]
    [InlineData("""{"current":"default","profiles":["default"]}""", "has no profile in its list 'profiles'")]
    [InlineData("""{"profiles":[null]}""", "has no profile in its list 'profiles'")]
    [InlineData("""{"profiles":[{"name":"a","mode":"AK","access_key_id":"i","access_key_secret":"s"}]}""")]
    [InlineData("""{"current":"a","profiles":[{"name":"a","mode":"AK","access_key_id":"i","access_key_secret":""}]}""")]
    [InlineData("""{"current":"a","profiles":[{"name":"a","mode":"AK","access_key_id":"i","access_key_secret":"\u00e4"}]}""")]
    [InlineData("""{"current":"a","profiles":[{"name":"a","mode":"RamRoleArn"}]}""")]
    [InlineData("""{"current":"a","profiles":[{"name":"a","mode":"NoSuch"}]}""")]
    [InlineData("""{"current":"a","profiles":[{"name":"a","mode":"CloudSSO"}]}""")]
    [InlineData("""{"current":"a","profiles":[{"name":"a","mode":"External","process_command":"no-such-program-anywhere"}]}""", "no-such-program-anywhere")]
    public async Task Of_the_CLIs_file(string content, string problem = "config.json")
    {
        _machine.Write(_machine.CliPath, content);
        _machine.WriteSdk("[default]\ntype = access_key\naccess_key_id = sdk-id\naccess_key_secret = s");
        Assert.Contains(problem, await WhyNotAsync());
    }

    [Theory]
    [InlineData("[default]\ntype = access_key\naccess_key_id = i")]
    [InlineData("[default]\ntype = access_key\naccess_key_id\naccess_key_secret = s")]
    [InlineData("[default]\ntype = bearer\nbearer_token = t")]
    [InlineData("[default]\ntype = access_key\naccess_key_id = i\naccess_key_secret = s\n[default]\ntype = access_key\naccess_key_id = j\naccess_key_secret = s")]
    [InlineData("[default]\ntype = access_key\naccess_key_id = i\naccess_key_id = j\naccess_key_secret = s")]
    [InlineData("[default]\nenable = perhaps\ntype = access_key\naccess_key_id = i\naccess_key_secret = s")]
    [InlineData("[default\ntype = access_key\naccess_key_id = i\naccess_key_secret = s")]
    public async Task Of_the_SDKs_file(string content)
    {
        _machine.WriteSdk(content);
        Assert.Contains(_machine.SdkPath, await WhyNotAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("""{"current":"","profiles":[]}""")]
    [InlineData("""{"current":"default","profiles":[],"meta_path":""}""")]
    [InlineData("""{"current":"default","profiles":[{"name":"default","mode":"","access_key_id":"","access_key_secret":""}]}""")]
    [InlineData("""{"current":"default","profiles":[{"name":"default","mode":"AK","access_key_id":"","access_key_secret":"","region_id":"cn-beijing"}]}""")]
    public async Task A_CLI_file_in_which_nothing_is_set_up_is_passed_over(string content)
    {
        _machine.Write(_machine.CliPath, content);
        Assert.Equal("STS.ecs", (await CredentialChain.Default(_machine.Environment).GetAsync()).AccessKeyId);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData(" \n", 1)]
    [InlineData("""{"current":"","profiles":[]}""", 0)]
    public async Task An_empty_CLI_file_is_warned_of_because_it_may_have_had_another_identity(string content, int warnings)
    {
        _machine.Write(_machine.CliPath, content);
        await CredentialChain.Default(_machine.Environment).GetAsync();
        Assert.Equal(
            warnings,
            _machine.Environment.TakeWarnings().Count(said => said.StartsWith($"{_machine.CliPath} is empty", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    [InlineData("[other]\ntype = access_key")]
    [InlineData("[default]\nenable = FALSE   # for now\ntype = access_key\naccess_key_id = i\naccess_key_secret = s")]
    public async Task An_SDK_file_in_which_nothing_is_set_up_is_passed_over(string content)
    {
        _machine.WriteSdk(content);
        Assert.Equal("STS.ecs", (await CredentialChain.Default(_machine.Environment).GetAsync()).AccessKeyId);
    }

    [Fact]
    public async Task A_role_that_may_be_meant_for_a_profile_and_a_file_that_is_switched_off_are_passed_over()
    {
        _machine.Variables["ALIBABA_CLOUD_ROLE_ARN"] = "acs:ram::1:role/r";
        _machine.Write(_machine.CliPath, "{");
        _machine.Variables["ALIBABA_CLOUD_CLI_PROFILE_DISABLED"] = "true";
        Assert.Equal("STS.ecs", (await CredentialChain.Default(_machine.Environment).GetAsync()).AccessKeyId);
    }

    [Fact]
    public async Task The_profile_that_the_environment_chooses_may_be_in_either_file_and_the_CLIs_order_decides()
    {
        _machine.WriteCli("""{"name":"default","mode":"AK","access_key_id":"cli-id","access_key_secret":"s"}""");
        _machine.WriteSdk("[night]\ntype = access_key\naccess_key_id = night-id\naccess_key_secret = s\n[day]\ntype = access_key\naccess_key_id = day-id\naccess_key_secret = s");
        _machine.Variables["ALICLOUD_PROFILE"] = "default";
        Assert.Equal("cli-id", (await CredentialChain.Default(_machine.Environment).GetAsync()).AccessKeyId);
        _machine.Variables["ALIBABA_CLOUD_PROFILE"] = "night";
        Assert.Equal("night-id", (await CredentialChain.Default(_machine.Environment).GetAsync()).AccessKeyId);
        _machine.Variables["ALIBABACLOUD_PROFILE"] = "day";
        Assert.Equal("day-id", (await CredentialChain.Default(_machine.Environment).GetAsync()).AccessKeyId);
    }

    private async Task<string> WhyNotAsync()
    {
        var error = await Assert.ThrowsAsync<CredentialsUnavailableException>(() => CredentialChain.Default(_machine.Environment).GetAsync());
        Assert.True(error.EndsChain);
        Assert.EndsWith("no other source is tried, because that would be another identity", error.Message, StringComparison.Ordinal);
        return error.Message;
    }
}
