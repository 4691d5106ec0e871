using System;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Actions;
using VpcPS.Core.Credentials;
using VpcPS.Core.Http;
using VpcPS.Core;
using VpcPS.Core.Signing;
using VpcPS.Emulator.Tests.Support;
using Xunit;

namespace VpcPS.Emulator.Tests.Tool;

/// <summary>vpc-emulator as its users start and stop it.</summary>
public sealed class ToolTests
{
    [SkippableTheory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task It_serves_until_it_is_told_to_stop_and_saves_what_there_is(string signal)
    {
        Skip.If(OperatingSystem.IsWindows(), "Signals are sent with kill.");
        using var directory = new TemporaryDirectory();
        string estate = directory.File("estate.json");
        using (ToolProcess tool = ToolProcess.Start("--save", estate, "--rules", "today"))
        {
            Uri endpoint = await tool.EndpointAsync();
            using var http = new HttpClient();
            Assert.Contains("\"Status\":\"ok\"", await http.GetStringAsync(new Uri(endpoint, "health")));

            tool.Send(signal);
            (int exitCode, string output, string error) = await tool.EndAsync();

            Assert.Equal((0, ""), (exitCode, error));
            Assert.EndsWith($"Saved to {estate}.\n", output);
        }

        using ToolProcess again = ToolProcess.Start("--estate", estate);
        await again.EndpointAsync();
        Assert.Contains("\"Rules\": \"Today\"", await File.ReadAllTextAsync(estate));
    }

    [Fact]
    public async Task Faults_and_limits_are_in_force()
    {
        using ToolProcess tool = ToolProcess.Start("--fault", "Action=DescribeRegions,Code=SystemBusy,Times=1", "--rate-limit", "DescribeVpcs=1");
        using var client = new VpcClient(
            new StaticCredentialsProvider(new AlibabaCloudCredentials("emulatorAccessKeyId", "emulatorAccessKeySecret", null), "the test"),
            new VpcClientOptions { EndpointUrl = await tool.EndpointAsync() });

        Assert.Equal(["SystemBusy", ""], [await CodeOfAsync(client, "DescribeRegions"), await CodeOfAsync(client, "DescribeRegions")]);
        Assert.Equal(["", "Throttling.User"], [await CodeOfAsync(client, "DescribeVpcs"), await CodeOfAsync(client, "DescribeVpcs")]);
    }

    [Theory]
    [InlineData("--port 70000", "--port 70000: A port is 0 to 65535.")]
    [InlineData("--port", "--port")]
    [InlineData("--rules now", "Rules are seed or today.")]
    [InlineData("--clock manual", "Start-VpcEmulator -Clock Manual")]
    [InlineData("--clock 1", "A clock is immediate or real.")]
    [InlineData("--fault Foo=1", "'Foo' is none of Action, ")]
    [InlineData("--fault Reset,Probability=2", "A probability must be 0 to 1.")]
    [InlineData("--fault DelayMs=soon", "DelayMs is a whole number.")]
    [InlineData("--fault Reset=perhaps", "Reset is true or false.")]
    [InlineData("--fault Reset,Reset", "Reset is given twice.")]
    [InlineData("--fault Action=CreateNothing,Code=X", "'CreateNothing'")]
    [InlineData("--rate-limit 300", "such as AllocateIpv6InternetBandwidth=300")]
    [InlineData("--rate-limit CreateVpc=0", "at least 1")]
    [InlineData("estate.json", "'estate.json'")]
    public async Task What_is_not_understood_is_one_line_and_2(string arguments, string problem)
    {
        using ToolProcess tool = ToolProcess.Start(arguments.Split(' '));

        (int exitCode, string output, string error) = await tool.EndAsync();

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Single(error.TrimEnd('\n').Split('\n'));
        Assert.StartsWith("vpc-emulator: ", error);
        Assert.Contains(problem, error);
    }

    [Fact]
    public async Task What_keeps_it_from_starting_is_one_line_and_1()
    {
        using var directory = new TemporaryDirectory();
        string broken = directory.File("broken.json");
        await File.WriteAllTextAsync(broken, "{ \"Vpcs\": [");
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        string port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        await AssertFailsAsync("already in use", "--port", port);
        await AssertFailsAsync("broken.json", "--estate", broken);
        await AssertFailsAsync("nowhere.json", "--estate", directory.File("nowhere.json"));
        await AssertFailsAsync("it is a folder", "--estate", Path.GetDirectoryName(broken)!);
        string other = directory.File("README.md");
        await File.WriteAllTextAsync(other, "# Read me\n");
        await AssertFailsAsync("it is not an estate", "--estate", other);
        await AssertFailsAsync("there is no folder", "--save", Path.Combine(directory.File("nowhere"), "estate.json"));
        await AssertFailsAsync("is a folder. Name a file in it", "--save", Path.GetDirectoryName(broken)!);
        await AssertFailsAsync("needs the name of a file", "--save", "");
        await AssertFailsAsync("name a file", "--estate", "");
    }

    [SkippableFact]
    public async Task An_estate_whose_folder_was_removed_meanwhile_is_saved_elsewhere()
    {
        Skip.If(OperatingSystem.IsWindows(), "Signals are sent with kill.");
        using var directory = new TemporaryDirectory();
        string folder = directory.File("folder");
        Directory.CreateDirectory(folder);
        using ToolProcess tool = ToolProcess.Start("--save", Path.Combine(folder, "estate.json"));
        await tool.EndpointAsync();
        Directory.Delete(folder);

        tool.Send("TERM");
        (int exitCode, _, string error) = await tool.EndAsync();

        Assert.NotEqual(0, exitCode);
        Assert.Contains("the folder does not exist any more", error);
        string saved = error.Split("It is saved to ")[1].Trim();
        Assert.Contains("EstateFormat", await File.ReadAllTextAsync(saved));
        File.Delete(saved);
    }

    private static async Task<string> CodeOfAsync(VpcClient client, string action)
    {
        try
        {
            await client.SendAsync(new AnyAction(new AnyActionKind(action, known: null), "cn-huhehaote", []), null, CancellationToken.None);
            return "";
        }
        catch (VpcException e)
        {
            return e.Code ?? e.Message;
        }
    }

    private static async Task AssertFailsAsync(string problem, params string[] arguments)
    {
        using ToolProcess tool = ToolProcess.Start(arguments);
        (int exitCode, string output, string error) = await tool.EndAsync();
        Assert.Equal((1, ""), (exitCode, output));
        Assert.Single(error.TrimEnd('\n').Split('\n'));
        Assert.Contains(problem, error);
    }
}
