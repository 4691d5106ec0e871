namespace VpcPS.HelpGen;

/// <summary>The help in Chinese, from the catalogues of translations in tools/HelpGen/zh-CN.</summary>
internal sealed class ChineseHelp : HelpLanguage
{
    public const string Culture = "zh-CN";

    private readonly Translations _translations;

    public ChineseHelp(Translations translations) => _translations = translations;

    public override string Folder => Culture;

    public override string Sources => "the doc comments in src/VpcPS and their translations in tools/HelpGen/zh-CN";

    public override string DefaultMark => "默认值：";

    protected override string SentenceGap => "";

    public override string Text(string english, TextUse use) => _translations.Find(english, use);

    public override string FirstSentence(string text)
    {
        int stop = text.IndexOf('。', System.StringComparison.Ordinal);
        return stop < 0 ? text : text[..(stop + 1)];
    }
}
