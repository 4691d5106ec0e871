using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Net;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using VpcPS.Host;

namespace VpcPS.Tests.Soak;

/// <summary>
/// Runs a cmdlet with a canary AccessKey, its secret and an STS token, in success and in every kind of failure, with all streams on, and
/// searches for them in all output.
/// </summary>
internal sealed partial class SecretHunt : IDisposable
{
    private const string KeyId = "STS.CanaryKeyId0123456789";
    private const string Secret = "CanarySecret/+=0123456789";
    private const string Token = "CanaryToken/+==0123456789";

    private readonly Runspace _runspace = RunspaceFactory.CreateRunspace(EmbeddedEngine.CreateSessionState(EmbeddedEngine.FindManifest()));
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vpcps-hunt-");
    private readonly EchoServer _echo = new();
    private readonly ILookup<string, string> _examples;
    private readonly string _signatureVersion;

    /// <summary>Prepares a hunt.</summary>
    /// <param name="signatureVersion">V1, with the secrets in the body, or V3, with them in headers.</param>
    public SecretHunt(string signatureVersion)
    {
        _signatureVersion = signatureVersion;
        string root = Path.GetDirectoryName(EmbeddedEngine.FindManifest())!;
        _runspace.Open();
        Invoke("$VerbosePreference = $DebugPreference = $InformationPreference = $WarningPreference = 'Continue'; $ConfirmPreference = 'None'");
        Invoke("(Start-VpcEmulator) | Stop-VpcEmulator -EstatePath $Path", ("Path", Estate));
        AddKey(Estate, Secret);
        File.Copy(Estate, EstateWithOtherSecret);
        AddKey(EstateWithOtherSecret, "anotherSecret");
        File.Copy(Path.Combine(root, "examples", "plan.csv"), Path.Combine(_directory.FullName, "plan.csv"));
        _examples = ReadExamples(Path.Combine(root, "en-US", "VpcPS.dll-Help.xml"));
        Invoke("$null = $ExecutionContext.SessionState.Path.SetLocation($Directory)", ("Directory", _directory.FullName));
    }

    /// <summary>The cmdlets that are exported.</summary>
    public IReadOnlyList<string> Cmdlets => [.. Invoke("Get-Command -Module VpcPS").Output.Select(command => ((CmdletInfo)command.BaseObject).Name)];

    private string Estate => Path.Combine(_directory.FullName, "knows.json");

    private string EstateWithOtherSecret => Path.Combine(_directory.FullName, "knows-another-secret.json");

    /// <summary>
    /// The commands that a cmdlet is tested with: the examples in its help, each example again with ids that do not exist, and cases that
    /// no example shows. A new cmdlet needs no change here.
    /// </summary>
    public IReadOnlyList<string> CommandsOf(string cmdlet) =>
    [
        .. _examples[cmdlet],
        .. _examples[cmdlet].Where(example => Id().IsMatch(example)).Select(example => Id().Replace(example, "$1-hp3unknown")),
        .. NoExampleShows(cmdlet),
    ];

    /// <summary>Hunts through one cmdlet.</summary>
    /// <returns>Each place where a canary was found. A cmdlet without any successful example is also reported.</returns>
    public IReadOnlyList<string> Hunt(string cmdlet)
    {
        var finds = new List<string>();
        bool hasSucceeded = false;
        foreach (string command in CommandsOf(cmdlet))
        {
            foreach (string place in Places)
            {
                finds.AddRange(Try(command, place, out bool hasErrors).Select(find => $"{command} ({place}): {find}"));
                hasSucceeded |= place == Places[0] && !hasErrors;
            }
        }

        return hasSucceeded ? finds : [.. finds, $"{cmdlet}: none of its examples succeeds, so that only failures were looked at."];
    }

    /// <summary>How many objects, errors and lines were searched. If there were none, the test would prove nothing.</summary>
    public int Looked { get; private set; }

    public void Dispose()
    {
        Invoke("Remove-Module VpcPS");
        _runspace.Dispose();
        _echo.Dispose();
        _directory.Delete(recursive: true);
    }

    // The targets of the command: an emulator that knows the key; one that has a different secret for it; one that closes connections;
    // servers that return what they were sent; an address without a server.
    private static readonly string[] Places = ["knows", "othersecret", "hangsup", "page", "error", "nobody"];

