using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using VpcPS.Core.Models;

namespace VpcPS.Binding;

/// <summary>Completes the editions of gateways, each in one of its spellings.</summary>
internal sealed class SpecCompleter : IArgumentCompleter
{
    private static readonly string[] Specs = [GatewaySpecs.Small, GatewaySpecs.Medium, GatewaySpecs.Large];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Specs.Where(spec => spec.StartsWith(wordToComplete ?? "", StringComparison.OrdinalIgnoreCase)).Select(spec => new CompletionResult(spec, spec, CompletionResultType.ParameterValue, spec));
}
