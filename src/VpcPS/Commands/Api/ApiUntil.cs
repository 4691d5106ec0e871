using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Core.Catalog;
using VpcPS.Errors;

namespace VpcPS.Commands;

/// <summary>What -Until and -By take: what to wait for, and the action that shows it.</summary>
internal static class ApiUntil
{
    // What -Until says to wait until nothing is there any more.
    private const string Gone = "Gone";

    /// <summary>What is wrong with -Until and -By, or null.</summary>
    /// <param name="action">The action of the call.</param>
    /// <param name="mayChange">Whether it changes something.</param>
    /// <param name="until">What is waited for; null without -Until.</param>
    /// <param name="by">The action that shows it; null without -By.</param>
    public static ErrorRecord? ProblemOf(string action, bool mayChange, object? until, string? by)
    {
        if (until is null)
        {
            return by is null ? null : ApiErrors.NoWait(
                action,
                $"{action}: -By is for -Until, which is not given",
                $"Give -Until, such as -Until @{{ Status = 'Available' }}, or leave out -By.");
        }

        if (!mayChange)
        {
            return ApiErrors.NoWait(action, $"{action} only reads, so there is nothing to wait for", $"Leave out -Until and -By.");
        }

        if (by is null || ActionCatalog.FindWithSeed(by) is not { IsRead: true } reads)
        {
            return ApiErrors.NothingToWaitBy(action, by, ReadsOf(by ?? action));
        }

        if (ProblemOf(reads) is { } problem)
        {
            return ErrorRecords.BadInput("InvalidBy", problem, $"Give -By with an action that takes the id of what changes.", action);
        }

        object? wanted = ApiValue.Unwrap(until);
        if (wanted is not IDictionary { Count: > 0 } && !Gone.Equals(wanted as string, StringComparison.OrdinalIgnoreCase))
        {
            return ApiErrors.NoWait(
                action, $"{action}: -Until takes a table or the word Gone", $"Write it as -Until @{{ Status = 'Available' }}.");
        }

        return WithoutValue(wanted as IDictionary) is { } member
            ? ApiErrors.NoWait(
                action, $"{action}: -Until has no value for '{member}'", $"Write it as -Until @{{ Status = 'Available' }}.")
            : null;
    }

    /// <summary>The values of which a member is to have one.</summary>
    public static string[] ValuesOf(object? value) => ApiValue.TextOf(value) is { } one
        ? [one]
        : value is IEnumerable several and not IDictionary ? [.. several.Cast<object?>().Select(item => ApiValue.TextOf(item) ?? "")] : [];

    /// <summary>Whether a parameter takes the id of what is looked at.</summary>
    public static bool TakesId(CatalogParameter parameter) =>
        ApiParameters.IsId(parameter.Name) || parameter.Name.EndsWith("Ids", StringComparison.Ordinal);

    // Why an action can't show the state of one thing by its id, or null.
    private static FormattableString? ProblemOf(CatalogAction by)
    {
        string[] others =
        [
            .. by.Parameters
                .Where(parameter => parameter.IsRequired && parameter.Name != ApiParameters.RegionId && !TakesId(parameter))
                .Select(parameter => parameter.Name),
        ];
        return others.Length > 0
            ? $"{by.Name} needs {string.Join(", ", others)}, which a wait does not have"
            : by.Parameters.Any(TakesId) ? null : (FormattableString)$"{by.Name} takes no id, so it does not show the state of one thing";
    }

    // The first member of what is waited for that has no value, or null.
    private static string? WithoutValue(IDictionary? until) => until?.Cast<DictionaryEntry>()
        .Where(entry => ValuesOf(entry.Value) is var values
            && (values.Length == 0 || values.Any(string.IsNullOrWhiteSpace) || string.IsNullOrWhiteSpace(entry.Key.ToString())))
        .Select(entry => entry.Key.ToString())
        .FirstOrDefault();

    // The actions that read an object have the noun of the changing action in their names.
    private static IReadOnlyList<string> ReadsOf(string action)
    {
        int noun = Math.Max(action.Skip(1).TakeWhile(c => !char.IsUpper(c)).Count() + 1, 1);
        return ActionCatalog.Nearest(
            action.Substring(Math.Min(noun, action.Length - 1)), ActionCatalog.Names.Where(CatalogAction.HasNameOfRead));
    }
}
