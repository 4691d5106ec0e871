using System.Globalization;
using System.Linq;

namespace VpcPS.Core.Signing;

/// <summary>Finds characters that are not allowed in a key or a setting, above all invisible ones that were copied by accident.</summary>
internal static class CredentialText
{
    /// <summary>
    /// Describes the first character that is not allowed in a key, a secret or a token. Null when there is none. These texts must be
    /// visible ASCII, because they are sent in headers, where a line end would start another header. The description names only invisible
    /// characters and shows nothing else of the text.
    /// </summary>
    /// <param name="text">The text, without surrounding blanks.</param>
    public static string? WrongInKey(string text)
    {
        if (text.Length > 1 && text[0] is '"' or '\'' && text[0] == text[text.Length - 1])
        {
            return UserText.Translate("quotes around it");
        }

        return text.FirstOrDefault(c => c is <= ' ' or > '~') switch
        {
            '\0' => text.IndexOf('\0') < 0 ? null : Name('\0'),
            ' ' => UserText.Translate("a space"),
            '\t' => UserText.Translate("a tab"),
            '\r' or '\n' => UserText.Translate("a line end"),
            char c when IsInvisible(c) => Name(c),
            _ => UserText.Translate("a character outside ASCII"),
        };
    }

    /// <summary>Describes the first invisible character of a setting. Null when there is none.</summary>
    /// <param name="text">A name, a path or an address, without surrounding blanks.</param>
    public static string? WrongInSetting(string text) =>
        text.Any(IsInvisible) ? Name(text.First(IsInvisible)) : null;

    private static string Name(char c) => UserText.Of($"the invisible character U+{(int)c:X4}");

    private static bool IsInvisible(char c) => c != ' ' && char.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
