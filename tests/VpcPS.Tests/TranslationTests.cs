using System;
using System.IO;
using System.Linq;
using VpcPS.HelpGen;
using Xunit;

namespace VpcPS.Tests;

/// <summary>The catalogues of the help's translations: new and outdated texts are noticed, and no translation is lost.</summary>
public sealed class TranslationTests : IDisposable
{
    private const string Culture = "zh-CN";

    private static readonly TextUse Somewhere = new("Thing", "Get-Thing");

    private readonly string _root = Path.Combine(Path.GetTempPath(), $"vpcps-translations-{Guid.NewGuid():N}");

    public void Dispose()
    {
        if (Directory.Exists(_root))
        {
            Directory.Delete(_root, recursive: true);
        }
    }

    [Fact]
    public void A_text_is_found_and_what_is_written_reads_the_same()
    {
        const string english = "Says \"hello\" to C:\\Users.\nTwice.";
        Save("Thing", Entry("Says \\\"hello\\\" to C:\\\\Users.\\nTwice.", "向 C:\\\\Users 说 \\\"hello\\\"。\\n两次。"));
        Translations translations = Load();

        Assert.Equal("向 C:\\Users 说 \"hello\"。\n两次。", translations.Find(english, Somewhere));
        Assert.Empty(translations.Missing.Concat(translations.Outdated));

        Save(Assert.Single(translations.Write()));
        Assert.Equal("向 C:\\Users 说 \"hello\"。\n两次。", Load().Find(english, Somewhere));
    }

    [Fact]
    public void A_changed_text_has_no_translation_and_the_old_one_is_kept_to_draw_on()
    {
        Save("Thing", "# who is spoken to\n" + Entry("Says hello.", "打招呼。"));
        Translations translations = Load();

        Assert.Equal("Says goodbye.", translations.Find("Says goodbye.", Somewhere));

        Assert.Equal("tools/HelpGen/zh-CN/Thing.po: \"Says goodbye.\" (Get-Thing)", Assert.Single(translations.Missing));
        Assert.Equal("tools/HelpGen/zh-CN/Thing.po: \"Says hello.\"", Assert.Single(translations.Outdated));
        HelpFile written = Assert.Single(translations.Write());
        Assert.EndsWith(
            """

            #: Get-Thing
            msgid "Says goodbye."
            msgstr ""

            # who is spoken to
            #~ msgid "Says hello."
            #~ msgstr "打招呼。"

            """.ReplaceLineEndings("\n"),
            written.Text,
            StringComparison.Ordinal);

        // When a text is used again, its old translation is used again.
        Save(written);
        translations = Load();
        Assert.Equal("打招呼。", translations.Find("Says hello.", Somewhere));
        Assert.Empty(translations.Missing.Concat(translations.Outdated));
    }

    [Fact]
    public void A_doubtful_translation_is_none()
    {
        Save("Thing", "#, fuzzy\n" + Entry("Says hello.", "大概是打招呼。"));
        Translations translations = Load();

        Assert.Equal("Says hello.", translations.Find("Says hello.", Somewhere));
        Assert.Single(translations.Missing);
        Assert.Contains("大概是打招呼。", Assert.Single(translations.Write()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_several_nouns_say_is_translated_once()
    {
        Save("Thing", Entry("Says hello.", "打招呼。"));
        Translations translations = Load();
        translations.Find("Says hello.", Somewhere);
        translations.Find("Says hello.", new TextUse("Other", "Get-Other"));

        Assert.Empty(translations.Missing.Concat(translations.Outdated));
        HelpFile shared = Assert.Single(translations.Write(), file => file.Text.Contains("Says hello.", StringComparison.Ordinal));
        Assert.Equal("tools/HelpGen/zh-CN/Shared.po", shared.Path);
        Assert.Contains("#: Get-Thing and 1 more\n", shared.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_is_none_is_named()
    {
        Save("Thing", "msgid \"Says hello.\"\nmsgstr \"打招呼。\n");

        Assert.Contains("Thing.po, line 5", Assert.Throws<HelpProblemException>(Load).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_translation_with_other_placeholders_is_named()
    {
        Save("Thing", Entry("By value, to -{0}. {1}", "按值传给 -{0}。"));

        Assert.Contains("Thing.po: the translation has other placeholders", Assert.Throws<HelpProblemException>(Load).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Lists addresses, such as ipv6-... or others. All of them.", "Lists addresses, such as ipv6-... or others.")]
    [InlineData("列出IPv6地址。全部。", "列出IPv6地址。")]
    [InlineData("No stop", "No stop")]
    public void A_sentence_ends_as_its_language_has_it(string text, string first) => Assert.Equal(first, HelpLanguage.FirstSentence(text));

    [Theory]
    [InlineData("How many. Default: 5. More.", "5")]
    [InlineData("多少。默认值：5。更多。", "5")]
    [InlineData("多少。", null)]
    public void A_default_is_found_in_both_languages(string text, string? value) => Assert.Equal(value, HelpLanguage.Default(text));

    [Fact]
    public void Paragraphs_that_are_translated_in_part_are_joined_with_a_gap_where_one_is_due() =>
        Assert.Equal("中文。English. 中文。", HelpLanguage.Join(["中文。", "English.", "中文。"]));

    [Theory]
    [InlineData("a few words of English that go on", 10, "a few", "words of", "English", "that go on")]
    [InlineData("公网带宽，按使用流量计费。", 9, "公网带", "宽，按使", "用流量计", "费。")]
    [InlineData("用 -Wait 等待（最多 300 秒）", 12, "用 -Wait 等", "待（最多 300", "秒）")]
    [InlineData("anunbreakableword", 10, "anunbreakableword")]
    public void Lines_are_broken_where_a_reader_expects_it(string text, int width, params string[] lines)
    {
        Assert.Equal(lines, Columns.Wrap(text, width));
        Assert.All(lines.Where(line => line != text), line => Assert.InRange(Columns.Of(line), 1, width));
    }

    private static string Entry(string english, string translation) => $"msgid \"{english}\"\nmsgstr \"{translation}\"\n";

    private Translations Load() => Translations.Load(_root, Culture);

    private void Save(string catalogue, string entries) =>
        Save(new HelpFile($"tools/HelpGen/{Culture}/{catalogue}.po", "msgid \"\"\nmsgstr \"Language: zh-CN\\n\"\n\n" + entries));

    private void Save(HelpFile file)
    {
        string path = Path.Combine(_root, file.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, file.ToBytes());
    }
}
