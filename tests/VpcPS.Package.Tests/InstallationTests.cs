using System;
using System.IO;
using System.Threading.Tasks;
using VpcPS.Package.Tests.Support;
using Xunit;

namespace VpcPS.Package.Tests;

/// <summary>
/// Each package, installed where no module is, can do the module's main work by its name: in the PowerShell of these tests, and in those
/// that the machine has.
/// </summary>
[Collection(PackedModuleTests.Name)]
public sealed class InstallationTests(PackedModule module)
{
    private const string Plan = """
        Ipv6AddressId,Bandwidth,InternetChargeType
        ipv6-hp351bytt9inrfp6tgubd,2,PayByTraffic
        ipv6-hp3unknown,2,
        ipv6-hp352ungkzcknmeicfvss,5,
        """;

    public static TheoryData<string, string> Installations()
    {
        TheoryData<string, string> data = [];
        foreach (string shell in OperatingSystem.IsWindows() ? (string[])["own", "pwsh", "powershell"] : ["own", "pwsh"])
        {
            data.Add(shell, "gallery");
            data.Add(shell, "zip");
        }

        return data;
    }

    [SkippableTheory]
    [MemberData(nameof(Installations))]
    public async Task A_csv_is_bought_with_the_installed_module(string shell, string package)
    {
        string installed = package == "gallery" ? module.FromGallery : module.FromZip;
        string plan = Path.GetTempFileName();
        await File.WriteAllTextAsync(plan, Plan);
        Run run;
        try
        {
            run = await RunAsync(shell, ModulePathOf(package), MainJob(plan));
        }
        finally
        {
            File.Delete(plan);
        }

        Assert.Equal("", run.Error);
        Assert.Equal(
            [
                installed,
                "bought 2 for ipv6-hp351bytt9inrfp6tgubd",
                "bought 5 for ipv6-hp352ungkzcknmeicfvss",
                "refused ipv6-hp3unknown: ResourceNotFound.Ipv6Address",
            ],
            run.Lines);
    }

    [SkippableTheory]
    [MemberData(nameof(Installations))]
    public async Task PowerShell_finds_the_manifest_without_fault_and_the_help(string shell, string package)
    {
        Run run = await RunAsync(shell, ModulePathOf(package), """
            $ErrorActionPreference = 'Stop'
            $found = Test-ModuleManifest (Get-Module VpcPS -ListAvailable).Path
            "$($found.Name) for $($found.CompatiblePSEditions)"
            Import-Module VpcPS
            (Get-Command -Module VpcPS).Count -eq $found.ExportedCmdlets.Count
            @(Get-Command -Module VpcPS | Get-Help | Where-Object { -not $_.Description -or -not $_.Examples }).Count
            (Get-Help about_VpcPS).Length -gt 1000
            """);

        Assert.Equal("", run.Error);
        Assert.Equal(["VpcPS for Core Desktop", "True", "0", "True"], run.Lines);
    }

    private static string MainJob(string plan) => $$"""
        $ErrorActionPreference = 'Stop'
        Import-Module VpcPS
        $null = Start-VpcEmulator | Connect-VpcSession
        $bought = @(Import-Csv -LiteralPath '{{plan}}' | New-VpcIpv6InternetBandwidth -ErrorVariable refused -ErrorAction SilentlyContinue)
        Stop-VpcEmulator
        (Get-Module VpcPS).ModuleBase
        $bought | ForEach-Object { "bought $($_.Bandwidth) for $($_.Ipv6AddressId)" }
        $refused | ForEach-Object { "refused $($_.TargetObject.Ipv6AddressId): $(@($_.FullyQualifiedErrorId -split ',')[0])" }
        """;

    private string ModulePathOf(string package) => package == "gallery"
        ? Path.GetDirectoryName(Path.GetDirectoryName(module.FromGallery))!
        : Path.GetDirectoryName(module.FromZip)!;

    private static async Task<Run> RunAsync(string shell, string modulePath, string script)
    {
        string file = Path.Combine(Path.GetTempPath(), $"vpcps-{Guid.NewGuid():N}.ps1");
        await File.WriteAllTextAsync(file, script);
        try
        {
            string[] own = [Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", typeof(InstallationTests).Assembly.Location];
            string[] command = [.. shell == "own" ? own : [shell], "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File", file];
            return await Run.ToEndAsync(
                command[0],
                command[1..],
                // Modules of whoever runs the tests are below the home folder.
                ("HOME", modulePath),
                ("POWERSHELL_TELEMETRY_OPTOUT", "1"),
                ("PSModulePath", shell == "powershell" ? modulePath + Path.PathSeparator + OwnModules : modulePath));
        }
        finally
        {
            File.Delete(file);
        }
    }

    // PowerShell 7 always finds its own modules; Windows PowerShell only where they are named.
    private static string OwnModules => Path.Combine(Environment.SystemDirectory, "WindowsPowerShell", "v1.0", "Modules");
}
