using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace VpcPS.Core.Credentials;

/// <summary>
/// The command line of a profile's process_command: words with POSIX quoting. Other features of a shell are not
/// supported.
/// </summary>
internal static class CommandLine
{
    /// <summary>Splits a command line into its words.</summary>
    /// <param name="text">The command line.</param>
    /// <param name="isBackslashLiteral">
    /// Whether a backslash is an ordinary character. True on Windows, where it separates directories.
    /// </param>
    /// <exception cref="FormatException">A quote is not closed, or nothing follows a last backslash.</exception>
    public static IReadOnlyList<string> Split(string text, bool isBackslashLiteral)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        bool isInWord = false;
        char quote = '\0';
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\\' && !isBackslashLiteral && quote != '\'')
            {
                if (++i == text.Length)
                {
                    throw new FormatException(UserText.Translate("nothing follows the last backslash"));
                }

                // Inside double quotes, a backslash is special only before these characters.
                if (quote == '"' && text[i] is not ('"' or '\\' or '$' or '`'))
                {
                    word.Append(c);
                }

                word.Append(text[i]);
                isInWord = true;
            }
            else if (quote != '\0')
            {
                if (c == quote)
                {
                    quote = '\0';
                }
                else
                {
                    word.Append(c);
                }
            }
            else if (c is '"' or '\'')
            {
                quote = c;
                isInWord = true;
            }
            else if (!char.IsWhiteSpace(c))
            {
                word.Append(c);
                isInWord = true;
            }
            else if (isInWord)
            {
                words.Add(word.ToString());
                word.Clear();
                isInWord = false;
            }
        }

        if (quote != '\0')
        {
            throw new FormatException(UserText.Translate("a quote is not closed"));
        }

        if (isInWord)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    /// <summary>
    /// Joins words to a command line that .NET on every system and Windows programs split into the same words. This is needed because
    /// netstandard2.0 can't pass a list of arguments.
    /// </summary>
    public static string Join(IEnumerable<string> words) => string.Join(" ", words.Select(Quote));

    private static string Quote(string word)
    {
        var quoted = new StringBuilder("\"");
        int backslashes = 0;
        foreach (char c in word)
        {
            if (c == '\\')
            {
                backslashes++;
                continue;
            }

            // Backslashes before a quote are doubled. Elsewhere they are not changed.
            quoted.Append('\\', c == '"' ? (2 * backslashes) + 1 : backslashes).Append(c);
            backslashes = 0;
        }

        return quoted.Append('\\', 2 * backslashes).Append('"').ToString();
    }
}
