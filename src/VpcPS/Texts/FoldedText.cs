using System;
using System.Globalization;
using System.Text;
using VpcPS.Core;

namespace VpcPS.Texts;

/// <summary>
/// Normalizes a text to what it looks like. Full-width letters and digits, and digits of other scripts, become the usual ones. Invisible
/// characters are removed, and blanks around the text. The code does this by hand, because .NET can't normalize texts when it runs without
/// ICU.
/// </summary>
internal static class FoldedText
{
    // The byte order mark of a UTF-8 file that was read with the code page of Western Windows.
    private const string MisreadByteOrderMark = "\u00EF\u00BB\u00BF";

    private const char FirstFullWidth = '\uFF01';
    private const char LastFullWidth = '\uFF5E';

    /// <summary>The normalized text.</summary>
    public static string Of(string text)
    {
        // Nearly every cell of a row is already normal.
        if (LooksAsItIs(text))
        {
            return text;
        }

        string rest = text.StartsWith(MisreadByteOrderMark, StringComparison.Ordinal) ? text.Substring(MisreadByteOrderMark.Length) : text;
        var folded = new StringBuilder(rest.Length);
        for (int i = 0; i < rest.Length; i++)
        {
            char c = rest[i];
            bool isPair = char.IsSurrogatePair(rest, i);
            if (char.IsWhiteSpace(c) && c != '\u0085')
            {
                folded.Append(' ');
            }
            else if (c is >= FirstFullWidth and <= LastFullWidth)
            {
                folded.Append((char)(c - FirstFullWidth + '!'));
            }
            else if (!ShownText.IsUnseen(rest, i))
            {
                int digit = CharUnicodeInfo.GetDecimalDigitValue(rest, i);
                if (digit >= 0)
                {
                    folded.Append((char)('0' + digit));
                }
                else
                {
                    folded.Append(rest, i, isPair ? 2 : 1);
                }
            }

            i += isPair ? 1 : 0;
        }

        return folded.ToString().Trim();
    }

    private static bool LooksAsItIs(string text)
    {
        foreach (char c in text)
        {
            if (c is <= ' ' or > '~')
            {
                return false;
            }
        }

        return true;
    }
}
