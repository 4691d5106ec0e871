using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Net;
using System.Net.Http;
using System.Text.Json.Nodes;
using VpcPS.Host;

namespace VpcPS.Tests.Soak;

/// <summary>
/// Pushes a canary AccessKey, its secret and an STS token through a cmdlet, in success and in every kind of failure, with
/// all streams on, and looks for them in everything that comes out.
/// </summary>
internal sealed class SecretHunt : IDisposable
{
    private const string Id = "STS.CanaryKeyId0123456789";
    private const string Secret = "CanarySecret/+=0123456789";
    private const string Token = "CanaryToken/+==0123456789";

    private readonly Runspace _runspace = RunspaceFactory.CreateRunspace(EmbeddedEngine.CreateSessionState(EmbeddedEngine.FindManifest()));
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vpcps-hunt-");
    private readonly EchoServer _echo = new();
    private readonly string _signatureVersion;

    /// <summary>Prepares a hunt.</summary>
    /// <param name="signatureVersion">V1, with the secrets in the body, or V3, with them in headers.</param>
    public SecretHunt(string signatureVersion)
    {
        _signatureVersion = signatureVersion;
        _runspace.Open();
        Invoke("$VerbosePreference = $DebugPreference = $InformationPreference = $WarningPreference = 'Continue'; $ConfirmPreference = 'None'");
        Invoke("(Start-VpcEmulator) | Stop-VpcEmulator -EstatePath $Path", ("Path", Estate));
        AddKey(Estate, Secret);
        File.Copy(Estate, EstateWithOtherSecret);
        AddKey(EstateWithOtherSecret, "anotherSecret");
        Invoke("$null = $ExecutionContext.SessionState.Path.SetLocation($Directory)", ("Directory", _directory.FullName));
    }

    /// <summary>The cmdlets that are exported: each of them needs an entry in <see cref="CommandsOf"/>.</summary>
    public IReadOnlyList<string> Cmdlets => [.. Invoke("Get-Command -Module VpcPS").Output.Select(command => ((CmdletInfo)command.BaseObject).Name)];

    private string Estate => Path.Combine(_directory.FullName, "estate.json");

    private string EstateWithOtherSecret => Path.Combine(_directory.FullName, "other.json");

