using System.Globalization;
using System.Linq;
using System.Text;

namespace VpcPS.Core;

/// <summary>
/// Makes texts safe to show. A name, a cell or an error text can contain characters that move the cursor, change the colour or the title of
/// the terminal, or reverse the order of letters. Each such character is replaced by its code point, such as <c>&lt;U+001B&gt;</c>.
/// Properties of objects keep their data for scripts; messages, prompts and views use this class.
/// </summary>
public static class ShownText
{
    /// <summary>The maximum length of an error code in characters. Longer codes are cut.</summary>
    public const int MostOfCode = 128;

    /// <summary>The maximum length of an error message in characters. Longer messages are cut.</summary>
    public const int MostOfMessage = 2000;

    private const string Ellipsis = "...";

    /// <summary>
    /// Replaces characters that control a terminal: C0, DEL, C1, the controls of writing direction, and the Unicode separators of lines and
    /// paragraphs. Tabs and line ends become blanks, so that one text can't look like several lines of output.
    /// </summary>
    /// <param name="text">The text, or null.</param>
    public static string? Of(string? text)
    {
        if (text is null || !ActsOnTerminal(text))
        {
            return text;
        }

        var shown = new StringBuilder(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
            {
                continue;
            }

            if (text[i] is '\t' or '\r' or '\n')
            {
                shown.Append(' ');
            }
            else if (ActsOnTerminal(text[i]))
            {
                shown.Append(Name(text[i]));
            }
            else
            {
                shown.Append(text[i]);
            }
        }

        return shown.ToString();
    }

    /// <summary>Does the same as <see cref="Of(string)"/>, but keeps tabs and line ends.</summary>
    /// <param name="text">The text.</param>
    public static string OfLines(string text) =>
        ActsOnTerminal(text)
            ? string.Concat(text.Select(c => ActsOnTerminal(c) && c is not ('\t' or '\r' or '\n') ? Name(c) : c.ToString()))
            : text;

    /// <summary>
    /// The form in which a view shows a value. A text is changed as by <see cref="Of(string)"/>, and so are the texts of a list. Everything
    /// else is not changed.
    /// </summary>
    /// <param name="value">The value of a property, or null.</param>
    public static object? OfValue(object? value) => value switch
    {
        string text => Of(text),
        System.Collections.IEnumerable list => list.Cast<object?>().Select(item => Of(item?.ToString())).ToArray(),
        _ => value,
    };

    /// <summary>Replaces every invisible character and every unusual blank by its name.</summary>
    /// <param name="text">The text.</param>
    public static string Naming(string text)
    {
        var shown = new StringBuilder(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = char.IsSurrogatePair(text, i);
            if (IsUnseen(text, i) || (text[i] != ' ' && char.IsWhiteSpace(text[i])))
            {
                shown.Append('<').Append(CodePoint(text, i)).Append('>');
            }
            else
            {
                shown.Append(text, i, isPair ? 2 : 1);
            }

            i += isPair ? 1 : 0;
        }

        return shown.ToString();
    }

    /// <summary>Writes a code point in the form <c>U+200B</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">Where the code point begins.</param>
    public static string CodePoint(string text, int index) =>
        "U+" + (char.IsSurrogatePair(text, index) ? char.ConvertToUtf32(text, index) : text[index])
            .ToString("X4", CultureInfo.InvariantCulture);

    /// <summary>
    /// Whether a character is invisible: control and format characters, fillers, variation selectors, unpaired surrogates.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="index">Where the character begins.</param>
    public static bool IsUnseen(string text, int index) =>
        CharUnicodeInfo.GetUnicodeCategory(text, index) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || text[index] is '\u034F' or '\u115F' or '\u1160' or '\u3164' or '\uFFA0'
            or (>= '\u180B' and <= '\u180F') or (>= '\uFE00' and <= '\uFE0F');

    /// <summary>Whether a text has a control character: C0, DEL or C1.</summary>
    /// <param name="text">The text, or null.</param>
    public static bool HasControl(string? text) => text is not null && text.Any(char.IsControl);

    /// <summary>Shortens a text. Three dots replace what is left out.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The maximum number of characters, at least 4.</param>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        int end = most - Ellipsis.Length;
        return text.Substring(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end) + Ellipsis;
    }

    // This runs for each row. Most texts are ASCII only, and two comparisons for each character are enough for them.
    private static bool ActsOnTerminal(string text)
    {
        foreach (char c in text)
        {
            if (c is < ' ' or > '~' && ActsOnTerminal(c))
            {
                return true;
            }
        }

        return false;
    }

    private static string Name(char c) => "<U+" + ((int)c).ToString("X4", CultureInfo.InvariantCulture) + ">";

    private static bool ActsOnTerminal(char c) => char.IsControl(c)
        || c is '\u061C' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
