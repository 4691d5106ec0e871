using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Core.Credentials;
using VpcPS.Core.Signing;
using Xunit;

namespace VpcPS.Credentials.Tests.Files;

public sealed class CredentialProfilesTests : IDisposable
{
    private readonly TestMachine _machine = new();
    private readonly List<CredentialSourceFailure> _failures = [];

    public void Dispose() => _machine.Dispose();

    [Fact]
    public void Both_files_are_listed()
    {
        WriteBoth();
        Assert.Equal(
            [
                ("a", "AK", "cn-huhehaote", _machine.CliPath, false),
                ("b", "OAuth", null, _machine.CliPath, true),
                ("bare", null, null, _machine.CliPath, false),
                ("default", "access_key", null, _machine.SdkPath, true),
                ("c", "ram_role_arn", "cn-beijing", _machine.SdkPath, false),
            ],
            List().Select(p => (p.Name, p.Mode, p.RegionId, p.SourceFile, p.IsCurrent)));
        Assert.Empty(_failures);
    }

    [Fact]
    public void The_environment_chooses_the_current_ones()
    {
        WriteBoth();
        _machine.Variables["ALIBABA_CLOUD_PROFILE"] = "c";
        Assert.Equal("c", Assert.Single(List(), p => p.IsCurrent).Name);
    }

    [Fact]
    public void A_machine_without_files_has_no_profiles()
    {
        Assert.Empty(List());
        Assert.Empty(_failures);
    }

    [Fact]
    public void A_broken_file_is_told_and_the_other_is_listed()
    {
        WriteBoth();
        _machine.Write(_machine.CliPath, "nonsense");
        Assert.Equal(["default", "c"], List().Select(p => p.Name));
        CredentialSourceFailure failure = Assert.Single(_failures);
        Assert.Equal("the aliyun CLI's configuration file", failure.Source);
        Assert.Equal($"{_machine.CliPath} is not complete JSON (line 1); correct it, or create it again with 'aliyun configure'", failure.Reason);
    }

    [Fact]
    public async Task A_name_opens_the_CLIs_profile_else_the_SDKs_section()
    {
        WriteBoth();
        ICredentialsProvider cli = Profiles().Open("a");
        ICredentialsProvider sdk = Profiles().Open("default");
        Assert.Equal("the aliyun CLI's profile 'a'", cli.Source);
        Assert.Equal("section [default] of the SDK's credentials file", sdk.Source);
        Assert.Equal("a-id", (await cli.GetAsync()).AccessKeyId);
        Assert.Equal("cn-huhehaote", cli.RegionId);
        Assert.Equal("sdk-id", (await sdk.GetAsync()).AccessKeyId);
        Assert.Equal($"section [default] in {_machine.SdkPath}", sdk.Source);
    }

    [Fact]
    public async Task A_named_profile_that_gives_nothing_is_not_replaced_by_the_environment()
    {
        WriteBoth();
        _machine.Variables["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "env";
        _machine.Variables["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = "env";
        Assert.StartsWith($"profile 'b' in {_machine.CliPath}: the sign-in by OAuth", await Profiles().Open("b").WhyNotAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_name_is_told_with_the_known_ones()
    {
        WriteBoth();
        Assert.Equal(
            $"there is no profile 'A': {_machine.CliPath} has 'a', 'b', 'bare'; {_machine.SdkPath} has 'default', 'c'", WhyNot("A"));
    }

    [Fact]
    public void An_unknown_name_on_a_machine_without_files()
    {
        _machine.WriteCli("");
        Assert.Equal($"there is no profile 'a': {_machine.CliPath} has none; {_machine.SdkPath} does not exist", WhyNot("a"));
    }

    [Fact]
    public void A_broken_file_is_an_error_even_if_the_other_has_the_name()
    {
        WriteBoth();
        _machine.Write(_machine.CliPath, "nonsense");
        Assert.Contains("is not complete JSON", WhyNot("default"), StringComparison.Ordinal);
    }

    private CredentialProfiles Profiles() => new(_machine.Environment);

    private IReadOnlyList<CredentialProfile> List() => Profiles().List(_failures);

    private string WhyNot(string name) => Assert.Throws<CredentialsUnavailableException>(() => Profiles().Open(name)).Message;

    private void WriteBoth()
    {
        _machine.WriteCli(
            """
            {"name":"a","mode":"AK","access_key_id":"a-id","access_key_secret":"s","region_id":"cn-huhehaote"},
            {"name":"b","mode":"OAuth","region_id":""},{"name":"bare"}
            """,
            current: "b");
        _machine.WriteSdk("[default]\ntype=access_key\naccess_key_id=sdk-id\naccess_key_secret=s\n[c]\ntype=ram_role_arn\nregion_id=cn-beijing");
    }
}
