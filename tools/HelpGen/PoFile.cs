using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace VpcPS.HelpGen;

/// <summary>A text and its translation.</summary>
/// <param name="English">The text that is translated, as it is in the source.</param>
/// <param name="Translation">Its translation; empty when there is none yet.</param>
/// <param name="Notes">Lines that translators and their programs keep with it, such as "# ..." and "#, fuzzy".</param>
internal sealed record PoEntry(string English, string Translation, IReadOnlyList<string> Notes)
{
    /// <summary>Whether the translation can be used: it is not empty, and it is not marked as doubtful.</summary>
    public bool IsDone => Translation.Length > 0 && !Notes.Any(note => note.StartsWith("#,", StringComparison.Ordinal) && note.Contains("fuzzy", StringComparison.Ordinal));
}

/// <summary>
/// The format of gettext's catalogues, which translators' programs edit: as much of it as plain texts need, one line for
/// each string. https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
/// </summary>
internal static partial class PoFile
{
    // The prefix of entries that no text uses any more. Editors of catalogues show these entries separately.
    private const string Obsolete = "#~ ";

    /// <summary>The entries of a catalogue, including obsolete ones, without its header.</summary>
    /// <exception cref="HelpProblemException">A line does not belong to a catalogue.</exception>
    public static IEnumerable<PoEntry> Read(string path)
    {
        var notes = new List<string>();
        var english = new StringBuilder();
        var translation = new StringBuilder();
        StringBuilder? current = null;
        int number = 0;
        foreach (string whole in File.ReadLines(path).Append(""))
        {
            number++;
            string line = whole.StartsWith(Obsolete, StringComparison.Ordinal) ? whole[Obsolete.Length..] : whole;
            if (line.Length == 0)
            {
                if (english.Length > 0)
                {
                    yield return new PoEntry(english.ToString(), translation.ToString(), [.. notes]);
                }

                notes.Clear();
                english.Clear();
                translation.Clear();
                current = null;
            }
            else if (line[0] == '#')
            {
                // The places where a text is used are determined again each time, so the old ones are skipped.
                if (!line.StartsWith("#:", StringComparison.Ordinal))
                {
                    notes.Add(line);
                }
            }
            else
            {
                Match match = StringLine().Match(line);
                current = !match.Success ? null : match.Groups["keyword"].Value switch
                {
                    "msgid" => english,
                    "msgstr" => translation,
                    _ => current,
                };
                _ = (current ?? throw new HelpProblemException([$"{path}, line {number}: not a line of a catalogue."]))
                    .Append(Unquote(match.Groups["text"].Value));
            }
        }
    }

    /// <summary>Makes the text of a catalogue: first the used entries with the places that use them, then the unused entries.</summary>
    /// <param name="culture">The language of the translations.</param>
    /// <param name="used">In order; beside each the places that use it.</param>
    /// <param name="unused">In order.</param>
    public static string Write(string culture, IEnumerable<(PoEntry Entry, string Places)> used, IEnumerable<PoEntry> unused)
    {
        var text = new StringBuilder();
        text.Append("# Translations of the help; CONTRIBUTING.md says how they are kept.\n");
        text.Append("msgid \"\"\nmsgstr \"Language: ").Append(culture).Append("\\nMIME-Version: 1.0\\nContent-Type: text/plain; charset=UTF-8\\nContent-Transfer-Encoding: 8bit\\n\"\n");
        foreach ((PoEntry entry, string places) in used)
        {
            text.Append('\n');
            entry.Notes.ToList().ForEach(note => text.Append(note).Append('\n'));
            text.Append("#: ").Append(places).Append('\n');
            text.Append("msgid ").Append(Quote(entry.English)).Append('\n');
            text.Append("msgstr ").Append(Quote(entry.Translation)).Append('\n');
        }

        foreach (PoEntry entry in unused)
        {
            text.Append('\n');
            entry.Notes.ToList().ForEach(note => text.Append(note).Append('\n'));
            text.Append(Obsolete).Append("msgid ").Append(Quote(entry.English)).Append('\n');
            text.Append(Obsolete).Append("msgstr ").Append(Quote(entry.Translation)).Append('\n');
        }

        return text.ToString();
    }

    private static string Quote(string text) =>
        '"' + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal) + '"';

    private static string Unquote(string text) => Escape().Replace(text, match => match.Value == "\\n" ? "\n" : match.Value[1..]);

    [GeneratedRegex("""^(?:(?<keyword>msgid|msgstr) )?"(?<text>(?:[^"\\]|\\.)*)"$""")]
    private static partial Regex StringLine();

    [GeneratedRegex(@"\\.")]
    private static partial Regex Escape();
}
