using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using VpcPS.Cmdlets;
using VpcPS.Core.Actions;
using VpcPS.Core.Catalog;
using VpcPS.Core.Endpoints;

namespace VpcPS.Commands;

/// <summary>
/// Which commands of the module call which actions, as their code does. A table of it would be wrong as soon as somebody changes a
/// command.
/// </summary>
internal static class CmdletActions
{
    private static readonly Assembly Module = typeof(CmdletActions).Assembly;

    private static readonly Lazy<IReadOnlyDictionary<string, Type>> Types = new(() => Module.GetTypes()
        .Where(type => type.IsDefined(typeof(CmdletAttribute))
            && typeof(SessionCmdlet).IsAssignableFrom(type)
            && type != typeof(InvokeVpcApiCommand))
        .ToDictionary(NameOf));

    private static readonly Lazy<IReadOnlyCollection<string>> AllCommands = new(
        () => [.. Module.GetTypes().Where(type => type.IsDefined(typeof(CmdletAttribute))).Select(NameOf)]);

    private static readonly Lazy<IReadOnlyDictionary<string, string[]>> ByCmdlet = new(Find);

    /// <summary>The commands of the module that call the API, each with its main actions.</summary>
    public static IReadOnlyDictionary<string, string[]> All => ByCmdlet.Value;

    /// <summary>All commands of the module.</summary>
    public static IReadOnlyCollection<string> Commands => AllCommands.Value;

    /// <summary>The names of the commands of the module that call the service. Listing them needs no reading of code.</summary>
    public static IEnumerable<string> Callers => Types.Value.Keys;

    /// <summary>
    /// The commands that call an action. Those that call the fewest other actions come first. For an action that lists, only the commands
    /// that emit the listed objects, if there are any.
    /// </summary>
    public static IReadOnlyCollection<string> CmdletsOf(string action)
    {
        string[] callers =
        [
            .. All.Where(cmdlet => cmdlet.Value.Contains(action))
                .OrderBy(cmdlet => cmdlet.Value.Length)
                .ThenBy(cmdlet => cmdlet.Key, StringComparer.Ordinal)
                .Select(cmdlet => cmdlet.Key),
        ];
        Type[] items = DeclaredAction.TypeOf(action)?.BaseType?.GetGenericArguments()
            .SelectMany(answer => answer.GetGenericArguments())
            .ToArray() ?? [];
        string[] emitters =
        [
            .. callers.Where(caller => Types.Value[caller].GetCustomAttributes<OutputTypeAttribute>()
                .SelectMany(output => output.Type)
                .Any(output => items.Contains(output.Type))),
        ];
        return emitters.Length > 0 ? emitters : callers;
    }

    /// <summary>
    /// All actions that a command can send, including those that only look something up. They are named as in RAM policies:
    /// vpc:DescribeVpcs. Null when the module has no such command.
    /// </summary>
    public static IReadOnlyCollection<string>? SentBy(string cmdlet)
    {
        if (Types.Value.FirstOrDefault(known => known.Key.Equals(cmdlet, StringComparison.OrdinalIgnoreCase)).Value is not { } type)
        {
            return null;
        }

        return
        [
            .. new ActionsInCode().Of(type)
                .Select(action => (Product: ProductOf(action), Action: action))
                // Every identity may call STS's GetCallerIdentity, so a policy does not need it.
                .Where(sent => sent.Product is not null && sent.Product != ApiProduct.Sts.Name)
                .Select(sent => sent.Product + ":" + sent.Action)
                .OrderBy(sent => sent, StringComparer.Ordinal),
        ];
    }

    // An action that is called by its name has no class, so its product comes from the catalog.
    private static string? ProductOf(string action) =>
        DeclaredAction.Find(action)?.Product.Name ?? (ActionCatalog.FindWithSeed(action)?.Name == action ? ApiProduct.Vpc.Name : null);

    private static Dictionary<string, string[]> Find()
    {
        var code = new ActionsInCode();
        var found = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, Type> cmdlet in Types.Value)
        {
            // The main actions of a Get- command are those that read. For other commands, actions that read only look something up.
            bool reads = cmdlet.Key.StartsWith(VerbsCommon.Get + "-", StringComparison.Ordinal);
            string[] actions =
            [
                .. code.Of(cmdlet.Value)
                    .Where(action => ActionCatalog.FindWithSeed(action) is { } known && known.IsRead == reads)
                    .OrderBy(action => action, StringComparer.Ordinal),
            ];
            if (actions.Length > 0)
            {
                found[cmdlet.Key] = actions;
            }
        }

        return found;
    }

    private static string NameOf(Type cmdlet)
    {
        CmdletAttribute declared = cmdlet.GetCustomAttribute<CmdletAttribute>()!;
        return declared.VerbName + "-" + declared.NounName;
    }
}
