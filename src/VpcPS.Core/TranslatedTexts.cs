using System;
using System.Globalization;
using System.Resources;

namespace VpcPS.Core;

/// <summary>
/// The texts of an assembly in the language of the user's interface. The English text is in the code. It is also the key of its
/// translations in the resources of the assembly. When a text has no translation, the English text is shown.
/// </summary>
internal sealed class TranslatedTexts
{
    private readonly ResourceManager _translations;

    // The last culture that has no translations. Without this field, the resource manager would search again for each English text.
    private CultureInfo? _untranslated;

    /// <summary>Finds the translations.</summary>
    /// <param name="owner">
    /// The type whose name the resource files have. The file without a language is empty; it ends the search of the resource manager.
    /// </param>
    public TranslatedTexts(Type owner) => _translations = new ResourceManager(owner);

    /// <summary>
    /// Translates a text that contains values. Characters of the values that control a terminal are made visible. The key is the text with
    /// {0}, {1}, ... in place of the values.
    /// </summary>
    /// <param name="english">The text, as an interpolated string.</param>
    public string Of(FormattableString english) =>
        string.Format(CultureInfo.InvariantCulture, Translate(english.Format), Array.ConvertAll(english.GetArguments(), Shown));

    // The values come from outside: from the service, a row or a file.
    private static object? Shown(object? argument) => argument is null or IFormattable ? argument : ShownText.Of(argument.ToString());

    /// <summary>
    /// Translates a text without values. It is not an overload of Of, because the compiler would choose that overload for interpolated
    /// strings.
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
