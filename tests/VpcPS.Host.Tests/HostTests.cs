using System;
using System.Diagnostics;
using System.IO;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace VpcPS.Host.Tests;

public sealed class HostTests(HostInstallation host) : IClassFixture<HostInstallation>
{
    private const string Banner = "VpcPS embedded PowerShell engine ";

    [Fact]
    public async Task It_says_first_what_it_is_and_shows_a_table()
    {
        HostResult result = await host.RunAsync("Get-Sample");

        string[] lines = result.Output.ReplaceLineEndings("\n").Split('\n');
        Assert.Matches($"^{Banner}7\\.[0-9.]+ \\(no pwsh needed; the same script runs in pwsh\\)$", lines[0]);
        Assert.Equal(
            ["", "Ipv6AddressId Bandwidth Name", "------------- --------- ----", "ipv6-1                2 网关", "", ""], lines[1..]);
        Assert.Empty(result.Error);
        Assert.Equal(0, result.ExitCode);
    }

    [Theory]
    [InlineData("exit 7", 7)]
    [InlineData("exit", 0)]
    [InlineData("'done'", 0)]
    [InlineData("Write-Error 'bad'; 'done'", 0)]
    [InlineData("throw 'bad'", 1)]
    [InlineData("$ErrorActionPreference = 'Stop'; Write-Error 'bad'; 'done'", 1)]
    [InlineData("try { throw 'bad' } catch { exit 4 } finally { 'cleaned' }", 4)]
    [InlineData("this is no { script", 1)]
    [InlineData("param([Parameter(Mandatory)] $Name) 'done'", 1)]
    [InlineData("Get-NothingAtAll", 0)]
    public async Task The_exit_code_is_that_of_pwsh(string script, int exitCode) =>
        Assert.Equal(exitCode, (await host.RunAsync(script)).ExitCode);

    [Fact]
    public async Task Exit_in_a_called_script_ends_that_one_only()
    {
        await File.WriteAllTextAsync(host.PathOf("inner.ps1"), "exit 9");

        HostResult result = await host.RunAsync("& (Join-Path $PSScriptRoot 'inner.ps1'); \"inner gave $LASTEXITCODE\"");

        Assert.Contains("inner gave 9", result.Output, StringComparison.Ordinal);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task An_uncaught_error_is_shown_as_pwsh_shows_it()
    {
        HostResult result = await host.RunAsync("'before'\nthrow 'the end'\n'after'");

        Assert.Contains("before", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("after", result.Output, StringComparison.Ordinal);
        Assert.Matches(
            new Regex(@"^Exception: .*\.ps1:2\nLine \|\n   2 \|  throw 'the end'\n     \|  ~+\n     \| the end\n", RegexOptions.None),
            result.Error.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Errors_carry_their_recommendation_and_go_to_the_error_stream()
    {
        HostResult result = await host.RunAsync("Write-Error 'bad' -RecommendedAction 'type this'; 'after'");

        Assert.Contains("Write-Error: bad", result.Error, StringComparison.Ordinal);
        Assert.Contains("type this", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("bad", result.Output, StringComparison.Ordinal);
        Assert.Contains("after", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Streams_have_the_prefixes_of_pwsh_in_order_and_no_colours()
    {
        HostResult result = await host.RunAsync(
            "[CmdletBinding()] param() Write-Host 'one' -ForegroundColor Red; Write-Warning 'two'; Write-Verbose 'three'; 'four'", "-Verbose");

        string[] lines = result.Output.ReplaceLineEndings("\n").Split('\n');
        Assert.Equal(["one", "WARNING: two", "VERBOSE: three", "four", ""], lines[1..]);
    }

    [Fact]
    public async Task Arguments_bind_as_with_pwsh()
    {
        HostResult result = await host.RunAsync(
            "param([string] $Name, [switch] $Force, [switch] $Quiet, [int] $Count) \"$Name|$Force|$Quiet|$Count|$($args -join ',')\"",
            "-Name", "网关 1", "-Force", "-Quiet:$false", "5", "x", "y");

        Assert.Contains("网关 1|True|False|5|x,y", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_script_knows_where_it_is()
    {
        HostResult result = await host.RunAsync("[IO.Path]::GetDirectoryName($PSCommandPath) -eq $PSScriptRoot; Test-Path $PSCommandPath");

        Assert.EndsWith("True\nTrue\n", result.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_relative_path_is_enough()
    {
        await File.WriteAllTextAsync(host.PathOf("relative.ps1"), "'it runs'");
        using Process process = host.StartHost("relative.ps1");
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Contains("it runs", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new string[] { }, "Usage:")]
    [InlineData(new[] { "missing.ps1" }, "'missing.ps1'")]
    public async Task A_command_line_without_a_script_is_refused(string[] arguments, string expected)
    {
        using Process process = host.StartHost(arguments);
        string error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Equal(64, process.ExitCode);
    }

    [Fact]
    public async Task A_question_nobody_can_answer_is_an_error()
    {
        HostResult result = await host.RunAsync(
            "function Remove-It { [CmdletBinding(SupportsShouldProcess)] param() if ($PSCmdlet.ShouldProcess('it')) { 'gone' } }; Remove-It -Confirm");

        Assert.Contains("NonInteractive", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("gone", result.Output, StringComparison.Ordinal);
    }
}
