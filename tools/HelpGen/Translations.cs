using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace VpcPS.HelpGen;

/// <summary>
/// The translations of the help into one language: a gettext catalogue for each noun, and one for what several nouns
/// share. The English text is the key. So a text that many cmdlets use is translated once, and a translation never
/// outlives a change of its text: the changed text is a new one, without a translation.
/// </summary>
internal sealed partial class Translations
{
    private const string Shared = "Shared";

    private readonly Dictionary<string, PoEntry> _entries = new(StringComparer.Ordinal);
    // The catalogue from which an entry was read. The entry stays there when no text uses it any more.
    private readonly Dictionary<string, string> _homes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<TextUse>> _uses = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    private Translations(string culture) => Culture = culture;

    /// <summary>The language.</summary>
    public string Culture { get; }

    /// <summary>The texts that are used and have no translation: one line for each.</summary>
    public IReadOnlyList<string> Missing =>
        [.. _order.Where(english => !Entry(english).IsDone).Select(english => $"{PathOf(CatalogueOf(english))}: \"{english}\" ({_uses[english][0].Place})")];

    /// <summary>The translations that are not used: one line for each.</summary>
    public IReadOnlyList<string> Outdated => [.. Unused.Select(entry => $"{PathOf(_homes[entry.English])}: \"{entry.English}\"")];

    private IEnumerable<PoEntry> Unused => _entries.Values.Where(entry => !_uses.ContainsKey(entry.English) && entry.Translation.Length > 0);

    /// <summary>Reads the catalogues of a language, as many as there are.</summary>
    /// <param name="root">The repository's root.</param>
    /// <param name="culture">The language.</param>
    /// <exception cref="HelpProblemException">A catalogue is malformed, or a translation has other placeholders than its text.</exception>
    public static Translations Load(string root, string culture)
    {
        var translations = new Translations(culture);
        DirectoryInfo directory = Directory.CreateDirectory(Path.Combine(root, "tools", "HelpGen", culture));
        foreach (FileInfo file in directory.EnumerateFiles("*.po").OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            foreach (PoEntry entry in PoFile.Read(file.FullName))
            {
                translations._entries[entry.English] = entry;
                translations._homes[entry.English] = Path.GetFileNameWithoutExtension(file.Name);
            }
        }

        PoEntry[] wrong = [.. translations._entries.Values.Where(entry => entry.IsDone && !HaveSamePlaceholders(entry.English, entry.Translation))];
        return wrong.Length == 0
            ? translations
            : throw new HelpProblemException(wrong.Select(entry =>
                $"{translations.PathOf(translations._homes[entry.English])}: the translation has other placeholders than its text: \"{entry.English}\""));
    }

    /// <summary>Whether {0}, {1} and so on are the same in both, in any order.</summary>
    public static bool HaveSamePlaceholders(string english, string translation) => Placeholders(english).SetEquals(Placeholders(translation));

    /// <summary>The translation of a text; the text itself when there is none.</summary>
    public string Find(string english, TextUse use)
    {
        if (!_uses.TryGetValue(english, out List<TextUse>? uses))
        {
            _uses[english] = uses = [];
            _order.Add(english);
        }

        uses.Add(use);
        return Entry(english) is { IsDone: true } entry ? entry.Translation : english;
    }

    /// <summary>
    /// The up-to-date catalogues, after all texts were looked up: entries in the order of use, new texts with an empty translation, and at
    /// the end the entries that are no longer used.
    /// </summary>
    public IEnumerable<HelpFile> Write() => _homes.Values.Concat(_order.Select(CatalogueOf))
        .Distinct()
        .Order(StringComparer.Ordinal)
        .Select(catalogue => new HelpFile(PathOf(catalogue), PoFile.Write(
            Culture,
            _order.Where(english => CatalogueOf(english) == catalogue).Select(english => (Entry(english), Places(english))),
            Unused.Where(entry => _homes[entry.English] == catalogue))));

    private PoEntry Entry(string english) => _entries.GetValueOrDefault(english) ?? new PoEntry(english, "", []);

    private string CatalogueOf(string english) =>
        _uses[english].Select(use => use.Page).Distinct().Count() == 1 ? _uses[english][0].Page : Shared;

    private string Places(string english)
    {
        int others = _uses[english].Select(use => use.Place).Distinct().Count() - 1;
        return _uses[english][0].Place + (others == 0 ? "" : $" and {others} more");
    }

    private string PathOf(string catalogue) => $"tools/HelpGen/{Culture}/{catalogue}.po";

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{\d[^}]*\}")]
    private static partial Regex Placeholder();
}
