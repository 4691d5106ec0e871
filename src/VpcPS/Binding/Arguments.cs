using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using VpcPS.Core;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>What a command was given: the common parameters, which the engine keeps to itself, and arguments without a value.</summary>
internal static class Arguments
{
    /// <summary>Whether nothing is to be done, by -WhatIf or the preference.</summary>
    public static bool IsWhatIf(PSCmdlet command) => Switch(command, "WhatIf")
        ?? LanguagePrimitives.IsTrue(command.SessionState.PSVariable.GetValue("WhatIfPreference"));

    /// <summary>Whether verbose lines are shown, by -Verbose or the preference.</summary>
    public static bool ShowsVerbose(PSCmdlet command) => Switch(command, "Verbose")
        ?? command.GetVariableValue("VerbosePreference") is not (null or ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    /// <summary>
    /// Whether the user decides by what a command says: with -WhatIf, and where it asks, by -Confirm or because its impact
    /// reaches the preference.
    /// </summary>
    public static bool IsAsked(PSCmdlet command) => IsWhatIf(command) || (Switch(command, "Confirm")
        ?? (LanguagePrimitives.TryConvertTo(command.GetVariableValue("ConfirmPreference"), out ConfirmImpact preference)
            && preference != ConfirmImpact.None
            && command.GetType().GetCustomAttribute<CmdletAttribute>() is { } declared
            && declared.ConfirmImpact >= preference));

    /// <summary>
    /// The first argument of a Get- command that is there and has no value; null when there is none. $vpc.VpcId of a $vpc
    /// that was not found would list the whole region. A region is no filter: there is a default for it.
    /// </summary>
    public static string? EmptyFilter(InvocationInfo invocation)
    {
        if (!invocation.MyCommand.Name.StartsWith("Get-", StringComparison.Ordinal))
        {
            return null;
        }

        foreach (KeyValuePair<string, object> argument in invocation.BoundParameters)
        {
            object?[] values = argument.Value is string[] { Length: > 0 } several ? several : [argument.Value];
            if (argument.Key != "Region" && values.Any(value => value is null || (value is string text && string.IsNullOrWhiteSpace(text))))
            {
                return argument.Key;
            }
        }

        return null;
    }

    /// <summary>
    /// Says in one verbose line what was read in another way than it is written: ids in upper case, bandwidths with a unit.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="except">The parameters of which it was said before.</param>
    public static void SayReadings(PSCmdlet command, ICollection<string> except)
    {
        if (Readings.HasAny)
        {
            SayReadingsOf(
                command,
                command.MyInvocation.BoundParameters
                    .Where(bound => !except.Contains(bound.Key))
                    .SelectMany(bound => bound.Value as object?[] ?? [bound.Value]));
        }
    }

    /// <summary>Says in one verbose line which of some values were read in another way than they are written.</summary>
    /// <param name="command">The command.</param>
    /// <param name="values">The values.</param>
    public static void SayReadingsOf(PSCmdlet command, IEnumerable<object?> values)
    {
        if (!Readings.HasAny)
        {
            return;
        }

        string[] readings = [.. Readings.Of(values).Select(reading => UserText.Of($"'{reading.Written}' as {reading.Read}"))];
        if (readings.Length > 0)
        {
            string list = string.Join(", ", readings);
            command.WriteVerbose(ShownText.Of(UserText.Of($"Read: {list}")));
        }
    }

    private static bool? Switch(PSCmdlet command, string name) =>
        command.MyInvocation.BoundParameters.TryGetValue(name, out object? bound) ? bound is SwitchParameter { IsPresent: true } : null;
}
