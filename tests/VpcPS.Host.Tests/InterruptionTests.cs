using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;
using Xunit;

namespace VpcPS.Host.Tests;

public sealed class InterruptionTests(HostInstallation host) : IClassFixture<HostInstallation>
{
    private const string Endless = "try { 'running'; while ($true) { [Threading.Thread]::Sleep(5) } } finally { $Host.UI.WriteLine('cleaned up') }; 'never'";

    [SkippableTheory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_stops_the_script_cleanly(string signal)
    {
        Skip.If(OperatingSystem.IsWindows(), "Signals are sent with kill.");
        using Process process = host.Start(Endless);
        await ReadUntilAsync(process, "running");
        Send(signal, process);
        string rest = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal("cleaned up" + Environment.NewLine, rest);
        Assert.Equal(130, process.ExitCode);
    }

    [SkippableFact]
    public async Task A_second_signal_ends_a_script_that_does_not_stop()
    {
        Skip.If(OperatingSystem.IsWindows(), "Signals are sent with kill.");
        using Process process = host.Start(
            "try { 'running'; while ($true) { [Threading.Thread]::Sleep(5) } } finally { $Host.UI.WriteLine('stuck'); while ($true) { [Threading.Thread]::Sleep(5) } }");
        try
        {
            foreach (string sign in (string[])["running", "stuck"])
            {
                await ReadUntilAsync(process, sign);
                Send("INT", process);
            }

            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
            Assert.NotEqual(0, process.ExitCode);
        }
        finally
        {
            process.Kill();
        }
    }

    private static async Task ReadUntilAsync(Process process, string sign)
    {
        string? line;
        do
        {
            line = await process.StandardOutput.ReadLineAsync();
            Assert.NotNull(line);
        }
        while (line != sign);
    }

    private static void Send(string signal, Process process)
    {
        using Process kill = Process.Start("kill", ["-s", signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }
}
