using System;
using System.Collections.Generic;
using System.Management.Automation.Runspaces;

namespace VpcPS.Host;

/// <summary>The command line behind the script's path, read by the rules of <c>pwsh -File</c>.</summary>
internal static class ScriptArguments
{
    /// <summary>
    /// <c>-Name value</c> and <c>-Switch</c> bind by name, <c>-Name:value</c> too and with <c>$true</c> and <c>$false</c>
    /// as Booleans; all else is text by position.
    /// </summary>
    internal static IEnumerable<CommandParameter> Parse(IEnumerable<string> arguments)
    {
        string? awaitingValue = null;
        foreach (string argument in arguments)
        {
            int colon = argument.IndexOf(':', StringComparison.Ordinal);
            if (awaitingValue is not null)
            {
                yield return new CommandParameter(awaitingValue, argument);
                awaitingValue = null;
            }
            else if (argument.Length < 2 || !IsDash(argument[0]))
            {
                yield return new CommandParameter(null, argument);
            }
            else if (colon < 0)
            {
                yield return new CommandParameter(argument);
            }
            else if (colon == argument.Length - 1)
            {
                awaitingValue = argument[..colon];
            }
            else
            {
                yield return new CommandParameter(argument[..colon], BooleanOrText(argument[(colon + 1)..]));
            }
        }
    }

    private static object BooleanOrText(string text) =>
        bool.TryParse(text.AsSpan(text[0] == '$' ? 1 : 0), out bool value) ? value : text;

    // PowerShell takes the dashes that word processors make for the ASCII one.
    private static bool IsDash(char c) => c is '-' or '\u2013' or '\u2014' or '\u2015';
}
