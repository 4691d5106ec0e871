using System;
using System.Management.Automation;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// A filter by name. The API's own compares a name as it is written; wildcards are matched here, on what the service
/// lists, so that none is ever sent as a part of a name.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NameFilterAttribute : ValidateArgumentsAttribute
{
    /// <summary>The name to send: none for a filter with wildcards, and without the backticks that make them letters.</summary>
    /// <param name="filter">The filter, or null.</param>
    public static string? ToSend(string? filter) =>
        filter is null || WildcardPattern.ContainsWildcardCharacters(filter) ? null : WildcardPattern.Unescape(filter);

    /// <summary>Whether a name fits the filter. The service has compared names without wildcards already, in its own way.</summary>
    /// <param name="filter">The filter, or null.</param>
    /// <param name="name">The name, or null.</param>
    public static bool Fits(string? filter, string? name) =>
        filter is null || !WildcardPattern.ContainsWildcardCharacters(filter) || filter == name || WildcardPattern.Get(filter, WildcardOptions.IgnoreCase).IsMatch(name ?? "");

    /// <inheritdoc/>
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is not string filter)
        {
            return;
        }

        if (WrittenText.Problem(filter) is { } problem)
        {
            throw new ValidationMetadataException(problem + ".");
        }

        try
        {
            Fits(filter, "");
        }
        catch (WildcardPatternException)
        {
            throw new ValidationMetadataException(UserText.Of($"'{filter}' is no pattern. Put a backtick before each [ that belongs to the name."));
        }
    }
}
