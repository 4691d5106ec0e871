using System;
using System.Collections.Generic;
using System.Linq;

namespace VpcPS.HelpGen;

/// <summary>The lists of all commands in pages that are otherwise written by hand.</summary>
internal static class CommandLists
{
    /// <summary>For a topic: a line for each noun, with its verbs.</summary>
    public static string ByNoun(IReadOnlyList<CmdletPage> pages)
    {
        int width = pages.Max(page => page.Noun.Length) + 2;
        return "\n" + string.Concat(pages.GroupBy(page => page.Noun)
            .OrderBy(noun => noun.Key, StringComparer.Ordinal)
            .Select(noun => $"        {noun.Key.PadRight(width)}{string.Join(' ', noun.Select(page => page.Verb))}\n")) + "\n";
    }

    /// <summary>For a page in Markdown: the rows of a table, with what each command does.</summary>
    public static string Rows(IReadOnlyList<CmdletPage> pages) =>
        string.Concat(pages.Select(page => $"| `{page.Name}` | {page.Synopsis} |\n"));
}
