using System;
using System.IO;
using System.Threading.Tasks;
using VpcPS.Host;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>The scripts in examples/ that call actions by Invoke-VpcApi, on the emulator.</summary>
public sealed class ApiExampleTests
{
    [Theory]
    [InlineData("eips-from-csv.ps1", "eip-bp13")]
    [InlineData("nat-gateway.ps1", "snat-hp31")]
    [InlineData("audit.ps1", "vpc-hp3kzilwd9yflssfdlgqe")]
    public async Task A_script_runs_on_the_emulator(string script, string shows)
    {
        string path = Path.Combine(Path.GetDirectoryName(EmbeddedEngine.FindManifest())!, "examples", script);

        (int exitCode, string output, string error) = await HostProcess.RunFileAsync(path, []);

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains(shows, output, StringComparison.Ordinal);
    }
}
