using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace VpcPS.Binding;

/// <summary>Completes the words of a fixed list.</summary>
internal abstract class WordCompleter : IArgumentCompleter
{
    private readonly IReadOnlyCollection<string> _words;

    protected WordCompleter(IReadOnlyCollection<string> words) => _words = words;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) => _words
            .Where(word => word.StartsWith(wordToComplete ?? "", StringComparison.OrdinalIgnoreCase))
            .Select(word => new CompletionResult(word, word, CompletionResultType.ParameterValue, word));
}
