using System.Collections.Generic;
using System.Text;
using System.Text.RegularExpressions;

namespace VpcPS.HelpGen;

/// <summary>Where a text of the help is used.</summary>
/// <param name="Page">The noun of the cmdlet, or the topic.</param>
/// <param name="Place">The place in the page, for translators.</param>
internal sealed record TextUse(string Page, string Place);

/// <summary>
/// A language of the help. Texts without a translation are in English, so a page may contain both languages. So the end of a sentence and
/// the name of a default are recognised from the text itself.
/// </summary>
internal sealed partial class HelpLanguage
{
    private readonly Translations? _translations;

    private HelpLanguage(string folder, Translations? translations)
    {
        Folder = folder;
        _translations = translations;
    }

    /// <summary>The help as the doc comments have it.</summary>
    public static HelpLanguage English { get; } = new("en-US", translations: null);

    /// <summary>The folder of the help files, a name of a culture.</summary>
    public string Folder { get; }

    /// <summary>The help in another language.</summary>
    /// <param name="translations">Its texts.</param>
    public static HelpLanguage Translated(Translations translations) => new(translations.Culture, translations);

    /// <summary>A text in this language, or in English where it has no translation.</summary>
    /// <param name="english">The text as the doc comment, or this tool, has it.</param>
    /// <param name="use">Where it is needed.</param>
    public string Text(string english, TextUse use) => _translations?.Find(english, use) ?? english;

    /// <summary>The first sentence of a text, including its full stop.</summary>
    public static string FirstSentence(string text)
    {
        Match end = SentenceEnd().Match(text);
        return end.Success ? text[..(end.Index + 1)] : text;
    }

    /// <summary>Joins paragraphs into one.</summary>
    public static string Join(IEnumerable<string> paragraphs)
    {
        var joined = new StringBuilder();
        foreach (string paragraph in paragraphs)
        {
            // A Chinese full stop already includes the space after it.
            joined.Append(joined.Length == 0 || joined[^1] == '。' ? "" : " ").Append(paragraph);
        }

        return joined.ToString();
    }

    /// <summary>What the text of a parameter says about its default, without the full stop. Null when it says nothing.</summary>
    public static string? Default(string text)
    {
        Match mark = DefaultMark().Match(text);
        return mark.Success ? FirstSentence(text[(mark.Index + mark.Length)..]).TrimEnd('.', '。') : null;
    }

    // An English full stop ends a sentence when a new sentence follows. A shortened id ends with three dots.
    [GeneratedRegex(@"。|(?<!\.\.)[.](?= [A-Z])")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("Default: |默认值：")]
    private static partial Regex DefaultMark();
}
