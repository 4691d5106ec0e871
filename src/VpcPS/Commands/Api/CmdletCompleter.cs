using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace VpcPS.Commands;

/// <summary>Completes the names of the commands that call the API.</summary>
internal sealed class CmdletCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CmdletActions.Callers
            .Where(cmdlet => cmdlet.StartsWith((wordToComplete ?? "").Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .OrderBy(cmdlet => cmdlet, StringComparer.Ordinal)
            .Select(cmdlet => new CompletionResult(cmdlet, cmdlet, CompletionResultType.ParameterValue, cmdlet));
}
