using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using VpcPS.Binding;
using VpcPS.Core;
using VpcPS.Core.Catalog;
using VpcPS.Core.Endpoints;
using VpcPS.Errors;

namespace VpcPS.Commands;

/// <summary>Makes the least RAM policy for commands of this module, or for a script, as JSON to paste into the RAM console.</summary>
/// <remarks>
/// <para>
/// The policy allows the actions that the commands can send, also those that they look something up with, and what
/// Connect-VpcSession -Record reads before a change. Where the service documents
/// no resources of an action, the policy names all. Nothing is sent.
/// </para>
/// <para>
/// For a script, the commands are those that it names, also by an alias, and those of the scripts that it names and that are there.
/// What it calls by a variable or from a text can't be seen: a warning names the line. So it does for a name that is misspelt.
/// </para>
/// </remarks>
/// <example>
/// <para>A policy for buying and looking</para>
/// <code>
/// Get-VpcRamPolicy New-VpcIpv6InternetBandwidth, Get-VpcIpv6Address
/// </code>
/// <para>Paste the text into the policy editor of the RAM console.</para>
/// </example>
/// <example>
/// <para>A policy for a script, for one region only</para>
/// <code>
/// Set-Content edge.ps1 'Get-VpcIpv6Gateway | Remove-VpcIpv6Gateway -WhatIf; Invoke-VpcApi DescribeNatGateways'
/// Get-VpcRamPolicy -Script edge.ps1 -Region cn-huhehaote | Set-Content policy.json
/// </code>
/// <para>Invoke-VpcApi is in it with the action that the script names.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "VpcRamPolicy", DefaultParameterSetName = ByCommand)]
[OutputType(typeof(string))]
public sealed class GetVpcRamPolicyCommand : PSCmdlet
{
    private const string ByCommand = "ByCommand";
    private const string ByScript = "ByScript";
    private const string AllResources = "*";

    private readonly SortedSet<string> _actions = new(StringComparer.Ordinal);
    private bool _hasErrors;

    /// <summary>The commands of this module, such as New-VpcIpv6InternetBandwidth. Wildcards are allowed: Get-Vpc*.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ParameterSetName = ByCommand,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CmdletCompleter))]
    public string[] Command { get; set; } = [];

    /// <summary>Script files, .ps1 or .psm1. They are read, and not run.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByScript)]
    [ValidateNotNullOrEmpty]
    public string[] Script { get; set; } = [];

    /// <summary>The region that the policy is for, such as cn-huhehaote. Default: all regions.</summary>
    [Parameter]
    [BlankToNull]
    public string? Region { get; set; }

    /// <summary>Collects the actions of the commands.</summary>
    protected override void ProcessRecord()
    {
        foreach (string name in Command)
        {
            AddPattern(name);
        }

        foreach (string path in Script)
        {
            AddScript(path);
        }
    }

    /// <summary>Emits the policy.</summary>
    protected override void EndProcessing()
    {
        // An incomplete policy would look like a complete one, so none is emitted after an error.
        if (!_hasErrors && _actions.Count > 0)
        {
            WriteObject(PolicyOf(_actions, Region ?? AllResources));
        }
        else if (!_hasErrors && Script.Length > 0)
        {
            WriteWarning(UserText.Of(
                $"{string.Join(", ", Script)}: no command was found in it that calls the VPC API, so there is no policy."));
        }
    }

    private void AddPattern(string pattern)
    {
        pattern = ScriptActions.WithoutModule(pattern);
        var wanted = WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase);
        string[] found = [.. CmdletActions.Callers.Where(wanted.IsMatch)];
        if (found.Length == 0)
        {
            Refuse(pattern.Equals(ScriptActions.InvokeApi, StringComparison.OrdinalIgnoreCase)
                ? ErrorRecords.BadInput(
                    "NoActionOfItsOwn",
                    $"{ScriptActions.InvokeApi} sends the action that it is told, so it has no policy of its own",
                    $"Write the call into a script, then type Get-VpcRamPolicy -Script with its path.",
                    pattern)
                : ApiErrors.UnknownCmdlet(pattern, ActionCatalog.Nearest(pattern, CmdletActions.Callers), nameof(Command)));
        }

        foreach (string name in found)
        {
            _actions.UnionWith(CmdletActions.SentBy(name)!);
        }
    }

    private void AddScript(string path)
    {
        string file = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);
        if (!File.Exists(file))
        {
            Refuse(ErrorRecords.BadInput("ScriptNotFound", $"There is no file '{file}'", $"Check the path.", path));
            return;
        }

        var script = new ScriptActions(InvokeCommand, WriteWarning, Refuse);
        script.Read(path, file);
        script.AddTo(_actions);
    }

    private new void WriteWarning(string text) => base.WriteWarning(ShownText.Of(text));

    private void Refuse(ErrorRecord error)
    {
        _hasErrors = true;
        WriteError(error);
    }

    private static string PolicyOf(IEnumerable<string> actions, string region)
    {
        using var bytes = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(bytes, options))
        {
            json.WriteStartObject();
            json.WriteString("Version", "1");
            json.WriteStartArray("Statement");
            foreach (IGrouping<string, string> statement in actions
                .GroupBy(action => ResourceOf(action, region))
                .OrderBy(statement => statement.Key, StringComparer.Ordinal))
            {
                json.WriteStartObject();
                json.WriteString("Effect", "Allow");
                json.WriteStartArray("Action");
                foreach (string action in statement)
                {
                    json.WriteStringValue(action);
                }

                json.WriteEndArray();
                json.WriteString("Resource", statement.Key);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static string ResourceOf(string action, string region)
    {
        string[] parts = action.Split(':');
        string? resource = parts[0] == ApiProduct.Vpc.Name ? ActionCatalog.RamResourceOf(parts[1]) : null;
        return resource is null && region == AllResources ? AllResources : $"acs:{parts[0]}:{region}:*:{resource ?? AllResources}";
    }
}
