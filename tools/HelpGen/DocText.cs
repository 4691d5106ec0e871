using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace VpcPS.HelpGen;

/// <summary>The text of a doc comment as plain paragraphs.</summary>
internal static class DocText
{
    private static readonly Regex Blanks = new(@"\s+");

    /// <summary>The paragraphs of an element; none when there is no element.</summary>
    /// <exception cref="FormatException">It has markup that help can't show.</exception>
    public static IReadOnlyList<string> Paragraphs(XElement? element)
    {
        var paragraphs = new List<string>();
        var current = new StringBuilder();
        void End()
        {
            if (Blanks.Replace(current.ToString(), " ").Trim() is { Length: > 0 } text)
            {
                // When a shortened id ends a sentence, the full stop follows its three dots.
                paragraphs.Add(text.Replace("....", "...", StringComparison.Ordinal));
            }

            current.Clear();
        }

        foreach (XNode node in element?.Nodes() ?? [])
        {
            if (node is XElement { Name.LocalName: "para" } paragraph)
            {
                End();
                AppendInline(current, paragraph.Nodes());
                End();
            }
            else
            {
                AppendInline(current, [node]);
            }
        }

        End();
        return paragraphs;
    }

    /// <summary>The lines of a script without the indentation that they share.</summary>
    public static string Code(XElement code)
    {
        string[] lines = code.Value.ReplaceLineEndings("\n").Split('\n');
        lines = [.. lines.SkipWhile(string.IsNullOrWhiteSpace).Reverse().SkipWhile(string.IsNullOrWhiteSpace).Reverse()];
        int indentation = lines.Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join('\n', lines.Select(line => string.IsNullOrWhiteSpace(line) ? "" : line[indentation..].TrimEnd()));
    }

    private static void AppendInline(StringBuilder text, IEnumerable<XNode> nodes)
    {
        foreach (XNode node in nodes)
        {
            switch (node)
            {
                case XText words:
                    text.Append(words.Value);
                    break;
                case XElement { Name.LocalName: "c" } code:
                    text.Append(code.Value);
                    break;
                case XElement { Name.LocalName: "see" } see when (string?)see.Attribute("langword") is { } word:
                    text.Append('$').Append(word);
                    break;
                case XElement { Name.LocalName: "see" } see when (string?)see.Attribute("cref") is { } reference:
                    // T:Space.Type, P:Space.Type.Property: a reader of help wants the last name.
                    text.Append(reference.Split('.')[^1]);
                    break;
                case XElement element:
                    throw new FormatException($"<{element.Name.LocalName}> can't be shown in help");
                default:
                    break;
            }
        }
    }
}
