using System;
using System.Linq;

namespace VpcPS.Texts;

/// <summary>
/// Decides whether a column name was probably meant for a parameter. Such a name has other separators (Internet Charge
/// Type, INTERNET_CHARGE_TYPE), a unit in brackets, one wrong letter (InternetChargeTyp), or letters of other scripts
/// that look alike.
/// </summary>
internal static class NearName
{
    // A change of one letter turns a word of four letters into many other words. A short name must therefore keep its
    // first letter.
    private const int ShortName = 4;

    /// <summary>Whether a column's name is nearly the name of a parameter.</summary>
    public static bool IsNear(string column, string name)
    {
        string whole = FoldedText.Of(column);
        int bracket = whole.IndexOfAny(['(', '[']);
        return IsNearWord(Word(whole), Word(name)) || (bracket > 0 && IsNearWord(Word(whole.Substring(0, bracket)), Word(name)));
    }

    private static string Word(string text) => new([.. text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    private static bool IsNearWord(string word, string name) => word == name || LooksAlike(word, name)
        || (name.Length >= ShortName && IsOneEdit(word, name) && (name.Length > ShortName || word[0] == name[0]));

    // At least half of the letters are the same. The others are letters of another script.
    private static bool LooksAlike(string word, string name) => word.Length == name.Length
        && word.Zip(name, (a, b) => a == b || a > '\u007F').All(same => same)
        && word.Count(c => c > '\u007F') * 2 <= word.Length;

    private static bool IsOneEdit(string a, string b)
    {
        (string shorter, string longer) = a.Length <= b.Length ? (a, b) : (b, a);
        if (shorter.Length == 0 || longer.Length - shorter.Length > 1)
        {
            return false;
        }

        int same = 0;
        while (same < shorter.Length && shorter[same] == longer[same])
        {
            same++;
        }

        if (longer.Length > shorter.Length)
        {
            return string.CompareOrdinal(shorter, same, longer, same + 1, shorter.Length) == 0;
        }

        bool IsRestSame(int from) => string.CompareOrdinal(shorter, from, longer, from, shorter.Length) == 0;
        return IsRestSame(same + 1)
            || (same + 1 < shorter.Length
                && shorter[same] == longer[same + 1]
                && shorter[same + 1] == longer[same]
                && IsRestSame(same + 2));
    }
}
