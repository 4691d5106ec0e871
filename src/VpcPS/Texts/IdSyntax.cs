using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using VpcPS.Core;

namespace VpcPS.Texts;

/// <summary>
/// The syntax of ids: the prefix of the kind, followed only by a-z and 0-9. No document says so, but every sample whose characters are
/// shown has this form. A text of another form is refused here, because the service would answer "does not exist", which -IfExists treats
/// as success.
/// </summary>
internal static class IdSyntax
{
    // Cyrillic letters that look like the letters of ids.
    private const string LookAlikes = "\u0430\u0435\u043E\u0440\u0441\u0445\u0443\u0456\u0455\u0458";
    private const string Meant = "aeopcxyisj";

    // Characters that may stand between several ids in one cell.
    private static readonly char[] Separators = [',', ';', ' ', '\t', '\r', '\n', '|', '/', '\u00A0', '\uFF0C', '\u3001', '\uFF1B'];

    private const int MostOfObject = 60;

    // The text of an object of this module, such as "ipv6gw-... of vpc-...: Available" or "VpcNetwork { VpcId = vpc-..., Name = web".
    private const string ObjectText =
        @"^(\w+ \{ \w+ = (?<id>[a-z0-9]+-[a-z0-9]+)[, ]|(?<id>[a-z0-9]+-[a-z0-9]+)( \(| of | for |: ))";

    /// <summary>Whether a text is an id with this prefix.</summary>
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

    /// <summary>
    /// Reads an id. A-Z become a-z, because no id has capital letters. Other wrong characters are kept and refused later.
    /// </summary>
    public static string Read(string text)
    {
        foreach (char c in text)
        {
            if (IsCapital(c))
            {
                string read = new([.. text.Select(other => IsCapital(other) ? (char)(other - 'A' + 'a') : other)]);
                return (string)Readings.Keep(read, text);
            }
        }

        return text;
    }

    /// <summary>Says why a text is not an id with this prefix, and what was probably meant.</summary>
    public static string Problem(string text, string prefix)
    {
        string shown = ShownText.Naming(text);
        string[] several = text.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        if (several.Length > 1 && several.All(one => IsId(one, prefix)))
        {
            return UserText.Of(
                $"'{shown}' is {several.Length} ids in one text. Put each id in its own row. As arguments, put the commas outside the quotes: '{several[0]}', '{several[1]}'");
        }

        if (Regex.Match(text, ObjectText, RegexOptions.CultureInvariant).Groups["id"].Value is var id && IsId(id, prefix))
        {
            return UserText.Of(
                $"'{ShownText.Cut(shown, MostOfObject)}' is the text of an object and not an id. Pipe the object into the command, or give its id: '{id}'");
        }

        string meant = WhatIsMeant(text);
        if (!meant.StartsWith(prefix, StringComparison.Ordinal) || text.Length <= prefix.Length)
        {
            return UserText.Of($"'{shown}' is not an id of this kind, which begins with '{prefix}'");
        }

        int wrong = Enumerable.Range(0, text.Length).First(
            index => index >= prefix.Length ? !IsOfIds(text[index]) : text[index] != prefix[index]);
        string character = ShownText.CodePoint(text, wrong);
        string described = text[wrong] == ' '
            ? UserText.Of($"a blank ({character})")
            : ShownText.IsUnseen(text, wrong) || char.IsWhiteSpace(text[wrong])
            ? UserText.Of($"the invisible character {character}")
            : $"'{text.Substring(wrong, char.IsSurrogatePair(text, wrong) ? 2 : 1)}' ({character})";
        return IsId(meant, prefix)
            ? UserText.Of(
                $"'{shown}' is not an id: it contains {described}. After '{prefix}' an id has only a-z and 0-9. Did you mean '{meant}'?")
            : UserText.Of($"'{shown}' is not an id: it contains {described}. After '{prefix}' an id has only a-z and 0-9");
    }

    /// <summary>
    /// Says why a text that begins like an id of one of these kinds is not a valid id. Null when the text begins differently.
    /// </summary>
    public static string? ProblemOfOne(string text, IEnumerable<string> prefixes)
    {
        string meant = WhatIsMeant(text);
        return prefixes.FirstOrDefault(prefix => meant.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix && !IsId(text, prefix)
            ? Problem(text, prefix)
            : null;
    }

    /// <summary>
    /// Says what is wrong with an id of an unknown kind, such as the id of an instance; or null. No id of any kind
    /// contains an invisible character, a blank, or a character outside of ASCII.
    /// </summary>
    public static string? ProblemOfAnyKind(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is <= ' ' or > '~')
            {
                return UserText.Of($"'{ShownText.Naming(text)}' is not an id: it contains {ShownText.CodePoint(text, i)}");
            }
        }

        return null;
    }

    /// <summary>
    /// Whether a value is an id, according to its name or its path: VpcId, ResourceId[1], Entries.1.VpcId, IpInstanceIds.2.
    /// </summary>
    public static bool IsNameOfId(string path)
    {
        int end = path.Length;
        while (end > 0 && (char.IsDigit(path[end - 1]) || path[end - 1] is '.' or '[' or ']'))
        {
            end--;
        }

        return end > 1
            && (string.CompareOrdinal(path, end - 2, "Id", 0, 2) == 0
                || (end > 2 && string.CompareOrdinal(path, end - 3, "Ids", 0, 3) == 0));
    }

    private static string WhatIsMeant(string text) => new([.. FoldedText.Of(text).Select(c => LookAlikes.IndexOf(c) is >= 0 and var place
        ? Meant[place]
        : char.ToLowerInvariant(c))]);

    private static bool IsCapital(char c) => c is >= 'A' and <= 'Z';

    private static bool IsOfIds(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9');
}
