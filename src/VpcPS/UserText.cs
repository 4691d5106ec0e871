using System;
using System.Globalization;
using System.Resources;

namespace VpcPS;

/// <summary>
/// Texts of ours in the language of the user's interface. The English text stands in the code, where it is used, and is
/// the key of its translations in UserText.*.resx; where there is none it is shown itself.
/// </summary>
internal static class UserText
{
    // UserText.resx is empty: it is where the search of a resource manager ends.
    private static readonly ResourceManager Translations = new(typeof(UserText));

    /// <summary>A text with values in it. The key is the text with {0}, {1}, ... in their places.</summary>
    public static string Of(FormattableString english) =>
        string.Format(CultureInfo.InvariantCulture, Translate(english.Format), english.GetArguments());

    /// <summary>A text that is the same each time. Not an overload of the other, for which the compiler would take it.</summary>
    public static string Translate(string english) => Translations.GetString(english, CultureInfo.CurrentUICulture) ?? english;
}
