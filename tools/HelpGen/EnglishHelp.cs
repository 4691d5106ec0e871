using System.Text.RegularExpressions;

namespace VpcPS.HelpGen;

/// <summary>The help as the doc comments have it.</summary>
internal sealed class EnglishHelp : HelpLanguage
{
    public override string Folder => "en-US";

    public override string Sources => "the doc comments in src/VpcPS";

    public override string DefaultMark => "Default: ";

    protected override string SentenceGap => " ";

    public override string Text(string english, TextUse use) => english;

    /// <summary>Up to a stop that a new sentence follows.</summary>
    public override string FirstSentence(string text)
    {
        Match end = Regex.Match(text, @"(?<!\.\.)[.](?= [A-Z])");
        return end.Success ? text[..(end.Index + 1)] : text;
    }
}
