using System;
using System.Collections.Generic;

namespace VpcPS.HelpGen;

/// <summary>Where a text of the help is used.</summary>
/// <param name="Page">The noun of the cmdlet, or the topic.</param>
/// <param name="Place">Where in it, for who reads it.</param>
internal sealed record TextUse(string Page, string Place);

/// <summary>A language that the help is written in: its texts, and what depends on how it writes sentences.</summary>
internal abstract class HelpLanguage
{
    /// <summary>The folder of the help files, a name of a culture.</summary>
    public abstract string Folder { get; }

    /// <summary>Where its texts are written, for who would change the help.</summary>
    public abstract string Sources { get; }

    /// <summary>What the text of a parameter puts before its default.</summary>
    public abstract string DefaultMark { get; }

    /// <summary>What stands between two sentences.</summary>
    protected abstract string SentenceGap { get; }

    /// <summary>A text in this language.</summary>
    /// <param name="english">The text as the doc comment, or this tool, has it.</param>
    /// <param name="use">Where it is needed.</param>
    public abstract string Text(string english, TextUse use);

    /// <summary>The first sentence of a text, its stop included.</summary>
    public abstract string FirstSentence(string text);

    /// <summary>Paragraphs as one.</summary>
    public string Join(IEnumerable<string> paragraphs) => string.Join(SentenceGap, paragraphs);

    /// <summary>What the text of a parameter says of its default, without the stop; null when it says nothing.</summary>
    public string? Default(string text)
    {
        int begin = text.IndexOf(DefaultMark, StringComparison.Ordinal);
        return begin < 0 ? null : FirstSentence(text[(begin + DefaultMark.Length)..]).TrimEnd('.', '。');
    }
}
