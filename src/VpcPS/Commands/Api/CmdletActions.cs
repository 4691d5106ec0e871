using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using VpcPS.Cmdlets;
using VpcPS.Core.Actions;
using VpcPS.Core.Api;
using VpcPS.Core.Catalog;
using VpcPS.Core.Endpoints;
using VpcPS.Jobs;

namespace VpcPS.Commands;

/// <summary>
/// Tells which commands of the module call which actions. It reads the compiled code: it follows each method of a cmdlet through all
/// methods of the module that it calls, and collects the actions that are created there. A table written by hand would become wrong with
/// the next change of a command.
/// </summary>
internal static class CmdletActions
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly Module = typeof(CmdletActions).Assembly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null))
        .ToDictionary(code => code.Value);

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
            .. ActionsOf(type, new Dictionary<MethodBase, Uses>())
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
        var uses = new Dictionary<MethodBase, Uses>();
        var found = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, Type> cmdlet in Types.Value)
        {
            // The main actions of a Get- command are those that read. For other commands, actions that read only look something up.
            bool reads = cmdlet.Key.StartsWith(VerbsCommon.Get + "-", StringComparison.Ordinal);
            string[] actions =
            [
                .. ActionsOf(cmdlet.Value, uses)
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

    private static HashSet<string> ActionsOf(Type cmdlet, Dictionary<MethodBase, Uses> uses)
    {
        var actions = new HashSet<string>();
        var seen = new HashSet<MethodBase>();
        var waiting = new Stack<MethodBase>();
        for (Type? type = cmdlet; type?.Assembly == Module; type = type.BaseType)
        {
            foreach (MethodBase method in MethodsOf(type))
            {
                waiting.Push(method);
            }
        }

        while (waiting.Count > 0)
        {
            MethodBase method = waiting.Pop();
            if (!seen.Add(method))
            {
                continue;
            }

            if (!uses.TryGetValue(method, out Uses? used))
            {
                uses[method] = used = Read(method);
            }

            actions.UnionWith(used.Actions);
            foreach (MethodBase next in used.Methods)
            {
                waiting.Push(next);
            }
        }

        if (actions.Remove(nameof(AnyAction)))
        {
            using var instance = (SessionCmdlet)Activator.CreateInstance(cmdlet);
            actions.UnionWith(((ISendsByName)instance).SentByName);
        }

        // A session can record its changes, and a record contains the old values. So the action that reads them is sent, too.
        actions.UnionWith(actions.Select(RecordedCall.LooksUpBy).OfType<string>().ToList());
        return actions;
    }

    private static IEnumerable<MethodBase> MethodsOf(Type type) =>
        type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared));

    private static Uses Read(MethodBase method)
    {
        var actions = new List<string>();
        var methods = new List<MethodBase>();
        // The body of an async method or an iterator is in a method of a generated type.
        if (method.GetCustomAttribute<StateMachineAttribute>() is { StateMachineType: { } machine })
        {
            methods.AddRange(MethodsOf(machine));
        }

        byte[] body = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (int at = 0; at < body.Length;)
        {
            OpCode code = body[at] == 0xFE ? Codes[(short)(0xFE00 | body[at + 1])] : Codes[body[at]];
            at += code.Size;
            if (code.OperandType == OperandType.InlineMethod && Resolve(method, BitConverter.ToInt32(body, at)) is { } called)
            {
                if (typeof(ApiAction).IsAssignableFrom(called.DeclaringType) && called.IsConstructor && !called.DeclaringType!.IsAbstract)
                {
                    actions.Add(called.DeclaringType.Name);
                }
                // RecordedCall is used for every call, and the action that it reads with depends on the change. So it is not followed here.
                else if (called.DeclaringType?.Assembly == Module && called.DeclaringType != typeof(RecordedCall))
                {
                    methods.Add(called);
                }
            }

            at += SizeOfOperand(code, body, at);
        }

        return new Uses(actions, methods);
    }

    private static MethodBase? Resolve(MethodBase caller, int token)
    {
        try
        {
            return caller.Module.ResolveMethod(
                token,
                caller.DeclaringType!.IsGenericType ? caller.DeclaringType.GetGenericArguments() : null,
                caller.IsGenericMethod ? caller.GetGenericArguments() : null);
        }
        catch (Exception e) when (e is ArgumentException or TypeLoadException or System.IO.IOException)
        {
            // The method belongs to an assembly that this edition of PowerShell does not have.
            return null;
        }
    }

    private static int SizeOfOperand(OpCode code, byte[] body, int at) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => sizeof(byte),
        OperandType.InlineVar => sizeof(short),
        OperandType.InlineI8 or OperandType.InlineR => sizeof(long),
        OperandType.InlineSwitch => sizeof(int) * (BitConverter.ToInt32(body, at) + 1),
        _ => sizeof(int),
    };

    // The actions that a method creates and the methods that it calls.
    private sealed record Uses(IReadOnlyList<string> Actions, IReadOnlyList<MethodBase> Methods);
}

/// <summary>Implemented by a command that creates actions by their names, so that they can't be found in its code.</summary>
internal interface ISendsByName
{
    /// <summary>All actions that the command can make by their names.</summary>
    IEnumerable<string> SentByName { get; }
}
