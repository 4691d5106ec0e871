using System;
using VpcPS.Core;

namespace VpcPS.Texts;

/// <summary>Checks texts from users and files: blanks around a cell, control characters, signs of a wrong encoding.</summary>
internal static class WrittenText
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text without blanks around it. Null when it has no visible character.</summary>
    /// <param name="text">The text, or null.</param>
    public static string? TrimToNull(string? text) =>
        string.IsNullOrWhiteSpace(text) || FoldedText.Of(text!).Length == 0 ? null : text!.Trim();

    /// <summary>Whether a text ends with a question mark. No period is added after it.</summary>
    public static bool IsQuestion(string text) => text.Length > 0 && text[text.Length - 1] is '?' or '\uFF1F';

    /// <summary>The text as a sentence: with a period at the end, unless it is a question.</summary>
    public static string Sentence(string text) => IsQuestion(text) ? text : text + ".";

    /// <summary>
    /// Says what is wrong with a parameter of any action, or null. The name of the parameter tells whether its value is
    /// an id or a text.
    /// </summary>
    /// <param name="name">The parameter's name on the wire, such as VpcId or Tag.1.Value.</param>
    /// <param name="value">The parameter's value.</param>
    public static string? ProblemOfParameter(string name, string value) => IdSyntax.ProblemOfAnyKind(name)
        ?? (IdSyntax.IsNameOfId(name) || name.EndsWith("Token", StringComparison.Ordinal)
            ? IdSyntax.ProblemOfAnyKind(value)
            : Problem(value, mayHaveLines: true));

    /// <summary>Says what is wrong with a text, or null.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mayHaveLines">Whether tabs and line ends are allowed, as in a description.</param>
    public static string? Problem(string text, bool mayHaveLines = false)
    {
        if (text.IndexOf(Replacement) >= 0)
        {
            return UserText.Of(
                $"'{text}' contains U+FFFD, a character that could not be decoded: the file was read with the wrong encoding. Save it as UTF-8, or name its encoding, such as Import-Csv plan.csv -Encoding gb18030 for Chinese Excel");
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) && !(mayHaveLines && text[i] is '\t' or '\r' or '\n'))
            {
                return UserText.Of($"'{ShownText.Naming(text)}' contains the control character {ShownText.CodePoint(text, i)}");
            }
        }

        return null;
    }
}
