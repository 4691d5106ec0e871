using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core.Endpoints;

namespace VpcPS.Texts;

/// <summary>
/// The syntax of a text that names several regions for a list: ids and patterns with * and ?, separated by commas, such as
/// <c>cn-*,eu-central-1</c>.
/// </summary>
internal static class RegionPattern
{
    private const char Separator = ',';
    private static readonly char[] Wildcards = ['*', '?'];

    /// <summary>Whether a text names several regions. Other texts name one region, or are wrong.</summary>
    public static bool IsSeveral(string text) =>
        (text.IndexOf(Separator) >= 0 || HasWildcard(text)) && text.Split(Separator).All(IsPart);

    /// <summary>Whether some part of the text has a wildcard, so that the service's list of regions is needed.</summary>
    public static bool HasWildcard(string text) => text.IndexOfAny(Wildcards) >= 0;

    /// <summary>
    /// The regions that the text names, each one once. They are in the order of the text; those of one pattern are in the order of the
    /// service's list.
    /// </summary>
    /// <param name="text">The text; it names several regions.</param>
    /// <param name="known">The regions that the service lists.</param>
    public static IReadOnlyList<string> Choose(string text, IReadOnlyCollection<string> known) =>
    [
        .. text.Split(Separator)
            .SelectMany(part => HasWildcard(part) ? known.Where(WildcardPattern.Get(part, WildcardOptions.IgnoreCase).IsMatch) : [part])
            .Distinct(),
    ];

    // Every region id contains a hyphen, but a wildcard may stand for it.
    private static bool IsPart(string part) =>
        EndpointResolver.IsRegionId((HasWildcard(part) ? "a-" : "") + part.Replace('*', 'a').Replace('?', 'a'));
}
