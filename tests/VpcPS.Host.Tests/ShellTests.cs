using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace VpcPS.Host.Tests;

/// <summary>The shell for rehearsing, as a user sees it.</summary>
public sealed class ShellTests : IDisposable
{
    private readonly HostRun _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task It_is_connected_to_an_emulator_and_the_prompt_says_so()
    {
        (int exitCode, string output, string error) = await _host.RunAsync(
            "Get-VpcIpv6Gateway | Select-Object -First 1 -ExpandProperty Name\n\"errors: $($Error.Count)\"\nexit 3\n");

        Assert.Equal(3, exitCode);
        Assert.Contains("nothing here costs money", output, StringComparison.Ordinal);
        Assert.Contains("[emulator cn-huhehaote] PS ", output, StringComparison.Ordinal);
        Assert.Contains("web-edge\n", output, StringComparison.Ordinal);
        Assert.Contains("errors: 0\n", output, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task At_the_start_it_takes_no_more_than_five_lines()
    {
        (_, string output, string error) = await _host.RunAsync("exit\n");

        string[] said = output[..output.IndexOf("[emulator", StringComparison.Ordinal)].TrimEnd().Split('\n');
        Assert.InRange(said.Length + error.TrimEnd().Split('\n').Length, 2, 5);
    }

    [Fact]
    public async Task What_it_says_to_type_first_works()
    {
        (_, string output, _) = await _host.RunAsync("exit\n");
        string first = output[(output.IndexOf("First: ", StringComparison.Ordinal) + "First: ".Length)..].Split('\n')[0];

        (_, output, string error) = await _host.RunAsync(first + "\nexit\n");

        Assert.Contains("What if: ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Import-Csv:", output + error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_emulator_nothing_is_connected_and_that_is_said()
    {
        (int exitCode, string output, _) = await _host.RunAsync("\"emulators: $(@(Get-VpcEmulator).Count), sessions: $(@(Get-VpcSession).Count)\"\n", "-NoEmulator");

        Assert.Equal(0, exitCode);
        Assert.Contains("Connected to nothing", output, StringComparison.Ordinal);
        Assert.Contains("emulators: 0, sessions: 0", output, StringComparison.Ordinal);
        Assert.DoesNotContain("[emulator", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_with_the_cloud_is_told_apart_in_the_prompt()
    {
        (_, string output, _) = await _host.RunAsync("""
            $key = [pscredential]::new('testAccessKeyId', (ConvertTo-SecureString 'testAccessKeySecret' -AsPlainText -Force))
            $cloud = Connect-VpcSession -Region cn-hangzhou -Credential $key

            """);

        Assert.Contains("[cloud cn-hangzhou] PS ", output, StringComparison.Ordinal);
    }

    /// <summary>
    /// In a real terminal, which the program script(1) provides: a command and an id are completed, the line is recalled from the history
    /// and edited, a line is cancelled, and exit ends the process.
    /// </summary>
    [SkippableFact]
    public async Task In_a_terminal_it_completes_remembers_and_leaves()
    {
        using Process shell = StartInTerminal();
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(1));
        TerminalTalk talk = new(shell, limit.Token);

        await talk.WaitForPromptAsync();
        await talk.TypeAsync("Get-VpcIpv6Add\t ipv6-hp351\t");
        await talk.WaitForAsync("ipv6-hp351bytt9inrfp6tgubd");
        await talk.TypeAsync("\r");
        await talk.WaitForAsync("Private");
        await talk.WaitForPromptAsync();
        await talk.TypeAsync("\u001bOA\u0001@(\u0005).Count + 41\r");
        await talk.WaitForAsync("42\r\n");
        await talk.WaitForPromptAsync();
        await talk.TypeAsync("Remove-VpcIpv6Address\u0003");
        await talk.WaitForPromptAsync();
        await talk.TypeAsync("exit 5\r");
        await talk.EndAsync();

        Assert.Equal(5, shell.ExitCode);
    }

    private static Process StartInTerminal()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The terminal is that of script(1) on Linux.");
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string command = $"stty cols 100 rows 30; exec '{dotnet}' '{Path.Combine(AppContext.BaseDirectory, "VpcPS.Host.dll")}'";
        ProcessStartInfo start = new("script", ["--quiet", "--flush", "--return", "--command", command, "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["TERM"] = "xterm", ["LANG"] = "en_US.UTF-8" },
        };
        // Without colours, .NET knows the position of the cursor and does not query it. The query shows the test that the editor is ready.
        start.Environment.Remove("NO_COLOR");
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new SkipException("There is no script on the PATH.");
        }
    }

    /// <summary>Types into a terminal and reads what it shows, and answers where the cursor is, as terminals do.</summary>
    private sealed class TerminalTalk(Process terminal, CancellationToken limit)
    {
        private const string WhereIsTheCursor = "\u001b[6n";

        private readonly StringBuilder _shown = new();
        private readonly StringBuilder _done = new();
        private string _last = string.Empty;

        public async Task TypeAsync(string keys)
        {
            await terminal.StandardInput.WriteAsync(keys);
            await terminal.StandardInput.FlushAsync(limit);
        }

        /// <summary>Reads until a text is shown; what is before it is done with.</summary>
        public async Task WaitForAsync(string text)
        {
            int found;
            while ((found = _shown.ToString().IndexOf(text, StringComparison.Ordinal)) < 0)
            {
                Assert.True(await ReadAsync(), $"'{text}' was not shown, but: {_shown}");
            }

            _done.Append(_shown.ToString(0, found + text.Length));
            _shown.Remove(0, found + text.Length);
        }

        /// <summary>Waits until the line editor has asked where it begins: what is typed before may be taken for the answer.</summary>
        public async Task WaitForPromptAsync()
        {
            await WaitForAsync("PS ");
            await WaitForAsync(WhereIsTheCursor);
        }

        public async Task EndAsync()
        {
            while (await ReadAsync())
            {
                // What is still shown is of no interest.
            }

            await terminal.WaitForExitAsync(limit);
        }

        private async Task<int> ReadOrSayAsync(char[] buffer)
        {
            try
            {
                return await terminal.StandardOutput.ReadAsync(buffer, limit);
            }
            catch (OperationCanceledException)
            {
                terminal.Kill(entireProcessTree: true);
                throw new TimeoutException($"Nothing more is shown after {_done} and {_shown}");
            }
        }

        private async Task<bool> ReadAsync()
        {
            char[] buffer = new char[4096];
            int read = await ReadOrSayAsync(buffer);
            string text = new(buffer, 0, read);
            _shown.Append(text);
            // A question may come in two pieces.
            string[] parts = (_last + text).Split(WhereIsTheCursor);
            _last = parts[^1][Math.Max(0, parts[^1].Length - WhereIsTheCursor.Length + 1)..];
            for (int asked = parts.Length; asked > 1; asked--)
            {
                await TypeAsync("\u001b[1;1R");
            }

            return read > 0;
        }
    }
}
