using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using VpcPS.Emulator.Tests.Conformance;
using VpcPS.Emulator.Tests.Support;
using Xunit;

namespace VpcPS.Emulator.Tests.Tool;

/// <summary>The examples in docs/emulator.md work as they are printed, with the clients that the machine has.</summary>
public sealed partial class DocumentedClientTests
{
    // The port of the text; a test takes a free one.
    private const string PortOfText = "8080";

    private static readonly string Text = File.ReadAllText(Path.Combine(NodeProject.Root, "docs", "emulator.md")).ReplaceLineEndings("\n");

    [SkippableFact]
    public async Task The_program_for_node_runs()
    {
        string missing = await NodeProject.PrepareAsync();
        Skip.If(missing.Length > 0, missing);
        using ToolProcess tool = ToolProcess.Start();
        string endpoint = (await tool.EndpointAsync()).AbsoluteUri;

        (int, string Output, string Errors)? run = await NodeProject.RunAsync("node", ["-"], Shown("js").Single(), ("VPC_ENDPOINT", endpoint));

        Assert.Equal(("", "from-node Available\n"), (run!.Value.Errors, run.Value.Output));
    }

    [SkippableFact]
    public async Task The_program_for_go_runs()
    {
        Skip.IfNot(OlderClientTests.IsInstalled, OlderClientTests.Missing);
        using var directory = new TemporaryDirectory();
        string program = directory.File("main.go");
        await File.WriteAllTextAsync(program, Shown("go").Single());
        using ToolProcess tool = ToolProcess.Start();
        string endpoint = (await tool.EndpointAsync()).GetLeftPart(UriPartial.Authority);

        (int, string Output, string Errors)? run = await OlderClientTests.RunAsync([program], ("VPC_ENDPOINT", endpoint));
        Skip.If(run is null, OlderClientTests.Missing);

        Assert.Equal(("", "from-go Available\n"), (run!.Value.Errors, run.Value.Output));
    }

    [SkippableFact]
    public async Task The_script_of_the_job_runs()
    {
        Skip.If(OperatingSystem.IsWindows(), "It is a script for sh.");
        using var directory = new TemporaryDirectory();
        string tool = directory.File("vpc-emulator");
        await File.WriteAllTextAsync(tool, $"#!/bin/sh\nexec {string.Join(' ', ToolProcess.Command.Select(part => $"'{part}'"))} \"$@\"\n");
        string folder = Path.GetDirectoryName(tool)!;
        string script = Shown("sh").Single(block => block.StartsWith("#!/bin/sh", StringComparison.Ordinal)).Replace(PortOfText, FreePort(), StringComparison.Ordinal);

        (int ExitCode, string Output, string Errors)? run = await NodeProject.RunAsync(
            "sh",
            ["-c", $"cd '{folder}'\nchmod +x vpc-emulator\n{script}"],
            "",
            ("PATH", $"{folder}:{Environment.GetEnvironmentVariable("PATH")}"));

        Assert.Equal((0, ""), (run!.Value.ExitCode, run.Value.Errors));
        Assert.Contains("\"Status\":\"ok\"", run.Value.Output);
        Assert.Contains("\"Vpcs\"", await File.ReadAllTextAsync(directory.File("after.json")));
        Assert.Contains($"Saved to after.json.", await File.ReadAllTextAsync(directory.File("emulator.txt")));
    }

    [Fact]
    public async Task The_text_shows_what_the_tool_prints()
    {
        string port = FreePort();
        using ToolProcess tool = ToolProcess.Start("--port", port);
        Uri endpoint = await tool.EndpointAsync();
        string[] shown = Shown("console").Single().Replace(PortOfText, port, StringComparison.Ordinal).TrimEnd('\n').Split('\n');

        Assert.Equal($"$ vpc-emulator --port {port}", shown[0]);
        Assert.Equal($"Endpoint: {endpoint.GetLeftPart(UriPartial.Authority)}", shown[1]);
        Assert.Equal(shown[2..], await tool.ReadLinesAsync(shown.Length - 2));
    }

    private static string[] Shown(string language) =>
        [.. Fences().Matches(Text).Where(fence => fence.Groups[1].Value == language).Select(fence => fence.Groups[2].Value)];

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("^```(\\w+)\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fences();
}
