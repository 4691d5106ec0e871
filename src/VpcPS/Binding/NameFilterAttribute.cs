using System;
using System.Management.Automation;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// A filter by name. The API compares names literally. Wildcards are therefore never sent: they are matched here,
/// against the objects that the service lists.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NameFilterAttribute : ValidateArgumentsAttribute
{
    /// <summary>
    /// The name to send to the service, without the backticks that escape wildcards; null for a filter with wildcards.
    /// </summary>
    /// <param name="filter">The filter, or null.</param>
    public static string? ToSend(string? filter) =>
        filter is null || WildcardPattern.ContainsWildcardCharacters(filter) ? null : WildcardPattern.Unescape(filter);

    /// <summary>
    /// Whether a name fits the filter. Every name fits a filter without wildcards: the service has compared it already,
    /// in its own way.
    /// </summary>
    /// <param name="filter">The filter, or null.</param>
    /// <param name="name">The name, or null.</param>
    public static bool Fits(string? filter, string? name) =>
        filter is null
                || !WildcardPattern.ContainsWildcardCharacters(filter)
                || filter == name
                || WildcardPattern.Get(filter, WildcardOptions.IgnoreCase).IsMatch(name ?? "");

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
            throw new ValidationMetadataException(
                UserText.Of($"'{filter}' is no pattern. Put a backtick before each [ that belongs to the name."));
        }
    }
}
