using System;
using System.Globalization;
using System.Text;
using VpcPS.Core;

namespace VpcPS.Texts;

/// <summary>
/// A text as it looks: full-width letters and digits are the usual ones, as are the digits of other scripts; what nobody
/// sees is left out, and so are blanks around it. By hand, for .NET normalises nothing where it runs without ICU.
/// </summary>
internal static class FoldedText
{
    // Where a file in UTF-8 was read by the code page of Western Windows, its byte order mark looks like this.
    private const string MisreadByteOrderMark = "\u00EF\u00BB\u00BF";

    private const char FirstFullWidth = '\uFF01';
    private const char LastFullWidth = '\uFF5E';

    /// <summary>The text as it looks.</summary>
    public static string Of(string text)
    {
        // Nearly every cell of a row.
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
