using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using VpcPS.Emulator.State;
using Xunit;

namespace VpcPS.Emulator.Tests.Support;

/// <summary>
/// Runs the cases of tests/Conformance, the official Node packages, against an emulator, once for all tests. Where Node,
/// npm or the registry is missing it says so, and the tests are skipped.
/// </summary>
public sealed class OfficialPackages : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private JsonElement results;

    /// <summary>Why nothing could be run; empty when it could.</summary>
    public string Missing { get; private set; } = "";

    /// <summary>The journal of the emulator after all cases.</summary>
    public IReadOnlyList<JournalEntry> Journal { get; private set; } = [];

    /// <summary>The result of a case.</summary>
    public JsonElement Result(string name) => results.GetProperty(name);

    public async Task InitializeAsync()
    {
        string directory = ProjectDirectory();
        bool installed = File.Exists(Path.Combine(directory, "node_modules", "@alicloud", "pop-core", "package.json"));
        if (await RunAsync(directory, "node", ["--version"], []) is null)
        {
            Missing = "Node is not installed.";
        }
        else if (!installed && await RunAsync(directory, "npm", ["ci", "--ignore-scripts"], []) is null)
        {
            Missing = "npm is not installed, or the packages can't be had.";
        }
        else
        {
            await RunCasesAsync(directory);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private async Task RunCasesAsync(string directory)
    {
        using EmulatorServer emulator = EmulatorServer.Start();
        EstateDocument estate = Emulators.DefaultEstate();
        AccessKey temporary = estate.AccessKeys.Single(k => k.SecurityToken is not null);
        string[] ids = [.. Emulators.AddressesOf(Emulators.VpcWith(GatewaySpec.Small)).Select(a => a.Ipv6AddressId)];
        string? output = await RunAsync(directory, "node", ["cases.js"], new()
        {
            ["EMULATOR_URL"] = emulator.EndpointUrl.ToString(),
            ["EMULATOR_ADDRESSES"] =
                $$"""{"v3":"{{ids[0]}}","v1":"{{ids[1]}}","get":"{{ids[2]}}","post":"{{ids[3]}}","never":"{{ids[4]}}"}""",
            ["ACCESS_KEY_ID"] = emulator.AccessKeyId,
            ["ACCESS_KEY_SECRET"] = emulator.AccessKeySecret,
            ["STS_ACCESS_KEY_ID"] = temporary.AccessKeyId,
            ["STS_ACCESS_KEY_SECRET"] = temporary.AccessKeySecret,
            ["STS_SECURITY_TOKEN"] = temporary.SecurityToken!,
        });
        Assert.NotNull(output);
        results = JsonDocument.Parse(output).RootElement;
        Journal = emulator.Journal;
        Assert.Empty(emulator.InternalFaults);
    }

    /// <summary>What a program printed; null when it does not exist or fails.</summary>
    private static async Task<string?> RunAsync(
        string directory, string program, string[] arguments, Dictionary<string, string> environment)
    {
        // npm is a script on Windows, which can't be started by its bare name.
        var start = OperatingSystem.IsWindows() && program == "npm"
            ? new ProcessStartInfo("cmd.exe", ["/c", "npm", .. arguments])
            : new ProcessStartInfo(program, arguments);
        start.WorkingDirectory = directory;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                return null;
            }

            await errors;
            return process.ExitCode == 0 ? await output : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static string ProjectDirectory()
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "VpcPS.sln")))
        {
            directory = directory.Parent;
        }

        return Path.Combine(directory!.FullName, "tests", "Conformance");
    }
}
