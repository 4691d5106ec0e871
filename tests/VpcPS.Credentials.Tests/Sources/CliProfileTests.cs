using System.IO;
using System.Threading.Tasks;
using VpcPS.Core.Credentials;
using VpcPS.Core.Signing;
using Xunit;

namespace VpcPS.Credentials.Tests.Sources;

public sealed class CliProfileTests : System.IDisposable
{
    private readonly TestMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Theory]
    [InlineData("AK", null)]
    [InlineData("ak", null)]
    [InlineData("StsToken", "the-token")]
    public async Task Modes_with_keys_in_the_file(string mode, string? token)
    {
        _machine.WriteCli($$"""{"name":"default","mode":"{{mode}}","access_key_id":" the-id\n","access_key_secret":"\tthe-secret ","sts_token":"the-token "}""");
        AlibabaCloudCredentials credentials = await _machine.Cli().GetAsync();
        Assert.Equal(("the-id", "the-secret", token), (credentials.AccessKeyId, credentials.AccessKeySecret, credentials.SecurityToken));
    }

    [Fact]
    public async Task A_byte_order_mark_is_passed_over()
    {
        _machine.Write(_machine.CliPath, """{"current":"a","profiles":[{"name":"a","mode":"AK","access_key_id":"i","access_key_secret":"s"}]}""", withByteOrderMark: true);
        Assert.Equal("i", (await _machine.Cli().GetAsync()).AccessKeyId);
    }

    [Fact]
    public async Task A_file_that_another_program_is_writing_can_be_read()
    {
        _machine.WriteCli(Keys("default"));
        using FileStream writer = new(_machine.CliPath, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        Assert.Equal("default-id", (await _machine.Cli().GetAsync()).AccessKeyId);
    }

    [Fact]
    public async Task The_profile_is_the_one_asked_for_else_the_environments_else_the_current_one()
    {
        _machine.WriteCli($"{Keys("a")},{Keys("b")},{Keys("c")}", current: "a");
        Assert.Equal("a-id", (await _machine.Cli().GetAsync()).AccessKeyId);

        _machine.Variables["ALIBABA_CLOUD_PROFILE"] = " b ";
        Assert.Equal("b-id", (await _machine.Cli().GetAsync()).AccessKeyId);
        Assert.Equal("c-id", (await _machine.Cli("c").GetAsync()).AccessKeyId);
    }

    [Theory]
    [InlineData("ALIBABA_CLOUD_CLI_PROFILE_DISABLED", "True")]
    [InlineData("ALIBABA_CLOUD_IGNORE_PROFILE", "TRUE")]
    [InlineData("ALIBABACLOUD_IGNORE_PROFILE", "TRUE")]
    public async Task The_environment_switches_the_file_off_unless_a_profile_was_asked_for(string variable, string value)
    {
        _machine.WriteCli(Keys("default"));
        _machine.Variables[variable] = value;
        Assert.Equal($"switched off by {variable}", await _machine.Cli().WhyNotAsync());
        Assert.Equal("default-id", (await _machine.Cli("default").GetAsync()).AccessKeyId);
    }

    [Fact]
    public async Task Older_variables_fill_empty_fields()
    {
        _machine.WriteCli("""{"name":"default","mode":"StsToken","access_key_id":"","access_key_secret":" "}""");
        _machine.Variables["ACCESS_KEY_ID"] = "last";
        _machine.Variables["ALICLOUD_ACCESS_KEY_ID"] = "third";
        _machine.Variables["ALIBABACLOUD_ACCESS_KEY_SECRET"] = "second";
        _machine.Variables["SECURITY_TOKEN"] = "token";
        _machine.Variables["REGION"] = "cn-beijing";
        ICredentialsProvider provider = _machine.Cli();
        AlibabaCloudCredentials credentials = await provider.GetAsync();
        Assert.Equal(("third", "second", "token"), (credentials.AccessKeyId, credentials.AccessKeySecret, credentials.SecurityToken));
        Assert.Equal("cn-beijing", provider.RegionId);
    }

    [Fact]
    public async Task A_token_of_the_environment_is_not_put_to_a_key_of_the_file()
    {
        _machine.WriteCli(Keys("default"));
        _machine.Variables["ALIBABA_CLOUD_SECURITY_TOKEN"] = "somebody else's";
        Assert.False((await _machine.Cli().GetAsync()).HasSecurityToken);
    }

    [Theory]
    [InlineData("""{"name":"p"}""", "mode is empty")]
    [InlineData("""{"name":"p","mode":"AK"}""", "access_key_id is empty")]
    [InlineData("""{"name":"p","mode":"AK","access_key_id":"i"}""", "access_key_secret is empty")]
    [InlineData("""{"name":"p","mode":"StsToken","access_key_id":"i","access_key_secret":"s"}""", "sts_token is empty")]
    [InlineData("""{"name":"p","mode":"RamRoleArn","access_key_id":"i","access_key_secret":"s"}""", "ram_role_arn is empty")]
    [InlineData("""{"name":"p","mode":"ChainableRamRoleArn"}""", "source_profile is empty")]
    [InlineData("""{"name":"p","mode":"OIDC"}""", "oidc_provider_arn is empty")]
    [InlineData("""{"name":"p","mode":"OIDC","oidc_provider_arn":"a"}""", "oidc_token_file is empty")]
    [InlineData("""{"name":"p","mode":"OIDC","oidc_provider_arn":"a","oidc_token_file":"f"}""", "ram_role_arn is empty")]
    [InlineData("""{"name":"p","mode":"External"}""", "process_command is empty")]
    [InlineData("""{"name":"p","mode":"CredentialsURI"}""", "credentials_uri is empty")]
    public async Task A_missing_field_is_named_with_the_file_and_the_remedy(string profile, string problem)
    {
        _machine.WriteCli(profile);
        Assert.Equal(
            $"profile 'p' in {_machine.CliPath}: {problem}; fill it in, or run 'aliyun configure --profile p'",
            await _machine.Cli("p").WhyNotAsync());
    }

    [Theory]
    [InlineData("""{"name":"p","mode":"Telepathy"}""", "mode 'Telepathy' is not supported; use one of AK, StsToken, RamRoleArn, EcsRamRole, OIDC, ChainableRamRoleArn, CloudSSO, OAuth, External, CredentialsURI")]
    [InlineData("""{"name":"p","mode":"AK","access_key_id":{}}""", "access_key_id is not a text")]
    [InlineData("""{"name":"p","mode":"AK","access_key_id":"i\r\nx","access_key_secret":"s"}""", "the AccessKey id contains a line end, which isn't allowed; correct it")]
    [InlineData("""{"name":"p","mode":"StsToken","access_key_id":"i","access_key_secret":"s","sts_token":"t t"}""", "the security token contains a space, which isn't allowed; correct it")]
    [InlineData("""{"name":"p","mode":"OAuth","access_key_id":"i","access_key_secret":"s","sts_token":"t t","sts_expiration":99999999999}""", "the security token contains a space, which isn't allowed; correct it")]
    [InlineData("""{"name":"p","mode":"RamRoleArn","access_key_id":"i","access_key_secret":"s","ram_role_arn":"r","expired_seconds":899}""", "expired_seconds is not a number of seconds, 900 or more")]
    [InlineData("""{"name":"p","mode":"RamRoleArn","access_key_id":"i","access_key_secret":"s","ram_role_arn":"r","sts_region":"x.evil.example/"}""", "the STS region 'x.evil.example/' is not a region id such as cn-huhehaote")]
    [InlineData("""{"name":"p","mode":"RamRoleArn","access_key_id":"i","access_key_secret":"s","ram_role_arn":"r","sts_endpoint":"http://sts.aliyuncs.com"}""", "the STS endpoint is not a host name such as sts.cn-huhehaote.aliyuncs.com")]
    [InlineData("""{"name":"p","mode":"CredentialsURI","credentials_uri":"file:///etc/passwd"}""", "credentials_uri is not a full http or https address")]
    [InlineData("""{"name":"p","mode":"ChainableRamRoleArn","ram_role_arn":"r","source_profile":"q"}""", "source_profile 'q' does not exist")]
    [InlineData("""{"name":"p","mode":"ChainableRamRoleArn","ram_role_arn":"r","source_profile":"p"}""", "source_profile is circular: 'p' -> 'p'")]
    public async Task A_wrong_field_is_named_with_the_file(string profile, string problem)
    {
        _machine.WriteCli(profile);
        Assert.Equal($"profile 'p' in {_machine.CliPath}: {problem}", await _machine.Cli("p").WhyNotAsync());
    }

    [Fact]
    public async Task A_circle_of_two_profiles_is_found()
    {
        _machine.WriteCli("""
            {"name":"a","mode":"ChainableRamRoleArn","ram_role_arn":"r","source_profile":"b"},
            {"name":"b","mode":"ChainableRamRoleArn","ram_role_arn":"r","source_profile":"a"}
            """);
        Assert.Equal(
            $"profile 'b' in {_machine.CliPath}: source_profile is circular: 'a' -> 'b' -> 'a'",
            await _machine.Cli("a").WhyNotAsync());
    }

    [Theory]
    [InlineData("{\n\"current\": \"a\",\n\"profiles\": [", " is not complete JSON (line 3); correct it, or create it again with 'aliyun configure'")]
    [InlineData(" \n", " is empty")]
    [InlineData("[]", " has no list 'profiles'; create one with 'aliyun configure'")]
    [InlineData("""{"current":"a"}""", " has no list 'profiles'; create one with 'aliyun configure'")]
    [InlineData("""{"current":"a","profiles":[]}""", " has no profile 'a'; it has none")]
    [InlineData("""{"current":"a","profiles":[{"name":"b"},{"name":"c"}]}""", " has no profile 'a'; it has 'b', 'c'")]
    [InlineData("""{"profiles":[{"name":"b"}]}""", " names no current profile; choose one with 'aliyun configure switch --profile <name>'")]
    public async Task A_broken_file_is_named(string content, string problem)
    {
        _machine.Write(_machine.CliPath, content);
        Assert.Equal(_machine.CliPath + problem, await _machine.Cli().WhyNotAsync());
    }

    [Fact]
    public async Task A_file_that_is_a_directory_can_not_be_read()
    {
        Directory.CreateDirectory(_machine.CliPath);
        Assert.StartsWith($"{_machine.CliPath} can't be read (", await _machine.Cli().WhyNotAsync(), System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_without_a_home_directory()
    {
        var provider = new CliProfileCredentialsProvider(
            new CredentialEnvironment { ReadVariable = _ => null, HomeDirectory = "" }, name: null);
        Assert.Equal("this account has no home directory", await provider.WhyNotAsync());
    }

    [Fact]
    public async Task A_corrected_file_is_read_by_the_next_call()
    {
        ICredentialsProvider provider = _machine.Cli();
        await provider.WhyNotAsync();
        _machine.WriteCli(Keys("default"));
        await provider.GetAsync();
    }

    [Fact]
    public async Task A_script_keeps_its_identity_when_the_current_profile_changes()
    {
        _machine.WriteCli($"{Keys("a")},{Keys("b")}", current: "a");
        ICredentialsProvider provider = _machine.Cli();
        await provider.GetAsync();
        _machine.WriteCli($"{Keys("a")},{Keys("b")}", current: "b");
        Assert.Equal("a-id", (await provider.GetAsync()).AccessKeyId);
    }

    private static string Keys(string name) =>
        $$"""{"name":"{{name}}","mode":"AK","access_key_id":"{{name}}-id","access_key_secret":"{{name}}-secret"}""";
}
