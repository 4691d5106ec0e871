using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using VpcPS.Host;
using VpcPS.Tests.Support;
using Xunit;
using YamlDotNet.Serialization;

namespace VpcPS.Tests;

/// <summary>
/// The templates of examples/oos. Their structure must be as OOS documents it, and their commands run on an emulator. OOS is not available
/// here, so the tests insert the values into a command, approve, and go from task to task.
/// </summary>
public sealed partial class OosTemplateTests
{
    private const int MostBytesOfTemplate = 64 * 1024;
    private const int MostBytesOfCommand = 18 * 1024;

    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(EmbeddedEngine.FindManifest())!, "examples", "oos");

    // The properties of the actions that the templates use, spelt as OOS spells them.
    private static readonly Dictionary<string, string[]> Actions = new()
    {
        ["ACS::TimerTrigger"] = ["Type", "Expression", "EndDate"],
        ["ACS::Approve"] = ["NotifyType", "WebHook", "Approvers", "MinRequiredApprovals"],
        ["ACS::ECS::RunCommand"] = ["regionId", "instanceId", "commandType", "commandContent", "workingDir", "timeout"],
    };

    public static TheoryData<string> Templates() => [.. Directory.EnumerateFiles(Folder, "*.yml").Select(path => Path.GetFileName(path)!)];

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_template_has_the_documented_structure(string name)
    {
        Template template = Template.Read(Path.Combine(Folder, name));

        Assert.InRange(new FileInfo(Path.Combine(Folder, name)).Length, 1, MostBytesOfTemplate);
        Assert.Equal("OOS-2019-06-01", template.Root["FormatVersion"]);
        Assert.Subset(new HashSet<object> { "FormatVersion", "Description", "Parameters", "RamRole", "Tasks", "Outputs" }, template.Root.Keys.ToHashSet());
        Assert.All(["en", "zh-cn", "name-en", "name-zh-cn"], language => Assert.NotEmpty((string)Map(template.Root["Description"])[language]));
        Assert.All(template.Parameters, parameter =>
        {
            Assert.Contains(parameter.Value["Type"], (string[])["String", "Number", "Boolean", "List", "Json"]);
            Assert.All(["Label", "Description"], text => Assert.All(["en", "zh-cn"], language => Assert.NotEmpty((string)Map(parameter.Value[text])[language])));
        });
        Assert.Equal(template.Tasks.Count, template.Tasks.Select(task => task["Name"]).Distinct().Count());
        Assert.All(template.Tasks, task =>
        {
            Assert.Contains((string)task["Action"], Actions.Keys);
            Assert.Subset(Actions[(string)task["Action"]].ToHashSet<object>(), Map(task["Properties"]).Keys.ToHashSet());
        });
        Assert.All(template.Commands, command => Assert.InRange(Convert.ToBase64String(Encoding.UTF8.GetBytes(command)).Length, 1, MostBytesOfCommand));
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void Every_reference_is_to_something_that_is_known_by_then(string name)
    {
        Template template = Template.Read(Path.Combine(Folder, name));
        HashSet<string> known = [.. template.Parameters.Keys, "ACS::RegionId", "ACS::ExecutionId"];
        foreach (Dictionary<object, object> task in template.Tasks)
        {
            Assert.All(ReferencesIn(task["Properties"]), reference => Assert.Contains(reference, known));
            known.UnionWith(Map(task.GetValueOrDefault("Outputs") ?? new Dictionary<object, object>()).Keys.Select(output => $"{task["Name"]}.{output}"));
        }

        Assert.All(ReferencesIn(template.Root["Outputs"]).Concat(ReferencesIn(template.Root["RamRole"])), reference => Assert.Contains(reference, known));
        // A value is put into a command between quotes, so it must not end them.
        Assert.All(
            template.Commands.SelectMany(command => ReferencesIn(command)).Distinct().Where(reference => template.Parameters.TryGetValue(reference, out var parameter) && (string)parameter["Type"] == "String" && reference != "regionId"),
            reference => Assert.DoesNotMatch((string)template.Parameters[reference]["AllowedPattern"], "a'; b"));
    }

    [SkippableTheory]
    [MemberData(nameof(Templates))]
    public async Task The_commands_plan_run_and_report(string name)
    {
        Skip.If(OperatingSystem.IsWindows() && name.Contains("linux", StringComparison.Ordinal), "Its commands are for sh.");
        using var instance = new Instance(Template.Read(Path.Combine(Folder, name)));
        instance.Desire(("ipv6-hp351bytt9inrfp6tgubd", 3), ("ipv6-hp352ungkzcknmeicfvss", 5));

        (int planExit, string plan) = await instance.RunAsync("plan");
        int changesOfPlan = instance.Changes;
        (int runExit, string run) = await instance.RunAsync("run");
        (int reportExit, string report) = await instance.RunAsync("report");

        Assert.Equal((0, 0, 0, 0), (planExit, changesOfPlan, runExit, reportExit));
        Assert.Contains("Create: 2, 8 Mbit/s more", plan);
        Assert.Contains("Create: 2, 8 Mbit/s more", run);
        Assert.Contains("2 purchases, 2 of them bought", report);
        Assert.Equal(2, instance.Changes);

        // The same execution once more, as after an interruption.
        (int again, string nothing) = await instance.RunAsync("run");
        Assert.Equal(0, again);
        Assert.Contains("NoChange: 2", nothing);
        Assert.Equal(2, instance.Changes);
    }

    [SkippableTheory]
    [MemberData(nameof(Templates))]
    public async Task What_was_not_approved_is_not_done(string name)
    {
        Skip.If(OperatingSystem.IsWindows() && name.Contains("linux", StringComparison.Ordinal), "Its commands are for sh.");
        using var instance = new Instance(Template.Read(Path.Combine(Folder, name)));

        instance.Desire(("ipv6-hp351bytt9inrfp6tgubd", 3));
        (int unplanned, _) = await instance.RunAsync("run");
        await instance.RunAsync("plan");
        instance.Desire(("ipv6-hp351bytt9inrfp6tgubd", 30));
        (int changed, string output) = await instance.RunAsync("run");
        instance.Desire(("ipv6-hp351bytt9inrfp6tgubd", 30), ("ipv6-hp3unknown", 3));
        (int refused, string why) = await instance.RunAsync("plan");

        Assert.Equal((3, 3, 2), (unplanned, changed, refused));
        Assert.Contains("was not approved", output);
        Assert.Contains("Not done: ", why);
        Assert.Equal(0, instance.Changes);
    }

    private static Dictionary<object, object> Map(object node) => (Dictionary<object, object>)node;

    private static IEnumerable<string> ReferencesIn(object node) => node switch
    {
        string text => Reference().Matches(text).Select(match => match.Groups[1].Value),
        Dictionary<object, object> map => map.Values.SelectMany(ReferencesIn),
        List<object> list => list.SelectMany(ReferencesIn),
        _ => [],
    };

    [GeneratedRegex(@"\{\{\s*([\w:.]+)\s*\}\}")]
    private static partial Regex Reference();

    /// <summary>A template as it is in its file.</summary>
    private sealed record Template(Dictionary<object, object> Root)
    {
        public IReadOnlyDictionary<string, Dictionary<object, object>> Parameters { get; } =
            Map(Root["Parameters"]).ToDictionary(pair => (string)pair.Key, pair => Map(pair.Value));

        public IReadOnlyList<Dictionary<object, object>> Tasks { get; } = [.. ((List<object>)Root["Tasks"]).Select(Map)];

        public IEnumerable<string> Commands =>
            Tasks.Select(task => Map(task["Properties"]).GetValueOrDefault("commandContent")).OfType<string>();

        public static Template Read(string path) =>
            new(new DeserializerBuilder().Build().Deserialize<Dictionary<object, object>>(File.ReadAllText(path)));
    }

    /// <summary>An instance on which the commands of a template run: with the script, the CSV file and a PowerShell.</summary>
    private sealed class Instance : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vpcps-oos-");
        private readonly ModuleSession _session = ModuleSession.Rehearsing();
        private readonly Template _template;

        public Instance(Template template)
        {
            _template = template;
            File.Copy(Path.Combine(Folder, "approved-sync.ps1"), PathOf("approved-sync.ps1"));
        }

        /// <summary>How many requests have changed something.</summary>
        public int Changes => int.Parse(TextOf("@($emulator.Journal | Where-Object Committed).Count"), CultureInfo.InvariantCulture);

        public void Desire(params (string Id, int Bandwidth)[] rows) => File.WriteAllLines(
            PathOf("edge.csv"), ["Ipv6AddressId,Bandwidth,InternetChargeType", .. rows.Select(row => $"{row.Id},{row.Bandwidth},PayByTraffic")]);

        public async Task<(int ExitCode, string Output)> RunAsync(string task)
        {
            Dictionary<object, object> properties = Map(_template.Tasks.Single(known => (string)known["Name"] == task)["Properties"]);
            string command = Reference().Replace((string)properties["commandContent"], reference => ValueOf(reference.Groups[1].Value));
            (int exitCode, string output, string error) = (string)properties["commandType"] == "RunShellScript"
                ? await RunShellAsync(command)
                : await RunPowerShellAsync(command);
            Assert.Equal("", error);
            return (exitCode, output);
        }

        public void Dispose()
        {
            _session.Dispose();
            _folder.Delete(recursive: true);
        }

        private (string Name, string Value)[] Credentials =>
        [
            ("ALIBABA_CLOUD_ACCESS_KEY_ID", TextOf("$emulator.Credential.UserName")),
            ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", TextOf("$emulator.Credential.GetNetworkCredential().Password")),
        ];

        private string TextOf(string script) => _session.Run(script).Output.Single().ToString()!;

        private string PathOf(string name) => Path.Combine(_folder.FullName, name);

        private string ValueOf(string name) => name switch
        {
            "ACS::ExecutionId" => "exec-0123456789ab",
            "regionId" => "cn-huhehaote",
            "folder" => _folder.FullName,
            "csvPath" => PathOf("edge.csv"),
            "endpointUrl" => TextOf("$emulator.EndpointUrl"),
            _ => (string)_template.Parameters[name]["Default"],
        };

        // The commands call pwsh, which not every machine has: the host of the tests takes the same arguments.
        private async Task<(int ExitCode, string Output, string Error)> RunShellAsync(string command)
        {
            string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
            string host = Path.Combine(AppContext.BaseDirectory, "VpcPS.Host.dll");
            await File.WriteAllTextAsync(
                PathOf("pwsh"),
                $"#!/bin/sh\n[ \"$1 $2 $3\" = '-NoProfile -NonInteractive -File' ] || exit 64\nshift 3\nexec '{dotnet}' '{host}' -NoLogo \"$@\"\n");
            ProcessStartInfo start = new("sh", ["-c", $"chmod +x '{PathOf("pwsh")}'\n{command}"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["PATH"] = $"{_folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}", ["NO_COLOR"] = "1", ["LANG"] = "en_US.UTF-8" },
            };
            foreach ((string name, string value) in Credentials)
            {
                start.Environment[name] = value;
            }

            using Process process = Process.Start(start)!;
            return await HostProcess.ReadToEndAsync(process);
        }

        private Task<(int ExitCode, string Output, string Error)> RunPowerShellAsync(string command)
        {
            File.WriteAllText(PathOf("command.ps1"), command);
            return HostProcess.RunFileAsync(PathOf("command.ps1"), [], Credentials);
        }
    }
}
