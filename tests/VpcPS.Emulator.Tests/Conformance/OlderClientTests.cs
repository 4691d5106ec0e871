using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace VpcPS.Emulator.Tests.Conformance;

/// <summary>
/// Scripts are used longer than clients are current. aliyungo is from 2018 and sends no RegionId where its models lack it. The region is
/// then that of the things that the request names.
/// </summary>
public sealed class OlderClientTests
{
    // Where Debian's packages put Go sources.
    private const string GoPath = "/usr/share/gocode";

    public const string Missing = "Go and aliyungo are not installed (Debian: golang-go, golang-github-denverdino-aliyungo-dev).";

    public static bool IsInstalled => Directory.Exists(Path.Combine(GoPath, "src/github.com/denverdino/aliyungo"));

    [SkippableFact]
    public async Task Aliyungo_walks_through_the_life_of_a_network()
    {
        Skip.IfNot(IsInstalled, Missing);
        using EmulatorServer server = EmulatorServer.Start();
        const string region = "cn-beijing";
        Assert.NotEqual(region, server.RegionId);

        (int ExitCode, string Output, string Errors)? run = await RunAsync(
            [Path.Combine("older", "network.go"), server.EndpointUrl.AbsoluteUri.TrimEnd('/'), server.AccessKeyId, server.AccessKeySecret, region]);
        Skip.If(run is null, Missing);

        Assert.Equal("", run!.Value.Errors);
        Assert.Equal(
            [
                "CreateVpc", "WaitForVpcAvailable", "ModifyVpcAttribute",
                "CreateVSwitch", "WaitForVSwitchAvailable", "ModifyVSwitchAttribute",
                "DescribeVSwitches", "vSwitch: two cn-beijing-a 192.168.1.0/24 252",
                "DescribeVpcs", "VPC: renamed cn-beijing 192.168.0.0/16 1",
                "refused: DependencyViolation.VSwitch", "DeleteVSwitch", "DeleteVpc",
                "DescribeVpcs", "left: 0",
            ],
            run.Value.Output.Trim().Split('\n'));
        Assert.Equal(0, run.Value.ExitCode);
    }

    /// <summary>Runs a Go program that knows aliyungo.</summary>
    /// <returns>The result. Null when Go is not installed.</returns>
    internal static Task<(int ExitCode, string Output, string Errors)?> RunAsync(
        string[] programAndArguments, params (string Name, string Value)[] environment) =>
        NodeProject.RunAsync("go", ["run", .. programAndArguments], "", [("GO111MODULE", "off"), ("GOPATH", GoPath), .. environment]);
}
