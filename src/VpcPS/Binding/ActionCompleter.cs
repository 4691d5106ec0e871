using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using VpcPS.Core.Catalog;

namespace VpcPS.Binding;

/// <summary>Completes the names of actions. Names that begin with the typed word come first, then names that contain it.</summary>
internal class ActionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string word = (wordToComplete ?? "").Trim('\'', '"', '*');
        return ActionCatalog.Names
            .Select(name => (Name: name, At: name.IndexOf(word, StringComparison.OrdinalIgnoreCase)))
            .Where(found => found.At >= 0 && IsOffered(found.Name))
            .OrderBy(found => found.At > 0)
            .ThenBy(found => found.Name, StringComparer.Ordinal)
            .Select(found => new CompletionResult(found.Name, found.Name, CompletionResultType.ParameterValue, found.Name));
    }

    /// <summary>Whether the completer offers an action.</summary>
    private protected virtual bool IsOffered(string name) => true;
}

/// <summary>Completes the names of actions that read.</summary>
internal sealed class ReadActionCompleter : ActionCompleter
{
    private protected override bool IsOffered(string name) => CatalogAction.HasNameOfRead(name);
}
