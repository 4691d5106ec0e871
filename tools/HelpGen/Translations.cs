using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace VpcPS.HelpGen;

/// <summary>
/// The translations of the help into one language: a gettext catalogue for each noun, and one for what several nouns
/// share. The English text is the key. So a text that many cmdlets use is translated once, and a translation never
/// outlives a change of its text: the changed text is a new one, without a translation.
/// </summary>
internal sealed class Translations
{
    private const string Shared = "Shared";

    private readonly string _culture;
    private readonly Dictionary<string, PoEntry> _entries = new(StringComparer.Ordinal);
    // The catalogue that an entry was read from: where it stays when nothing uses it any more.
    private readonly Dictionary<string, string> _homes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<TextUse>> _uses = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    private Translations(string culture) => _culture = culture;

    /// <summary>What keeps the help from being whole, once all texts have been asked for: a line for each text.</summary>
    public IReadOnlyList<string> Problems =>
    [
        .. _order.Where(english => !Entry(english).IsDone)
            .Select(english => $"{PathOf(CatalogueOf(english))}: not translated: \"{english}\" ({_uses[english][0].Place})"),
        .. Unused.Select(entry => $"{PathOf(_homes[entry.English])}: translates what is said no more; use it for what took its place, or delete it: \"{entry.English}\""),
    ];

    private IEnumerable<PoEntry> Unused => _entries.Values.Where(entry => !_uses.ContainsKey(entry.English) && entry.Translation.Length > 0);

    /// <summary>Reads the catalogues of a language, as many as there are.</summary>
    /// <param name="root">The repository's root.</param>
    /// <param name="culture">The language.</param>
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

        return translations;
    }

    /// <summary>The translation of a text; the text itself, and a problem, when there is none.</summary>
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
    /// The catalogues as they are now due, once all texts have been asked for: in the order of use, new texts with an
    /// empty translation, and at the end what nothing uses any more.
    /// </summary>
    public IEnumerable<HelpFile> Write() => _homes.Values.Concat(_order.Select(CatalogueOf))
        .Distinct()
        .Order(StringComparer.Ordinal)
        .Select(catalogue => new HelpFile(PathOf(catalogue), PoFile.Write(
            _culture,
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

    private string PathOf(string catalogue) => $"tools/HelpGen/{_culture}/{catalogue}.po";
}
