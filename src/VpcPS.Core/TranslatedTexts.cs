using System;
using System.Globalization;
using System.Resources;

namespace VpcPS.Core;

/// <summary>
/// Texts of an assembly in the language of the user's interface. The English text stands in the code. It is also the
/// key of its translations in the resources of the assembly. When a text has no translation, the English text is shown.
/// </summary>
internal sealed class TranslatedTexts
{
    private readonly ResourceManager _translations;

    // The last culture that was found to have none. In English a resource manager would search anew for each text.
    private CultureInfo? _untranslated;

    /// <summary>Finds the translations.</summary>
    /// <param name="owner">
    /// The type that has the name of the resource files. The file without a language is empty; the search of a resource
    /// manager ends there.
    /// </param>
    public TranslatedTexts(Type owner) => _translations = new ResourceManager(owner);

    /// <summary>
    /// Translates a text that contains values. The values are shown without characters that act on a terminal. The key
    /// is the text with {0}, {1}, ... in their places.
    /// </summary>
    /// <param name="english">The text; an interpolated string.</param>
    public string Of(FormattableString english) =>
        string.Format(CultureInfo.InvariantCulture, Translate(english.Format), Array.ConvertAll(english.GetArguments(), Shown));

    // The values come from outside: the service, a row, a file.
    private static object? Shown(object? argument) => argument is null or IFormattable ? argument : ShownText.Of(argument.ToString());

    /// <summary>
    /// Translates a text without values. It has a name of its own, because as an overload of Of the compiler would
    /// choose it for interpolated strings.
    /// </summary>
    /// <param name="english">The text.</param>
    public string Translate(string english)
    {
        CultureInfo culture = CultureInfo.CurrentUICulture;
        if (culture == _untranslated)
        {
            return english;
        }

        if (!IsTranslated(culture))
        {
            _untranslated = culture;
            return english;
        }

        return _translations.GetString(english, culture) ?? english;
    }

    private bool IsTranslated(CultureInfo culture)
    {
        for (; !culture.Equals(CultureInfo.InvariantCulture); culture = culture.Parent)
        {
            if (_translations.GetResourceSet(culture, createIfNotExists: true, tryParents: false) is { } texts
                && texts.GetEnumerator().MoveNext())
            {
                return true;
            }
        }

        return false;
    }
}