    /// <summary>
    /// The commands that a cmdlet is tried with, the first of which succeeds on the built-in estate; null for a cmdlet that
    /// was forgotten.
    /// </summary>
    public static IReadOnlyList<string>? CommandsOf(string cmdlet) => cmdlet switch
    {
        "Connect-VpcSession" => ["Connect-VpcSession @connect -Validate", "Connect-VpcSession @connect -ProfileName x", "Connect-VpcSession cn-huhehaote -SecurityToken $token"],
        "Get-VpcSession" => ["Get-VpcSession"],
        "Disconnect-VpcSession" => ["Disconnect-VpcSession"],
        "Get-VpcCredentialProfile" => ["Get-VpcCredentialProfile"],
        "Start-VpcEmulator" => ["Start-VpcEmulator", "Start-VpcEmulator -EstatePath $estate -Clock Manual", "Start-VpcEmulator -EstatePath nowhere.json"],
        "Get-VpcEmulator" => ["Get-VpcEmulator"],
        "Set-VpcEmulator" => ["Set-VpcEmulator -RateLimit @{ CreateIpv6Gateway = 100 }", "Set-VpcEmulator -Fault @{ Nonsense = 1 }"],
        "Reset-VpcEmulator" => ["Reset-VpcEmulator"],
        "Stop-VpcEmulator" => ["Stop-VpcEmulator"],
        "New-VpcIpv6InternetBandwidth" =>
        [
            "New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 2 -Wait -JournalPath run.jsonl",
            "New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 2 -WhatIf",
            "New-VpcIpv6InternetBandwidth ipv6-hp3unknown 2",
        ],
        "Get-VpcIpv6InternetBandwidth" => ["Get-VpcIpv6InternetBandwidth", "Get-VpcIpv6InternetBandwidth -InternetBandwidthId ipv6bw-unknown"],
        "Set-VpcIpv6InternetBandwidth" => ["$null = New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 2; Set-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 3 -PassThru", "Set-VpcIpv6InternetBandwidth ipv6-hp352ungkzcknmeicfvss 3"],
        "Remove-VpcIpv6InternetBandwidth" => ["$null = New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 2; Remove-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd -Force", "Remove-VpcIpv6InternetBandwidth ipv6-hp352ungkzcknmeicfvss -Force"],
        "Test-VpcIpv6InternetBandwidth" => ["[pscustomobject]@{ Ipv6AddressId = 'ipv6-hp351bytt9inrfp6tgubd'; Bandwidth = 2 } | Test-VpcIpv6InternetBandwidth", "[pscustomobject]@{ Ipv6AddressId = 'ipv6-hp3unknown'; Bandwidth = 2 } | Test-VpcIpv6InternetBandwidth -DryRun"],
        "Sync-VpcIpv6InternetBandwidth" => ["[pscustomobject]@{ Ipv6AddressId = 'ipv6-hp351bytt9inrfp6tgubd'; Bandwidth = 2 } | Sync-VpcIpv6InternetBandwidth", "[pscustomobject]@{ Ipv6AddressId = 'ipv6-hp3unknown'; Bandwidth = 2 } | Sync-VpcIpv6InternetBandwidth"],
        "New-VpcIpv6Address" => ["New-VpcIpv6Address vsw-hp3k6zr9x7x9574o9fel5 -Wait", "New-VpcIpv6Address vsw-hp3unknown"],
        "Get-VpcIpv6Address" => ["Get-VpcIpv6Address", "Get-VpcIpv6Address ipv6-hp3unknown"],
        "Set-VpcIpv6Address" => ["Set-VpcIpv6Address ipv6-hp351bytt9inrfp6tgubd -Name web-9 -PassThru", "Set-VpcIpv6Address ipv6-hp3unknown -Name web-9"],
        "Remove-VpcIpv6Address" => ["New-VpcIpv6Address vsw-hp3k6zr9x7x9574o9fel5 | Remove-VpcIpv6Address -Force", "Remove-VpcIpv6Address ipv6-hp3unknown -Force"],
        "New-VpcIpv6Gateway" => ["New-VpcIpv6Gateway vpc-hp36gvymdazvo5td9k27g -Wait", "New-VpcIpv6Gateway vpc-hp3unknown"],
        "Get-VpcIpv6Gateway" => ["Get-VpcIpv6Gateway", "Get-VpcIpv6Gateway ipv6gw-hp3unknown"],
        "Set-VpcIpv6Gateway" => ["Set-VpcIpv6Gateway ipv6gw-hp38x2x0fz785tlc65pfv -Name edge-9 -PassThru", "Set-VpcIpv6Gateway ipv6gw-hp3unknown -Name edge-9"],
        "Remove-VpcIpv6Gateway" => ["Remove-VpcIpv6Gateway ipv6gw-hp38x2x0fz785tlc65pfv -Force"],
        "New-VpcIpv6EgressOnlyRule" => ["$null = New-VpcIpv6InternetBandwidth ipv6-hp31kqlwhifpiwia0dy6i 2; New-VpcIpv6EgressOnlyRule -Ipv6GatewayId ipv6gw-hp37pqh7vop5edza0z273 -Ipv6AddressId ipv6-hp31kqlwhifpiwia0dy6i -Wait", "New-VpcIpv6EgressOnlyRule -Ipv6GatewayId ipv6gw-hp3unknown -Ipv6AddressId ipv6-hp3cbpdgyt48uye6a6tr2"],
        "Get-VpcIpv6EgressOnlyRule" => ["Get-VpcIpv6EgressOnlyRule"],
        "Remove-VpcIpv6EgressOnlyRule" => ["Get-VpcIpv6EgressOnlyRule | Remove-VpcIpv6EgressOnlyRule -Force", "Remove-VpcIpv6EgressOnlyRule -Ipv6GatewayId ipv6gw-hp37pqh7vop5edza0z273 -Ipv6EgressOnlyRuleId ipv6py-unknown -Force"],
        "Get-VpcNetwork" => ["Get-VpcNetwork", "Get-VpcNetwork vpc-hp3unknown"],
        "Get-VpcVSwitch" => ["Get-VpcVSwitch", "Get-VpcVSwitch vsw-hp3unknown"],
        "Get-VpcRegion" => ["Get-VpcRegion"],
        "Add-VpcTag" => ["Add-VpcTag ipv6-hp351bytt9inrfp6tgubd -Tag @{ a = 'b' }", "Add-VpcTag ipv6-hp3unknown -Tag @{ a = 'b' }"],
        "Get-VpcTag" => ["Get-VpcTag ipv6-hp351bytt9inrfp6tgubd", "Get-VpcTag -Tag @{ a = 'b' }"],
        "Remove-VpcTag" => ["Remove-VpcTag ipv6-hp351bytt9inrfp6tgubd -All -Force"],
        "Invoke-VpcApi" => ["Invoke-VpcApi DescribeVpcs", "Invoke-VpcApi NoSuchAction -Confirm:$false"],
        _ => null,
    };

