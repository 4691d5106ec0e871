using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;

namespace VpcPS.Core.Catalog;

/// <summary>
/// The facts about all actions of the product VPC (2016-04-28). They come from actions.txt, which a tool makes from the official package,
/// and from notes.txt, which is written by hand. The files are read on first use, and the line of each action when that action is asked
/// for.
/// </summary>
internal static class ActionCatalog
{
    // A name with more changes than this is not suggested for a misspelt name.
    private const int MostChanges = 3;

    private const int MostNearestNames = 5;

    private static readonly Lazy<Dictionary<string, string>> Lines = new(
        () => ReadLines("Catalog.actions.txt").ToDictionary(CatalogLine.NameOf, StringComparer.OrdinalIgnoreCase),
        LazyThreadSafetyMode.PublicationOnly);

    private static readonly Lazy<Dictionary<string, string>> Seed = new(
        () => ReadLines("Catalog.seed.txt").ToDictionary(CatalogLine.NameOf, StringComparer.OrdinalIgnoreCase),
        LazyThreadSafetyMode.PublicationOnly);

    private static readonly Lazy<ILookup<(string Fact, string Of), string>> Notes = new(
        () => ReadLines("Catalog.notes.txt")
            .Select(line => line.Split([' '], 3))
            .ToLookup(parts => (parts[0], parts[1]), parts => parts[2]),
        LazyThreadSafetyMode.PublicationOnly);

    /// <summary>The names of all actions, sorted.</summary>
    public static IReadOnlyCollection<string> Names => [.. Lines.Value.Values.Select(CatalogLine.NameOf)];

    /// <summary>The facts about an action; null when the product has no such action.</summary>
    /// <param name="name">The action's name, in any case.</param>
    public static CatalogAction? Find(string name)
    {
        if (!Lines.Value.TryGetValue(name, out string? line))
        {
            return null;
        }

        return WithNotes(CatalogLine.Read(line));
    }

    /// <summary>
    /// The facts about an action as <see cref="Find"/> has them, together with what seed.txt adds: actions and parameters of the
    /// specification that the current API no longer has and the emulator still serves. Null when neither has the action.
    /// </summary>
    /// <param name="name">The action's name, in any case.</param>
    public static CatalogAction? FindWithSeed(string name)
    {
        CatalogAction? seed = Seed.Value.TryGetValue(name, out string? line) ? CatalogLine.Read(line) : null;
        return Find(name) is { } action
            ? action with { Parameters = [.. action.Parameters, .. seed?.Parameters ?? []] }
            : seed is null ? null : WithNotes(seed);
    }

    private static CatalogAction WithNotes(CatalogAction action)
    {
        return action with
        {
            Cost = Note("costs", action.Name),
            IsRead = CatalogAction.HasNameOfRead(action.Name) || Note("reads", action.Name) is not null,
            RateLimit = Note("rate", action.Name) is { } rate ? int.Parse(rate.Split(' ')[0], CultureInfo.InvariantCulture) : null,
            TokenParameter = Note("token", action.Name)?.Split(' ')[0] ?? action.Find("ClientToken")?.Name,
        };
    }

    /// <summary>Whether a parameter, or a member of a parameter, is a secret. The value of a secret is never shown.</summary>
    public static bool IsSecret(string parameterName) => Note("secret", parameterName) is not null;

    /// <summary>
    /// The resources of an action in a RAM policy, such as ipv6gateway/*: the part of the ARN after acs:vpc:region:account:. Null where
    /// none are documented.
    /// </summary>
    public static string? RamResourceOf(string action) => Note("ram", action)?.Split(' ')[0];

    /// <summary>The names that the user of a misspelt name may have meant, the nearest first.</summary>
    /// <param name="name">The misspelt name.</param>
    /// <param name="names">The valid names.</param>
    public static IReadOnlyList<string> Nearest(string name, IEnumerable<string> names) =>
    [
        .. names
            .Select(known => (Name: known, Changes: ChangesBetween(name.ToUpperInvariant(), known.ToUpperInvariant())))
            .Where(known => known.Changes <= Math.Min(MostChanges, name.Length / 2)
                || known.Name.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0)
            .OrderBy(known => known.Changes)
            .ThenBy(known => known.Name, StringComparer.Ordinal)
            .Take(MostNearestNames)
            .Select(known => known.Name),
    ];

    private static string? Note(string fact, string of) => Notes.Value[(fact, of)].FirstOrDefault();

    private static IEnumerable<string> ReadLines(string resource)
    {
        using Stream stream = typeof(ActionCatalog).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }

    // The Levenshtein distance: how many letters to insert, delete or replace.
    private static int ChangesBetween(string one, string other)
    {
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[other.Length];
    }
}
