using System;
using System.IO;
using System.Threading.Tasks;
using VpcPS.Core.Signing;
using Xunit;

namespace VpcPS.Credentials.Tests.Files;

public sealed class SdkFileTests : IDisposable
{
    private readonly TestMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task Sections_comments_blanks_and_signs_within_values()
    {
        _machine.Write(
            _machine.SdkPath,
            "# a comment = with sign\r\n\r\n[ default ]\r\ntype=access_key\r\n ; another\r\nAccess_Key_Id =  the-id \r\naccess_key_secret = a=b;c#d\r\n[other]\r\ntype = access_key",
            withByteOrderMark: true);
        AlibabaCloudCredentials credentials = await _machine.Sdk().GetAsync();
        Assert.Equal(("the-id", "a=b;c#d"), (credentials.AccessKeyId, credentials.AccessKeySecret));
    }

    [Fact]
    public async Task The_section_is_the_one_asked_for_else_the_environments_else_default()
    {
        _machine.WriteSdk(Section("default") + Section("b") + Section("c"));
        Assert.Equal("default-id", (await _machine.Sdk().GetAsync()).AccessKeyId);
        _machine.Variables["ALIBABA_CLOUD_PROFILE"] = "b";
        Assert.Equal("b-id", (await _machine.Sdk().GetAsync()).AccessKeyId);
        Assert.Equal("c-id", (await _machine.Sdk("c").GetAsync()).AccessKeyId);
    }

    [Fact]
    public async Task The_file_is_the_environments_else_the_documented_one_else_the_C_sharp_SDKs()
    {
        _machine.Write(_machine.SdkPath + ".ini", Section("default", "ini"));
        Assert.Equal("ini-id", (await _machine.Sdk().GetAsync()).AccessKeyId);
        _machine.WriteSdk(Section("default", "documented"));
        Assert.Equal("documented-id", (await _machine.Sdk().GetAsync()).AccessKeyId);
        _machine.Variables["ALIBABA_CLOUD_CREDENTIALS_FILE"] = _machine.Write("elsewhere", Section("default", "chosen"));
        Assert.Equal("chosen-id", (await _machine.Sdk().GetAsync()).AccessKeyId);
    }

    [Fact]
    public async Task A_role_is_assumed()
    {
        await using StsServer sts = await StsServer.StartAsync(_machine.Clock);
        sts.Know("the-id", "the-secret");
        _machine.Variables["ALIBABA_CLOUD_STS_ENDPOINT"] = sts.Address;
        _machine.WriteSdk("[default]\ntype=ram_role_arn\naccess_key_id=the-id\naccess_key_secret=the-secret\nrole_arn=r\nrole_session_name=n\npolicy=p\nexternal_id=e\nregion_id=cn-beijing");
        ICredentialsProvider provider = _machine.Sdk();
        Assert.Equal("STS.session1", (await provider.GetAsync()).AccessKeyId);
        ReceivedRequest sent = Assert.Single(sts.Server.Received);
        Assert.Equal(("r", "n", "p", "e"), (sent.Form["RoleArn"], sent.Form["RoleSessionName"], sent.Form["Policy"], sent.Form["ExternalId"]));
        Assert.Equal("cn-beijing", provider.RegionId);
    }

    [Fact]
    public async Task A_token_is_exchanged()
    {
        await using StsServer sts = await StsServer.StartAsync(_machine.Clock);
        _machine.Variables["ALIBABA_CLOUD_STS_ENDPOINT"] = sts.Address;
        string token = _machine.Write("token", "jwt");
        _machine.WriteSdk($"[default]\ntype=oidc_role_arn\noidc_provider_arn=p\noidc_token_file_path={token}\nrole_arn=r");
        Assert.Equal("STS.session1", (await _machine.Sdk().GetAsync()).AccessKeyId);
    }

    [Fact]
    public async Task The_instances_role_is_used()
    {
        await using MetadataServer metadata = await MetadataServer.StartAsync();
        using var instance = new TestMachine(metadata.Server.Address);
        instance.WriteSdk("[default]\ntype=ecs_ram_role\nrole_name=the-role");
        Assert.Equal("STS.ecs", (await instance.Sdk().GetAsync()).AccessKeyId);
    }

    [Theory]
    [InlineData("[default]\naccess_key_id=i", "section [default] in {0}: type is empty; fill it in")]
    [InlineData("[default]\ntype=access_key\naccess_key_id=i\naccess_key_secret=", "section [default] in {0}: access_key_secret is empty; fill it in")]
    [InlineData("[default]\ntype=access_key\naccess_key_id=i i\naccess_key_secret=s", "section [default] in {0}: the AccessKey id contains a space, which isn't allowed; correct it")]
    [InlineData("[default]\ntype=ram_role_arn\naccess_key_id=i\naccess_key_secret=s", "section [default] in {0}: role_arn is empty; fill it in")]
    [InlineData("[default]\ntype=rsa_key_pair", "section [default] in {0}: type 'rsa_key_pair' is not supported; use one of access_key, sts, ecs_ram_role, ram_role_arn, oidc_role_arn, credentials_uri")]
    [InlineData("[a]\n[b]", "{0} has no section [default]; it has [a], [b]")]
    [InlineData("", "{0} has no section [default]; it has none")]
    [InlineData("\n[default]\nsecret without sign", "section [default] in {0}: line 3 is neither [section] nor key = value within a section; correct it")]
    [InlineData("key = outside", "{0} has no section [default]; line 1 is neither [section] nor key = value within a section")]
    public async Task What_is_wrong_is_named_with_its_file(string content, string problem)
    {
        _machine.WriteSdk(content);
        Assert.Equal(problem.Replace("{0}", _machine.SdkPath, StringComparison.Ordinal), await _machine.Sdk().WhyNotAsync());
    }

    [Fact]
    public async Task A_chosen_file_that_does_not_exist_is_named()
    {
        string path = Path.Combine(_machine.Home, "nowhere", "file");
        _machine.Variables["ALIBABA_CLOUD_CREDENTIALS_FILE"] = path;
        Assert.Equal($"{path} does not exist", await _machine.Sdk().WhyNotAsync());
    }

    private static string Section(string name, string? id = null) =>
        $"[{name}]\ntype = access_key\naccess_key_id = {id ?? name}-id\naccess_key_secret = s\n";
}
