using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using VpcPS.Cmdlets;
using VpcPS.Core.Actions;
using VpcPS.Core.Api;
using VpcPS.Jobs;

namespace VpcPS.Commands;

/// <summary>
/// Reads the code of cmdlets: from each method of a cmdlet through all methods of the module that it uses to the actions that are
/// made there. What was read is kept for the next cmdlet.
/// </summary>
internal sealed class ActionsInCode
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly Module = typeof(ActionsInCode).Assembly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null))
        .ToDictionary(code => code.Value);

    private readonly Dictionary<MethodBase, Uses> _uses = [];

    /// <summary>The actions that a cmdlet can send, by their names.</summary>
    public IReadOnlyCollection<string> Of(Type cmdlet)
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

            if (!_uses.TryGetValue(method, out Uses? used))
            {
                _uses[method] = used = Read(method);
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
