using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using VpcPS.Binding;
using VpcPS.Core.Catalog;
using VpcPS.Core.Endpoints;
using VpcPS.Errors;

namespace VpcPS.Commands;

/// <summary>Makes the least RAM policy for commands of this module, or for a script, as JSON to paste into the RAM console.</summary>
/// <remarks>
/// <para>
/// The policy allows the actions that the commands can send, also those that they look something up with. Where the service documents
/// no resources of an action, the policy names all. Nothing is sent.
/// </para>
/// <para>
/// For a script, the commands are those that it names. What it calls by a variable can't be seen: a warning names the line.
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
    private const string InvokeApi = "Invoke-VpcApi";
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
        // A policy that lacks something would be taken for a whole one.
        if (!_hasErrors && _actions.Count > 0)
        {
            WriteObject(PolicyOf(_actions, Region ?? AllResources));
        }
    }

    private void AddPattern(string pattern)
    {
        var wanted = WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase);
        string[] found = [.. CmdletActions.Callers.Where(wanted.IsMatch)];
        if (found.Length == 0 && CmdletActions.SentBy(pattern) is null)
        {
            Refuse(ErrorRecords.UnknownCmdlet(pattern, ActionCatalog.Nearest(pattern, CmdletActions.Callers), nameof(Command)));
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

        ScriptBlockAst script = Parser.ParseFile(file, out _, out ParseError[] mistakes);
        if (mistakes.Length > 0)
        {
            Refuse(ErrorRecords.BadInput(
                "ScriptUnreadable",
                $"{path}, line {mistakes[0].Extent.StartLineNumber}: {mistakes[0].Message}",
                $"Correct the script.",
                path));
            return;
        }

        foreach (CommandAst command in script.FindAll(node => node is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>())
        {
            AddCommand(command, path);
        }
    }

    private void AddCommand(CommandAst command, string path)
    {
        if (command.GetCommandName() is not { } name)
        {
            WriteWarning(UserText.Of(
                $"{path}, line {command.Extent.StartLineNumber}: the command is in a variable, so its actions are not in the policy."));
        }
        else if (!name.Equals(InvokeApi, StringComparison.OrdinalIgnoreCase))
        {
            _actions.UnionWith(CmdletActions.SentBy(name) ?? []);
        }
        else if (StaticParameterBinder.BindCommand(command, resolve: false).BoundParameters.Values
            .Select(argument => argument.ConstantValue as string).OfType<string>()
            .Select(ActionCatalog.FindWithSeed).OfType<CatalogAction>().FirstOrDefault() is { } action)
        {
            _actions.Add(ApiProduct.Vpc.Name + ":" + action.Name);
        }
        else
        {
            WriteWarning(UserText.Of(
                $"{path}, line {command.Extent.StartLineNumber}: the action of Invoke-VpcApi is not written there, so it is not in the policy."));
        }
    }

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
