using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using VpcPS.Core;
using VpcPS.Errors;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Tells what arguments a command got: common parameters, which the engine does not pass to the command, and arguments without a value.
/// </summary>
internal static class Arguments
{
    /// <summary>Whether nothing must be changed, because of -WhatIf or the preference variable.</summary>
    public static bool IsWhatIf(PSCmdlet command) => Switch(command, "WhatIf")
        ?? LanguagePrimitives.IsTrue(command.SessionState.PSVariable.GetValue("WhatIfPreference"));

    /// <summary>Whether verbose lines are shown, because of -Verbose or the preference variable.</summary>
    public static bool ShowsVerbose(PSCmdlet command) => Switch(command, "Verbose")
        ?? command.GetVariableValue("VerbosePreference") is not (null or ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    /// <summary>
    /// Whether the user reads a line of the command to decide about a change. That is so with -WhatIf and when the command asks: because of
    /// -Confirm, or because its impact reaches the level in the preference variable.
    /// </summary>
    public static bool IsAsked(PSCmdlet command) => IsWhatIf(command) || (Switch(command, "Confirm")
        ?? (LanguagePrimitives.TryConvertTo(command.GetVariableValue("ConfirmPreference"), out ConfirmImpact preference)
            && preference != ConfirmImpact.None
            && command.GetType().GetCustomAttribute<CmdletAttribute>() is { } declared
            && declared.ConfirmImpact >= preference));

    /// <summary>The list of the caller's -WarningVariable, or null.</summary>
    public static IList? CollectedWarnings(PSCmdlet command) =>
        command.MyInvocation.BoundParameters.TryGetValue("WarningVariable", out object? name)
            ? command.SessionState.PSVariable.GetValue(name.ToString().TrimStart('+')) as IList
            : null;

    /// <summary>Ends the command with an error when it has an argument without a value that would otherwise mean "all".</summary>
    /// <param name="command">The command.</param>
    /// <param name="hasNoRegion">Whether the value of -Region is null.</param>
    public static void RefuseEmpty(PSCmdlet command, bool hasNoRegion)
    {
        if (EmptyFilter(command.MyInvocation) is { } empty)
        {
            command.ThrowTerminatingError(ListErrors.EmptyArgument(empty));
        }

        // In a script, a variable for the region may be misspelt. The command would then work in another region.
        if (hasNoRegion && command.MyInvocation.BoundParameters.ContainsKey("Region"))
        {
            command.ThrowTerminatingError(RegionErrors.Empty());
        }
    }

    /// <summary>
    /// The first argument of a Get- command that was given without a value. Null when there is none. For example, $vpc.VpcId is null when
    /// no $vpc was found, and the command would then list the whole region. A region is not a filter.
    /// </summary>
    private static string? EmptyFilter(InvocationInfo invocation)
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

    /// <summary>Writes one verbose line about values that were not read literally: ids in upper case, bandwidths with a unit.</summary>
    /// <param name="command">The command.</param>
    /// <param name="except">The parameters for which the line was already written.</param>
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

    /// <summary>Writes one verbose line about those of the given values that were not read literally.</summary>
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
