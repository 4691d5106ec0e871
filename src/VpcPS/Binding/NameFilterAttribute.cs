using System;
using System.Linq;
using System.Management.Automation;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// A filter by name. The API compares names literally, so wildcards are never sent. They are matched in the module, against the objects
/// that the service lists.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NameFilterAttribute : ValidateArgumentsAttribute
{
    /// <summary>
    /// The name to send to the service, without the backticks that escape wildcards. Null for several names and for a filter with
    /// wildcards, because these are matched in the module.
    /// </summary>
    /// <param name="filter">The names, or null.</param>
    public static string? ToSend(params string[]? filter) =>
        filter is [var name] && !WildcardPattern.ContainsWildcardCharacters(name) ? WildcardPattern.Unescape(name) : null;

    /// <summary>
    /// Whether a name matches the filter. For a filter of one name without wildcards the result is always true, because the service has
    /// already compared the names in its own way.
    /// </summary>
    /// <param name="filter">The names, or null.</param>
    /// <param name="name">The name, or null.</param>
    public static bool Fits(string[]? filter, string? name) =>
        filter is null
                || ToSend(filter) is not null
                || filter.Any(pattern => pattern == name || WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase).IsMatch(name ?? ""));

    /// <inheritdoc/>
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        foreach (string filter in arguments as string[] ?? (arguments is string one ? [one] : []))
        {
            if (WrittenText.Problem(filter) is { } problem)
            {
                throw new ValidationMetadataException(WrittenText.Sentence(problem));
            }

            try
            {
                WildcardPattern.Get(filter, WildcardOptions.IgnoreCase).IsMatch("");
            }
            catch (WildcardPatternException)
            {
                throw new ValidationMetadataException(
                    UserText.Of($"'{filter}' is not a valid pattern. Put a backtick before each [ that is part of the name."));
            }
        }

        if (arguments is string[] { Length: 0 })
        {
            throw new ValidationMetadataException(UserText.Translate("The name is empty. To list everything, leave out -Name."));
        }
    }
}
