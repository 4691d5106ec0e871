using System;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Management.Automation.Runspaces;
using System.Reflection;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace VpcPS.Host;

/// <summary>
/// Everything this project reaches that the engine keeps internal, in one place. pwsh's own
/// commands and console are friends of the engine and have no public way to these either. The
/// engine's version is pinned, so a member that is gone shows in the tests, not at a user's.
/// </summary>
internal static class EngineInternals
{
    private const BindingFlags Internal = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;

    private static readonly Assembly Engine = typeof(PSObject).Assembly;

    /// <summary>What Select-Object -First throws: everything upstream of the cmdlet stops, nothing downstream does.</summary>
    internal static Exception StopUpstream(InternalCommand cmdlet) =>
        Create<Exception>("System.Management.Automation.StopUpstreamCommandsException", cmdlet);

    /// <summary>Makes the outermost script's <c>exit</c> reach the host, while <c>exit</c> in a script it calls only ends that one.</summary>
    internal static void LetExitOfNextScriptReachHost(Runspace runspace)
    {
        object context = Property(typeof(Runspace), "ExecutionContext").GetValue(runspace)!;
        Property(context.GetType(), "ScriptCommandProcessorShouldRethrowExit").SetValue(context, true);
    }

    /// <summary>Marks a record as coming from the error stream, so that Out-Default writes it there.</summary>
    internal static PSObject AsErrorOutput(ErrorRecord record)
    {
        PSObject output = new(record);
        PropertyInfo stream = Property(typeof(PSObject), "WriteStream");
        stream.SetValue(output, Enum.Parse(stream.PropertyType, "Error"));
        return output;
    }

    /// <summary>Writes Write-Error's record in the name of the script that called it, as the place where the error is.</summary>
    internal static void AttributeTo(InvocationInfo script, ErrorRecord record)
    {
        typeof(ErrorRecord).GetMethod("SetInvocationInfo", Internal, [typeof(InvocationInfo)])!.Invoke(record, [script]);
        Property(typeof(ErrorRecord), "PreserveInvocationInfoOnce").SetValue(record, true);
    }

    /// <summary>A wrapper of its own for a value: a property added to it is not there where the same value is used elsewhere.</summary>
    internal static PSObject WrapApart(object value) => (PSObject)typeof(PSObject)
        .GetMethod(nameof(PSObject.AsPSObject), BindingFlags.Static | BindingFlags.NonPublic, [typeof(object), typeof(bool)])!
        .Invoke(obj: null, [value, true])!;

    /// <summary>Gives a Format- cmdlet the engine's formatter for a shape: Table or List.</summary>
    internal static void UseFormatter(FrontEndCommandBase cmdlet, string shape)
    {
        const string formats = "Microsoft.PowerShell.Commands.Internal.Format.";
        Type shapes = Engine.GetType(formats + "FormatShape", throwOnError: true)!;
        object formatter = Create<object>(formats + "InnerFormatShapeCommand", Enum.Parse(shapes, shape));
        FieldInfo field = typeof(FrontEndCommandBase).GetField("implementation", Internal)
            ?? throw new MissingFieldException(nameof(FrontEndCommandBase), "implementation");
        field.SetValue(cmdlet, formatter);
    }

    private static T Create<T>(string type, object argument) => (T)Activator.CreateInstance(
        Engine.GetType(type, throwOnError: true)!, Internal, binder: null, [argument], culture: null)!;

    private static PropertyInfo Property(Type type, string name) =>
        type.GetProperty(name, Internal) ?? throw new MissingMemberException(type.FullName, name);
}