    private List<string> Try(string command, string place, out bool hasErrors)
    {
        string[] before = Directory.GetFiles(_directory.FullName);
        Invoke("Stop-VpcEmulator");
        string emulator = place switch
        {
            "othersecret" => "Start-VpcEmulator -EstatePath $other",
            "hangsup" => "Start-VpcEmulator -EstatePath $estate -Fault @{ ResetAfter = $true; Probability = 0.5 } -Seed 7",
            _ => "Start-VpcEmulator -EstatePath $estate",
        };
        Invoke(
            $"$emulator = {emulator}; $endpoint = if ($echo) {{ $echo }} else {{ $emulator.EndpointUrl }}; {(place == "nobody" ? "$endpoint = [uri] 'http://127.0.0.1:1'" : "")}",
            ("estate", Estate),
            ("other", EstateWithOtherSecret),
            ("echo", place switch { "page" => _echo.PageEndpoint, "error" => _echo.ErrorEndpoint, _ => null }));
        Outcome connected = Invoke(
            $$"""
            $connect = @{ Region = 'cn-huhehaote'; Credential = $key; SecurityToken = $token; EndpointUrl = $endpoint; MaxRetry = 0; SignatureVersion = '{{_signatureVersion}}' }
            Connect-VpcSession @connect
            """,
            ("key", new PSCredential(KeyId, new NetworkCredential("", Secret).SecurePassword)),
            ("token", new NetworkCredential("", Token).SecurePassword));
        string endpoint = Invoke("$emulator.EndpointUrl").Output[0].ToString();
        Outcome outcome = Invoke(command);
        var finds = new List<string>();
        hasErrors = connected.All.Concat(outcome.All).OfType<ErrorRecord>().Any();
        foreach (object item in connected.All.Concat(outcome.All))
        {
            Looked++;
            finds.AddRange(Canaries(ObjectText.Of(item)).Select(find => $"{item.GetType().Name}: {find}"));
        }

        finds.AddRange(Canaries(HomePage(endpoint) + HomePage(endpoint + "state")).Select(find => "home page: " + find));
        // A record can be read when its session has ended.
        Invoke("Disconnect-VpcSession; Stop-VpcEmulator");
        // A key that an estate file gives belongs to it; what else was written must not have one.
        foreach (string file in Directory.GetFiles(_directory.FullName).Except(before))
        {
            finds.AddRange(Canaries(File.ReadAllText(file)).Select(find => Path.GetFileName(file) + ": " + find));
            File.Delete(file);
        }

        return finds;
    }

    // The code of the examples by cmdlet, but for those whose help says that they can't run here.
    private static ILookup<string, string> ReadExamples(string helpFile)
    {
        XNamespace command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
        XNamespace dev = "http://schemas.microsoft.com/maml/dev/2004/10";
        return XDocument.Load(helpFile).Descendants(command + "example")
            .Where(example => !example.Nodes().OfType<XComment>().Any())
            .ToLookup(
                example => (string)example.Ancestors(command + "command").Single().Element(command + "details")!.Element(command + "name")!,
                example => (string)example.Element(dev + "code")!,
                StringComparer.Ordinal);
    }

