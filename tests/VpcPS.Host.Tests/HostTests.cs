using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace VpcPS.Host.Tests;

/// <summary>What the host adds to pwsh, and that everything in pwsh still works.</summary>
public sealed class HostTests : IDisposable
{
    private const string Line = "PowerShell 7\\.[0-9.]+, embedded, with VpcPS .*\n";

    private readonly HostRun _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task It_says_what_it_is_on_the_error_stream_and_the_output_is_the_scripts()
    {
        (int exitCode, string output, string error) = await _host.ScriptAsync("[pscustomobject]@{ Id = 'ipv6-1'; Name = '网关' }");

        Assert.Equal("\nId     Name\n--     ----\nipv6-1 网关\n\n", output);
        Assert.Matches($"^{Line}$", error);
        Assert.Equal(0, exitCode);
    }

    [Fact]
    public async Task Without_a_logo_it_says_nothing() =>
        Assert.Equal((0, "done\n", ""), await _host.RunAsync(input: null, "-NoLogo", "-Command", "'done'"));

    [Theory]
    [InlineData("exit 7", 7)]
    [InlineData("'done'", 0)]
    [InlineData("Write-Error 'bad'; 'done'", 0)]
    [InlineData("throw 'bad'", 1)]
    [InlineData("this is no { script", 1)]
    public async Task The_exit_code_is_that_of_pwsh(string script, int exitCode) =>
        Assert.Equal(exitCode, (await _host.ScriptAsync(script)).ExitCode);

    [Theory]
    [InlineData("missing.ps1")]
    [InlineData(".")]
    [InlineData("-NoSuchOption")]
    public async Task What_is_no_script_and_no_option_is_named_with_the_usage_and_the_exit_code_of_pwsh(string argument)
    {
        (int exitCode, string output, string error) = await _host.RunAsync(input: null, argument);

        Assert.Equal(64, exitCode);
        Assert.Contains($"'{argument}'", error, StringComparison.Ordinal);
        Assert.Contains("Usage: VpcPS.Host", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguments_reach_the_script_as_with_pwsh() => Assert.Equal(
        "网关 1|True|False|5|x,y\n",
        (await _host.ScriptAsync(
            "param([string] $Name, [switch] $Force, [switch] $Quiet, [int] $Count) \"$Name|$Force|$Quiet|$Count|$($args -join ',')\"",
            "-Name", "网关 1", "-Force", "-Quiet:$false", "5", "x", "y")).Output);

    [Fact]
    public async Task No_profile_is_loaded()
    {
        string folder = _host.PathOf(Path.Combine(".config", "powershell"));
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "profile.ps1"), "'a profile'");
        await File.WriteAllTextAsync(Path.Combine(folder, "Microsoft.PowerShell_profile.ps1"), "'a profile'");

        Assert.Equal("done\n", (await _host.ScriptAsync("'done'")).Output);
    }

    [Fact]
    public async Task Everyday_cmdlets_are_those_of_PowerShell_and_come_with_it()
    {
        (int exitCode, string output, string error) = await _host.ScriptAsync("""
            'Import-Csv', 'Set-Content', 'ConvertTo-SecureString' | ForEach-Object { (Get-Command $_).Source }
            (Get-Module Microsoft.PowerShell.Utility).Path.StartsWith($PSHOME)
            1..3 | ForEach-Object -Parallel { (ConvertTo-Json $_) } | Measure-Object -Sum | Select-Object -ExpandProperty Sum
            Add-Type 'public static class Twice { public static int Of(int n) { return 2 * n; } }'; [Twice]::Of(4)
            """);

        Assert.Equal(
            "Microsoft.PowerShell.Utility\nMicrosoft.PowerShell.Management\nMicrosoft.PowerShell.Security\nTrue\n6\n8\n", output);
        Assert.Matches($"^{Line}$", error);
        Assert.Equal(0, exitCode);
    }

    [Fact]
    public async Task Nothing_is_sent_about_its_use() => Assert.Equal(
        "1 Off\n", (await _host.ScriptAsync("\"$env:POWERSHELL_TELEMETRY_OPTOUT $env:POWERSHELL_UPDATECHECK\"")).Output);

    [Fact]
    public async Task Commands_can_be_piped_in()
    {
        (int exitCode, string output, _) = await _host.RunAsync("(Get-Command Get-VpcRegion).Source\n", "-Command", "-");

        Assert.Contains("VpcPS\n", output, StringComparison.Ordinal);
        Assert.Equal(0, exitCode);
    }

    [SkippableFact]
    public async Task Ctrl_C_stops_a_script_and_its_finally_blocks_run()
    {
        Skip.If(OperatingSystem.IsWindows(), "Signals are sent with kill.");
        await File.WriteAllTextAsync(
            _host.PathOf("script.ps1"),
            "try { 'running'; while ($true) { [Threading.Thread]::Sleep(5) } } finally { $Host.UI.WriteLine('cleaned up') }; 'never'");
        using Process process = _host.Start("script.ps1");
        Assert.Equal("running", await process.StandardOutput.ReadLineAsync());

        HostRun.Send("INT", process);

        Assert.Equal("cleaned up" + Environment.NewLine, await process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    [Theory]
    [InlineData(null, "No VpcPS.psd1 in")]
    [InlineData("@{ RootModule = 'bin/VpcPS.dll'; ModuleVersion = '0.1.0' }", "dotnet build")]
    public void A_module_that_is_not_there_or_not_built_is_said(string? manifest, string expected)
    {
        string deep = Directory.CreateDirectory(_host.PathOf(Path.Combine("artifacts", "bin", "host"))).FullName;
        if (manifest is not null)
        {
            File.WriteAllText(_host.PathOf(EmbeddedEngine.ManifestName), manifest);
        }

        FileNotFoundException error = Assert.Throws<FileNotFoundException>(() => EmbeddedEngine.FindManifest(deep));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_nearest_built_module_above_is_found()
    {
        string deep = Directory.CreateDirectory(_host.PathOf(Path.Combine("artifacts", "bin", "host"))).FullName;
        Directory.CreateDirectory(_host.PathOf("bin"));
        File.WriteAllText(_host.PathOf(Path.Combine("bin", "VpcPS.dll")), "");
        File.WriteAllText(_host.PathOf(EmbeddedEngine.ManifestName), "@{ }");

        Assert.Equal(_host.PathOf(EmbeddedEngine.ManifestName), EmbeddedEngine.FindManifest(deep));
    }
}
