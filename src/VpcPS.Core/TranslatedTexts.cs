using System;
using System.Globalization;
using System.Resources;

namespace VpcPS.Core;

/// <summary>
/// Texts of ours in the language of the user's interface. The English text stands in the code, where it is used, and is
/// the key of its translations in the resources of the assembly; where there is none it is shown itself.
/// </summary>
internal sealed class TranslatedTexts
{
    private readonly ResourceManager _translations;

    /// <summary>Finds the translations.</summary>
    /// <param name="owner">
    /// The type that has their files' name. The file without a language is empty: it is where the search of a resource
    /// manager ends.
    /// </param>
    public TranslatedTexts(Type owner) => _translations = new ResourceManager(owner);

    /// <summary>
    /// A text with values in it, which are shown without what acts on a terminal. The key is the text with {0}, {1}, ...
    /// in their places.
    /// </summary>
    /// <param name="english">The text; an interpolated string.</param>
    public string Of(FormattableString english) =>
        string.Format(CultureInfo.InvariantCulture, Translate(english.Format), Array.ConvertAll(english.GetArguments(), Shown));

    // Whoever they come from: the service, a row, a file.
    private static object? Shown(object? argument) => argument is null or IFormattable ? argument : ShownText.Of(argument.ToString());

    /// <summary>A text that is the same each time. Not an overload of the other, for which the compiler would take it.</summary>
    /// <param name="english">The text.</param>
    public string Translate(string english) => _translations.GetString(english, CultureInfo.CurrentUICulture) ?? english;
}