    private static string[] NoExampleShows(string cmdlet) => cmdlet switch
    {
        "Connect-VpcSession" => ["Connect-VpcSession @connect -Validate", "Connect-VpcSession @connect -ProfileName x", "Connect-VpcSession cn-huhehaote -SecurityToken $token"],
        "Start-VpcEmulator" => ["Start-VpcEmulator -EstatePath $estate -Clock Manual", "Start-VpcEmulator -EstatePath nowhere.json"],
        "Set-VpcEmulator" => ["Set-VpcEmulator -Fault @{ Nonsense = 1 }"],
        "New-VpcIpv6InternetBandwidth" => ["New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 2 -Wait -JournalPath run.jsonl"],
        "Get-VpcIpv6InternetBandwidth" => ["Get-VpcIpv6InternetBandwidth -InternetBandwidthId ipv6bw-unknown"],
        "Set-VpcIpv6InternetBandwidth" => ["Set-VpcIpv6InternetBandwidth ipv6-hp352ungkzcknmeicfvss 3"],
        "Remove-VpcIpv6InternetBandwidth" => ["Remove-VpcIpv6InternetBandwidth ipv6-hp352ungkzcknmeicfvss -Force"],
        "Get-VpcIpv6Address" => ["Get-VpcIpv6Address ipv6-hp3unknown"],
        "Remove-VpcIpv6Address" => ["Remove-VpcIpv6Address ipv6-hp3unknown -Force"],
        "Get-VpcIpv6Gateway" => ["Get-VpcIpv6Gateway ipv6gw-hp3unknown"],
        "Remove-VpcIpv6Gateway" => ["Remove-VpcIpv6Gateway ipv6gw-hp38x2x0fz785tlc65pfv -Force"],
        "New-VpcIpv6EgressOnlyRule" => ["New-VpcIpv6EgressOnlyRule -Ipv6GatewayId ipv6gw-hp3unknown -Ipv6AddressId ipv6-hp3cbpdgyt48uye6a6tr2"],
        "Remove-VpcIpv6EgressOnlyRule" => ["Remove-VpcIpv6EgressOnlyRule -Ipv6GatewayId ipv6gw-hp37pqh7vop5edza0z273 -Ipv6EgressOnlyRuleId ipv6py-unknown -Force"],
        "Get-VpcNetwork" => ["Get-VpcNetwork vpc-hp3unknown"],
        "Get-VpcVSwitch" => ["Get-VpcVSwitch vsw-hp3unknown"],
        "Remove-VpcTag" => ["Remove-VpcTag ipv6-hp351bytt9inrfp6tgubd -All -Force"],
        "Invoke-VpcApi" => ["Invoke-VpcApi NoSuchAction -Confirm:$false"],
        _ => [],
    };

    // An id of the built-in estate.
    [GeneratedRegex(@"\b([a-z][a-z0-9]+)-hp3[0-9a-z]+")]
    private static partial Regex Id();

    private Outcome Invoke(string script, params (string Name, object? Value)[] variables)
    {
        foreach ((string name, object? value) in variables)
        {
            _runspace.SessionStateProxy.SetVariable(name, value);
        }

        using PowerShell shell = PowerShell.Create(_runspace);
        shell.AddScript(script, useLocalScope: false);
        try
        {
            return new Outcome([.. shell.Invoke()], shell, ending: null);
        }
        catch (RuntimeException e)
        {
            return new Outcome([], shell, e);
        }
    }

    // Stopped emulators have none.
    private static string HomePage(string endpoint)
    {
        using var http = new HttpClient();
        try
        {
            return http.GetStringAsync(new Uri(endpoint)).GetAwaiter().GetResult();
        }
        catch (HttpRequestException)
        {
            return "";
        }
    }

    private static IEnumerable<string> Canaries(string text)
    {
        foreach (string canary in new[] { KeyId, Secret, Token })
        {
            foreach (string form in new[] { canary, Uri.EscapeDataString(canary), Uri.EscapeDataString(Uri.EscapeDataString(canary)) }.Distinct())
            {
                int place = text.IndexOf(form, StringComparison.Ordinal);
                if (place >= 0)
                {
                    yield return "..." + text[Math.Max(0, place - 60)..Math.Min(text.Length, place + form.Length)];
                }
            }
        }
    }

    private static void AddKey(string estatePath, string secret)
    {
        JsonNode estate = JsonNode.Parse(File.ReadAllText(estatePath))!;
        JsonArray keys = estate["AccessKeys"]!.AsArray();
        foreach (JsonNode? old in keys.Where(key => (string?)key!["AccessKeyId"] == KeyId).ToArray())
        {
            keys.Remove(old);
        }

        keys.Add(new JsonObject { ["AccessKeyId"] = KeyId, ["AccessKeySecret"] = secret, ["SecurityToken"] = Token });
        File.WriteAllText(estatePath, estate.ToJsonString());
    }

    private sealed class Outcome
    {
        public Outcome(IReadOnlyList<PSObject> output, PowerShell shell, RuntimeException? ending)
        {
            Output = output;
            All =
            [
                .. output.Where(item => item is not null),
                .. shell.Streams.Error,
                .. shell.Streams.Warning,
                .. shell.Streams.Verbose,
                .. shell.Streams.Debug,
                .. shell.Streams.Information,
                .. shell.Streams.Progress,
                .. ending is null ? Array.Empty<object>() : [ending.ErrorRecord],
            ];
        }

        public IReadOnlyList<PSObject> Output { get; }

        public IReadOnlyList<object> All { get; }
    }
}
