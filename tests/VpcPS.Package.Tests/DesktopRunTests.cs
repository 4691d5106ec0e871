using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Package.Tests.Support;
using Xunit;

namespace VpcPS.Package.Tests;

/// <summary>
/// The shipped assemblies, run as Windows PowerShell loads them: on .NET Framework where the tests run on Windows,
/// elsewhere on Mono where there is one.
/// </summary>
[Collection(PackedModuleTests.Name)]
public sealed class DesktopRunTests(PackedModule module)
{
    [SkippableFact]
    public async Task The_main_job_is_done_with_what_the_package_brings()
    {
        Run run = OperatingSystem.IsWindows()
            ? await Run.ToEndAsync(Paths.DesktopRun, [module.FromZip])
            : await Run.ToEndAsync("mono", [Paths.DesktopRun, module.FromZip]);

        Assert.Equal("", run.Error);
        Assert.Equal(
            [
                "TLS 1.2: True",
                "connections to a host: 256",
                "V3 bought for ipv6-hp351bytt9inrfp6tgubd: 2",
                "V3 refused for ipv6-hp3unknown: ResourceNotFound.Ipv6Address",
                "V1 bought for ipv6-hp352ungkzcknmeicfvss: 2",
                "V1 refused for ipv6-hp3unknown: ResourceNotFound.Ipv6Address",
            ],
            run.Lines[..6]);
        Assert.StartsWith("gateways: ipv6gw-", run.Lines[6], StringComparison.Ordinal);
        Assert.Contains("unfinished in the journal: token-1", run.Lines);
        Assert.Contains("faults of the emulator: 0", run.Lines);
        Assert.Contains("from bin/desktop: System.Text.Json", run.Lines);
        Assert.DoesNotContain(run.Lines, line => line.StartsWith("from bin/desktop: ", StringComparison.Ordinal)
            && !File.Exists(Path.Combine(module.FromZip, "bin", "desktop", line.Split(' ').Last() + ".dll")));
    }
}