    /// <summary>Hunts through one cmdlet.</summary>
    /// <returns>Each place where a canary was found.</returns>
    public IReadOnlyList<string> Hunt(string cmdlet)
    {
        IReadOnlyList<string> commands = CommandsOf(cmdlet) ?? throw new InvalidOperationException($"{cmdlet} has no commands to hunt with.");
        return [.. commands.SelectMany(command => Places.SelectMany(place => Try(command, place, mustSucceed: command == commands[0] && place == Places[0])
            .Select(find => $"{command} ({place}): {find}")))];
    }

    /// <summary>How many objects, errors and lines the hunts have looked at; none would prove nothing.</summary>
    public int Looked { get; private set; }

    public void Dispose()
    {
        Invoke("Remove-Module VpcPS");
        _runspace.Dispose();
        _echo.Dispose();
        _directory.Delete(recursive: true);
    }

    // Where the command is sent: an emulator that knows the key; one that knows another secret of it; one that hangs up;
    // servers that send back what they were sent; nobody.
    private static readonly string[] Places = ["knows", "othersecret", "hangsup", "page", "error", "nobody"];

    private List<string> Try(string command, string place, bool mustSucceed)
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
            ("key", new PSCredential(Id, new NetworkCredential("", Secret).SecurePassword)),
            ("token", new NetworkCredential("", Token).SecurePassword));
        string endpoint = Invoke("$emulator.EndpointUrl").Output[0].ToString();
        Outcome outcome = Invoke(command);
        var finds = new List<string>();
        if (mustSucceed && connected.All.Concat(outcome.All).OfType<ErrorRecord>().FirstOrDefault() is { } error)
        {
            finds.Add("it was to succeed: " + error);
        }

        foreach (object item in connected.All.Concat(outcome.All))
        {
            Looked++;
            finds.AddRange(Canaries(ObjectText.Of(item)).Select(find => $"{item.GetType().Name}: {find}"));
        }

        finds.AddRange(Canaries(HomePage(endpoint)).Select(find => "home page: " + find));
        // A key that an estate file gives belongs to it; what else was written must not have one.
        foreach (string file in Directory.GetFiles(_directory.FullName).Except(before))
        {
            finds.AddRange(Canaries(File.ReadAllText(file)).Select(find => Path.GetFileName(file) + ": " + find));
            File.Delete(file);
        }

        return finds;
    }

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
        foreach (string canary in new[] { Id, Secret, Token })
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
        foreach (JsonNode? old in keys.Where(key => (string?)key!["AccessKeyId"] == Id).ToArray())
        {
            keys.Remove(old);
        }

        keys.Add(new JsonObject { ["AccessKeyId"] = Id, ["AccessKeySecret"] = secret, ["SecurityToken"] = Token });
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
