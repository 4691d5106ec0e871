using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using VpcPS.Core.Catalog;
using VpcPS.Core.Endpoints;
using VpcPS.Errors;

namespace VpcPS.Commands;

/// <summary>Finds the actions that a script sends, and the scripts that it calls. Scripts are parsed, not run.</summary>
internal sealed class ScriptActions
{
    /// <summary>The command that sends the action whose name it is given.</summary>
    public const string InvokeApi = "Invoke-VpcApi";

    private const string ModulePrefix = "VpcPS\\";
    private const string ScriptFolder = "$PSScriptRoot";

    private readonly CommandInvocationIntrinsics _session;
    private readonly Action<string> _warn;
    private readonly Action<ErrorRecord> _refuse;
    private readonly HashSet<string> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _functions = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _aliases = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Path, string Name, CommandAst Command)> _commands = [];

    /// <summary>Makes a reader.</summary>
    /// <param name="session">Finds commands and aliases of the session.</param>
    /// <param name="warn">Called with what can't be determined.</param>
    /// <param name="refuse">Called with the error for a script that can't be read.</param>
    public ScriptActions(CommandInvocationIntrinsics session, Action<string> warn, Action<ErrorRecord> refuse)
    {
        _session = session;
        _warn = warn;
        _refuse = refuse;
    }

    /// <summary>The name of a command without the name of this module before it.</summary>
    public static string WithoutModule(string name) =>
        name.StartsWith(ModulePrefix, StringComparison.OrdinalIgnoreCase) ? name.Substring(ModulePrefix.Length) : name;

    /// <summary>Reads a script.</summary>
    /// <param name="path">The path for messages.</param>
    /// <param name="file">The file. It must exist.</param>
    public void Read(string path, string file)
    {
        if (!_files.Add(file))
        {
            return;
        }

        ScriptBlockAst script = Parser.ParseFile(file, out _, out ParseError[] mistakes);
        if (mistakes.Length > 0)
        {
            _refuse(ErrorRecords.BadInput(
                "ScriptUnreadable",
                $"{path}, line {mistakes[0].Extent.StartLineNumber}: {mistakes[0].Message}",
                $"Correct the script.",
                path));
            return;
        }

        _functions.UnionWith(script.FindAll(node => node is FunctionDefinitionAst, searchNestedScriptBlocks: true)
            .Cast<FunctionDefinitionAst>()
            .Select(function => function.Name));
        foreach (CommandAst command in script.FindAll(node => node is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>())
        {
            ReadCommand(command, path, file);
        }
    }

    /// <summary>Adds the actions that were found to a collection.</summary>
    public void AddTo(ICollection<string> actions)
    {
        foreach ((string path, string written, CommandAst command) in _commands)
        {
            string name = Resolve(written);
            if (name.Equals(InvokeApi, StringComparison.OrdinalIgnoreCase))
            {
                AddApi(command, path, actions);
            }
            else if (name.Equals("Invoke-Expression", StringComparison.OrdinalIgnoreCase))
            {
                _warn(UserText.Of($"{path}, line {LineOf(command)}: the command is in a text, so its actions are not in the policy."));
            }
            else if (CmdletActions.SentBy(name) is { } sent)
            {
                foreach (string action in sent)
                {
                    actions.Add(action);
                }
            }
            else if (!_functions.Contains(name) && name.IndexOf('-') > 0)
            {
                Suggest(path, name, command);
            }
        }
    }

    private static int LineOf(CommandAst command) => command.Extent.StartLineNumber;

    private static IEnumerable<string> TextsIn(CommandAst command) => command.CommandElements.Skip(1)
        .Select(element => element is CommandParameterAst parameter ? parameter.Argument : element)
        .OfType<StringConstantExpressionAst>()
        .Select(text => text.Value);

    private void ReadCommand(CommandAst command, string path, string file)
    {
        // $PSScriptRoot is the only variable whose value is known here.
        string? name = command.GetCommandName()
            ?? (command.CommandElements[0] is ExpandableStringExpressionAst { NestedExpressions.Count: 1 } text
                && text.Value.StartsWith(ScriptFolder, StringComparison.OrdinalIgnoreCase) ? text.Value : null);
        if (name is null)
        {
            // A script block that is called where it is written was already searched.
            if (command.CommandElements[0] is not ScriptBlockExpressionAst)
            {
                _warn(UserText.Of($"{path}, line {LineOf(command)}: the command is in a variable, so its actions are not in the policy."));
            }
        }
        else if (IsScript(name))
        {
            ReadNamed(name, path, file, LineOf(command));
        }
        else if (IsOneOf(name, "Set-Alias", "New-Alias", "sal", "nal"))
        {
            string[] texts = [.. TextsIn(command)];
            string? target = texts.FirstOrDefault(value => IsOfModule(WithoutModule(value)));
            if (target is not null && texts.FirstOrDefault(value => value != target) is { } alias)
            {
                _aliases[alias] = target;
            }
        }
        else
        {
            if (IsOneOf(name, "Import-Module", "ipmo") && TextsIn(command).FirstOrDefault(IsScript) is { } module)
            {
                ReadNamed(module, path, file, LineOf(command));
            }

            _commands.Add((path, name, command));
        }
    }

    private static bool IsScript(string name) =>
        name.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".psm1", StringComparison.OrdinalIgnoreCase);

    private static bool IsOneOf(string name, params string[] names) => names.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static bool IsOfModule(string name) =>
        CmdletActions.Commands.Contains(name, StringComparer.OrdinalIgnoreCase);

    // The name is resolved from the folder of the script that contains it, because the folder from which the script will be started is
    // unknown.
    private void ReadNamed(string name, string path, string file, int line)
    {
        string relative = name.StartsWith(ScriptFolder, StringComparison.OrdinalIgnoreCase)
            ? name.Substring(ScriptFolder.Length).TrimStart('/', '\\')
            : name;
        relative = relative.Replace('\\', Path.DirectorySeparatorChar);
        string other = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file) ?? "", relative));
        if (File.Exists(other))
        {
            Read(other, other);
        }
        else
        {
            _warn(UserText.Of($"{path}, line {line}: there is no file '{other}', so its actions are not in the policy."));
        }
    }

    private string Resolve(string written)
    {
        string name = WithoutModule(written);
        return _aliases.TryGetValue(name, out string? target) ? WithoutModule(target)
            : !IsOfModule(name) && !_functions.Contains(name) && _session.GetCommand(name, CommandTypes.Alias) is AliasInfo alias
            ? WithoutModule(alias.Definition)
            : name;
    }

    private void AddApi(CommandAst command, string path, ICollection<string> actions)
    {
        string[] texts = [.. TextsIn(command)];
        if (texts.Select(ActionCatalog.FindWithSeed).OfType<CatalogAction>().FirstOrDefault() is { } action)
        {
            actions.Add(ApiProduct.Vpc.Name + ":" + action.Name);
        }
        else if (texts.Select(text => (Text: text, Nearest: ActionCatalog.Nearest(text, ActionCatalog.Names)))
            .FirstOrDefault(candidate => candidate.Nearest.Count > 0) is { Text: not null } misspelt)
        {
            _warn(UserText.Of(
                $"{path}, line {LineOf(command)}: '{misspelt.Text}' is not an action, so it is not in the policy; did you mean {misspelt.Nearest[0]}?"));
        }
        else
        {
            _warn(UserText.Of(
                $"{path}, line {LineOf(command)}: the action of Invoke-VpcApi is not written there, so it is not in the policy."));
        }
    }

    // The name is not that of any command, but it is similar to a command of this module.
    private void Suggest(string path, string name, CommandAst command)
    {
        if (!IsOfModule(name)
            && ActionCatalog.Nearest(name, CmdletActions.Commands) is [var nearest, ..]
            && _session.GetCommand(name, CommandTypes.All) is null)
        {
            _warn(UserText.Of(
                $"{path}, line {LineOf(command)}: there is no command '{name}', so its actions are not in the policy; did you mean {nearest}?"));
        }
    }
}
