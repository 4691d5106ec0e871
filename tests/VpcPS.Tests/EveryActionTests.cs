using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using VpcPS.Host;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Every action of the product is called by Invoke-VpcApi, with a value for each of its parameters.</summary>
public sealed class EveryActionTests
{
    // As tests/Conformance/requests.js has it.
    private const string Values = """
        function value($parameter) {
            if ($parameter.Type -like 'hashtable*') {
                $table = @{}
                foreach ($member in $parameter.Members) { $table[$member.Name] = value $member }
                $table
            } elseif ($parameter.Type -eq 'long') { 7 } elseif ($parameter.Type -eq 'bool') { $true } elseif ($parameter.Name -eq 'RegionId') { 'cn-hangzhou' } else { 'v' + $parameter.Name }
        }
        """;

    private const string Calls = Values + """

        foreach ($action in Get-VpcApi) {
            $arguments = @{}
            foreach ($parameter in $action.Parameters) {
                if ($parameter.Name -eq 'All') { $arguments.Parameter = @{ All = $true } }
                elseif ($parameter.Name -ne 'RegionId') { $arguments[$parameter.Name] = value $parameter }
            }
            $null = Invoke-VpcApi $action.Name @arguments -Region cn-hangzhou -Confirm:$false
        }
        """;

    // By the catalog's facts they travel in a form of their own.
    private static readonly string[] Json = ["AccessMode", "LogDelivery"];

    [Fact]
    public void What_arrives_has_each_parameter_as_it_was_given()
    {
        IReadOnlyDictionary<string, Arrived> arrived = CallEach(out IReadOnlyList<PSObject> actions);

        Assert.Equal(403, arrived.Count);
        foreach (PSObject action in actions)
        {
            string name = action.Text("Name")!;
            string[] expected = [.. List(action, "Parameters").SelectMany(parameter => Pairs(parameter, "")).Order(StringComparer.Ordinal)];
            string[] found = [.. arrived[name].Query.Concat(arrived[name].Body).Select(pair => pair.Key + "=" + pair.Value).Order(StringComparer.Ordinal)];
            Assert.Equal((name, string.Join("\n", expected)), (name, string.Join("\n", found)));
        }
    }

    [SkippableFact]
    public async Task What_arrives_is_what_the_official_package_sends()
    {
        string printed = await RunNodeAsync();
        var official = JsonSerializer.Deserialize<Dictionary<string, Arrived>>(printed, JsonSerializerOptions.Web)!;

        IReadOnlyDictionary<string, Arrived> arrived = CallEach(out _);

        Assert.Equal(official.Keys.Order(), arrived.Keys.Order());
        // The edition of the seed document, which the package has no more.
        Assert.True(arrived["CreateIpv6Gateway"].Query.Remove("Spec"));
        foreach ((string name, Arrived expected) in official)
        {
            Assert.Equal((name, Text(expected.Query)), (name, Text(arrived[name].Query)));
            Assert.Equal((name, Text(expected.Body)), (name, Text(arrived[name].Body)));
        }
    }

    private static ConcurrentDictionary<string, Arrived> CallEach(out IReadOnlyList<PSObject> actions)
    {
        var arrived = new ConcurrentDictionary<string, Arrived>();
        using var service = new StubService(async context =>
        {
            IFormCollection? form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync() : null;
            arrived[context.Request.Headers["x-acs-action"].ToString()] = new(
                context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()),
                form?.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()) ?? []);
            await context.Response.WriteAsync("{\"RequestId\":\"R\"}");
        });
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);
        session.Run(Calls).ShouldHaveNoErrors();
        actions = session.Run("Get-VpcApi").Output;
        return arrived;
    }

    private static IEnumerable<string> Pairs(PSObject parameter, string prefix)
    {
        string name = parameter.Text("Name")!;
        string type = parameter.Text("Type")!;
        string path = prefix + name + (type.EndsWith("[]", StringComparison.Ordinal) && name != "VbrInstanceIds" ? ".1" : "");
        return type switch
        {
            "long" => [path + "=7"],
            "bool" => [path + "=true"],
            "hashtable" when Json.Contains(name) =>
                [path + "={" + string.Join(",", List(parameter, "Members").Select(member => $"\"{member.Text("Name")}\":\"v{member.Text("Name")}\"")) + "}"],
            "hashtable" or "hashtable[]" => List(parameter, "Members").SelectMany(member => Pairs(member, path + ".")),
            _ => [path + "=" + (name == "RegionId" ? "cn-hangzhou" : "v" + name)],
        };
    }

    private static IEnumerable<PSObject> List(PSObject item, string property) =>
        LanguagePrimitives.GetEnumerable(item.Properties[property].Value).Cast<object>().Select(PSObject.AsPSObject);

    private static string Text(IEnumerable<KeyValuePair<string, string>> pairs) =>
        string.Join("\n", pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key + "=" + pair.Value));

    // The tests of the emulator install the packages.
    private static async Task<string> RunNodeAsync()
    {
        string directory = Path.Combine(Path.GetDirectoryName(EmbeddedEngine.FindManifest())!, "tests", "Conformance");
        Skip.IfNot(
            Directory.Exists(Path.Combine(directory, "node_modules", "@alicloud", "vpc20160428", "dist")), "The official packages are not installed.");
        try
        {
            using Process node = Process.Start(new ProcessStartInfo("node", ["requests.js"]) { WorkingDirectory = directory, RedirectStandardOutput = true })!;
            string printed = await node.StandardOutput.ReadToEndAsync();
            await node.WaitForExitAsync();
            Assert.Equal(0, node.ExitCode);
            return printed;
        }
        catch (Win32Exception)
        {
            throw new SkipException("Node.js is not installed.");
        }
    }

    private sealed record Arrived(Dictionary<string, string> Query, Dictionary<string, string> Body);
}
