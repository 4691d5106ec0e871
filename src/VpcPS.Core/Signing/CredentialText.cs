using System.Globalization;
using System.Linq;

namespace VpcPS.Core.Signing;

/// <summary>What a text has in it that no key and no setting has: what was copied along and nobody sees, above all.</summary>
internal static class CredentialText
{
    /// <summary>
    /// The first thing in a key, a secret or a token that none has, in words; null when there is nothing. They are visible
    /// ASCII, and stand in headers, where a line end would begin a header of its own. Nothing of the text is shown but
    /// what nobody sees.
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
            ' ' => UserText.Translate("a blank"),
            '\t' => UserText.Translate("a tab"),
            '\r' or '\n' => UserText.Translate("a line end"),
            char c when IsInvisible(c) => Name(c),
            _ => UserText.Translate("a character outside ASCII"),
        };
    }

    /// <summary>The first character of a setting that nobody sees, in words; null when there is none.</summary>
    /// <param name="text">A name, a path or an address, without surrounding blanks.</param>
    public static string? WrongInSetting(string text) =>
        text.Any(IsInvisible) ? Name(text.First(IsInvisible)) : null;

    private static string Name(char c) => UserText.Of($"the invisible character U+{(int)c:X4}");

    private static bool IsInvisible(char c) => c != ' ' && char.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
