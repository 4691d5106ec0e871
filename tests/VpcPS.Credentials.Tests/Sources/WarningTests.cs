#pragma warning disable CA1416 // What follows Skip.If is not reached on Windows.

using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Core.Credentials;
using Xunit;

namespace VpcPS.Credentials.Tests.Sources;

public sealed class WarningTests : IDisposable
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TestMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [SkippableTheory]
    [InlineData(UnixFileMode.None, 0)]
    [InlineData(UnixFileMode.GroupRead | UnixFileMode.OtherRead, 0)]
    [InlineData(UnixFileMode.GroupWrite, 1)]
    [InlineData(UnixFileMode.OtherWrite, 1)]
    public async Task A_file_that_others_may_write_is_warned_of_once(UnixFileMode more, int warnings)
    {
        Skip.If(OperatingSystem.IsWindows(), "files have no Unix mode");
        _machine.WriteCli("""{"name":"default","mode":"AK","access_key_id":"i","access_key_secret":"s"}""");
        _machine.WriteSdk("[default]\ntype = access_key\naccess_key_id = i\naccess_key_secret = s");
        foreach (string path in new[] { _machine.CliPath, _machine.SdkPath })
        {
            File.SetUnixFileMode(path, Owner | more);
        }

        for (int i = 0; i < 2; i++)
        {
            await _machine.Cli().GetAsync();
            await _machine.Sdk().GetAsync();
            _ = new CredentialProfiles(_machine.Environment).List([]);
        }

        string[] said = [.. _machine.Environment.TakeWarnings()];
        Assert.Equal(2 * warnings, said.Length);
        Assert.Equal(warnings, said.Count(warning => warning.StartsWith(_machine.CliPath, StringComparison.Ordinal)));
        Assert.Empty(_machine.Environment.TakeWarnings());
    }

    [SkippableFact]
    public async Task A_folder_in_which_others_may_exchange_the_file_is_as_bad()
    {
        Skip.If(OperatingSystem.IsWindows(), "files have no Unix mode");
        _machine.WriteCli("""{"name":"default","mode":"AK","access_key_id":"i","access_key_secret":"s"}""");
        File.SetUnixFileMode(_machine.CliPath, Owner);
        File.SetUnixFileMode(Path.GetDirectoryName(_machine.CliPath)!, (UnixFileMode)0b111_111_111);
        await _machine.Cli().GetAsync();
        Assert.Single(_machine.Environment.TakeWarnings());
    }

    [Theory]
    [InlineData("http://keys.no-such-host.invalid/x?key=CANARY", 1)]
    [InlineData("https://keys.no-such-host.invalid/x", 0)]
    [InlineData("http://localhost:1/x", 0)]
    [InlineData("http://127.0.0.1:1/x", 0)]
    public async Task Keys_that_come_unencrypted_from_another_machine_are_warned_of(string address, int warnings)
    {
        _machine.WriteCli($$"""{"name":"default","mode":"CredentialsURI","credentials_uri":"{{address}}"}""");
        await _machine.Cli().WhyNotAsync();
        _machine.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = address;
        await new UriEnvironmentCredentialsProvider(_machine.Environment).WhyNotAsync();

        string[] said = [.. _machine.Environment.TakeWarnings()];
        Assert.Equal(2 * warnings, said.Length);
        Assert.All(said, warning => Assert.DoesNotContain("CANARY", warning));
    }
}
