using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Core;

namespace VpcPS.Texts;

/// <summary>
/// What an id looks like: its kind's prefix, then a-z and 0-9 alone. No document says so, every unmasked sample does; an
/// id that could never exist must not end as "does not exist", which -IfExists takes for done.
/// </summary>
internal static class IdSyntax
{
    // Letters of Cyrillic that look like these of ids.
    private const string LookAlikes = "\u0430\u0435\u043E\u0440\u0441\u0445\u0443\u0456\u0455\u0458";
    private const string Meant = "aeopcxyisj";

    /// <summary>Whether a text is an id of a kind.</summary>
    public static bool IsId(string text, string prefix)
    {
        for (int i = prefix.Length; i < text.Length; i++)
        {
            if (!IsOfIds(text[i]))
            {
                return false;
            }
        }

        return text.Length > prefix.Length && text.StartsWith(prefix, StringComparison.Ordinal);
    }

    /// <summary>What is wrong with a text that is no id of a kind, with what was probably meant.</summary>
    public static string Problem(string text, string prefix)
    {
        string shown = ShownText.Naming(text);
        string meant = WhatIsMeant(text);
        if (!meant.StartsWith(prefix, StringComparison.Ordinal) || text.Length <= prefix.Length)
        {
            return UserText.Of($"'{shown}' is not an id of this kind: it begins with '{prefix}'");
        }

        int wrong = Enumerable.Range(0, text.Length).First(index => index >= prefix.Length ? !IsOfIds(text[index]) : text[index] != prefix[index]);
        string character = ShownText.CodePoint(text, wrong);
        string described = ShownText.IsUnseen(text, wrong) || char.IsWhiteSpace(text[wrong])
            ? UserText.Of($"{character}, which nobody sees")
            : $"'{text.Substring(wrong, char.IsSurrogatePair(text, wrong) ? 2 : 1)}' ({character})";
        return IsId(meant, prefix)
            ? UserText.Of($"'{shown}' is no id, for it contains {described}. After '{prefix}' an id has a-z and 0-9 alone. Probably meant: '{meant}'")
            : UserText.Of($"'{shown}' is no id, for it contains {described}. After '{prefix}' an id has a-z and 0-9 alone");
    }

    /// <summary>What is wrong with a text that begins as ids of one of these kinds do, but is none; null where it begins otherwise.</summary>
    public static string? ProblemOfOne(string text, IEnumerable<string> prefixes)
    {
        string meant = WhatIsMeant(text);
        return prefixes.FirstOrDefault(prefix => meant.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix && !IsId(text, prefix)
            ? Problem(text, prefix)
            : null;
    }

    /// <summary>
    /// What is wrong with an id of which only the place is known, such as that of an instance, or null: its kinds are not
    /// known here, but no id has a character that nobody sees, a blank, or one that is not ASCII.
    /// </summary>
    public static string? ProblemOfAnyKind(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is <= ' ' or > '~')
            {
                return UserText.Of($"'{ShownText.Naming(text)}' is no id, for it contains {ShownText.CodePoint(text, i)}");
            }
        }

        return null;
    }

    private static string WhatIsMeant(string text) => new([.. FoldedText.Of(text).Select(c => LookAlikes.IndexOf(c) is >= 0 and var place
        ? Meant[place]
        : char.ToLowerInvariant(c))]);

    private static bool IsOfIds(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9');
}
