using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Host;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>
/// The examples for platforms, each run on an emulator by the script of its name in tests/Pester/Runbooks, which stands in
/// for what the platform itself provides. tests/Pester/Runbooks.Tests.ps1 runs the same in PowerShell.
/// </summary>
public sealed class RunbookTests
{
    // The address of the metadata service can't be chosen: a network of its own is where it can be this machine's.
    private static readonly string[] OnAnInstance =
    [
        "unshare", "--map-root-user", "--net", "sh", "-c", "ip link set lo up && ip address add 100.100.100.200/32 dev lo && exec \"$@\"", "sh",
    ];

    private static readonly string Folder =
        Path.Combine(Path.GetDirectoryName(EmbeddedEngine.FindManifest())!, "tests", "Pester", "Runbooks");

    [Fact]
    public async Task An_automation_job_emits_an_object_for_each_address()
    {
        (int exitCode, string output, string error) = await RunAsync("azure-automation");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(3, output.Split(" 5 <>").Length - 1);
        Assert.Contains("bought: 3", output);
    }

    [Fact]
    public async Task An_automation_job_that_could_not_buy_all_fails_and_says_why()
    {
        (int exitCode, string output, string error) = await RunAsync("azure-automation", "-MaxTotalBandwidth", "12");

        Assert.Equal(1, exitCode);
        Assert.Contains("1 of 3 addresses got no bandwidth", error);
        Assert.Contains("more than the 12 of -MaxTotalBandwidth>", output);
        Assert.Contains("bought: 2", output);
    }

    [SkippableTheory]
    [InlineData("9", 0, "now 9")]
    [InlineData("600", 2, "now 2")]
    public async Task A_task_on_an_instance_signs_with_its_ram_role_and_ends_with_its_exit_code(string bandwidth, int expected, string now)
    {
        SkipWithoutNetworkOfItsOwn();
        using Process process = HostProcess.StartBy(
            OnAnInstance, Path.Combine(Folder, "ecs-instance.ps1"), ["-Bandwidth", bandwidth], ("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "false"));

        (int exitCode, string output, string error) = await HostProcess.ReadToEndAsync(process);

        Assert.Equal((expected, ""), (exitCode, error));
        Assert.Contains("3 public addresses with the tag app=web, signed with the RAM role of the ECS instance.", output);
        Assert.Equal(expected == 0, !output.Contains("refused. The param of Bandwidth is illegal", StringComparison.Ordinal));
        Assert.Equal(3, output.Split(now).Length - 1);
    }

    [Fact]
    public async Task A_list_is_written_with_a_key_out_of_a_vault()
    {
        string path = Path.Combine(Path.GetTempPath(), $"vpcps-{Guid.NewGuid():N}.csv");
        try
        {
            (int exitCode, string output, string error) = await RunAsync("secret-management", "-Path", path);

            Assert.Equal((0, ""), (exitCode, error));
            Assert.Contains("3 bandwidths, 6 Mbit/s in all", output);
            Assert.Equal(4, (await File.ReadAllLinesAsync(path)).Length);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_vault_without_the_secret_ends_the_script_before_anything_is_written()
    {
        string path = Path.Combine(Path.GetTempPath(), $"vpcps-{Guid.NewGuid():N}.csv");

        (int exitCode, _, string error) = await RunAsync("secret-management", "-Path", path, "-Vault", "another");

        Assert.Equal(1, exitCode);
        Assert.Contains("was not found in vault another", error);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task A_scheduled_sync_brings_about_what_the_file_says_once_and_says_what_it_can_not()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("vpcps-");
        try
        {
            (int exitCode, string output, string error) = await RunAsync("scheduled-sync", "-Folder", folder.FullName);

            Assert.Equal((0, ""), (exitCode, error));
            string[] lines = output.Split(Environment.NewLine);
            Assert.Equal(
                ["exit 0, 0 changes so far", "exit 0, 3 changes so far", "exit 0, 3 changes so far", "exit 2, 4 changes so far", "exit 0, 6 changes so far"],
                lines.Where(line => line.StartsWith("exit ", StringComparison.Ordinal)));
            Assert.Single(lines, line => line.StartsWith("Not done: ipv6-hp352ungkzcknmeicfvss", StringComparison.Ordinal));
            Assert.Contains("ended by JournalFailed,VpcPS.Commands.SyncVpcIpv6InternetBandwidthCommand", lines);
            Assert.Equal(5, folder.GetFiles("2*.csv").Length);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<(int ExitCode, string Output, string Error)> RunAsync(string name, params string[] arguments) =>
        HostProcess.RunFileAsync(Path.Combine(Folder, name + ".ps1"), arguments);

    private static void SkipWithoutNetworkOfItsOwn()
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(OnAnInstance[0], [.. OnAnInstance[1..], "true"]) { RedirectStandardError = true })!;
            process.WaitForExit();
            Skip.If(process.ExitCode != 0, "This system lets no process have a network of its own.");
        }
        catch (Win32Exception)
        {
            throw new SkipException("There is no unshare on the PATH.");
        }
    }
}
