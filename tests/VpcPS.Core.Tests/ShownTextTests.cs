using Xunit;

namespace VpcPS.Core.Tests;

/// <summary>Characters that control a terminal are shown as code points. Characters that only look unusual are kept.</summary>
public sealed class ShownTextTests
{
    [Theory]
    [InlineData("plain, 中文, é", "plain, 中文, é")]
    [InlineData("a\u001B[31mb", "a<U+001B>[31mb")]
    [InlineData("a\u009B31m\u0085\u007F\u0000", "a<U+009B>31m<U+0085><U+007F><U+0000>")]
    [InlineData("one\r\ntwo\tthree\rfour\nfive", "one two three four five")]
    [InlineData("exe\u202Egpj.\u2066x\u2069\u200F", "exe<U+202E>gpj.<U+2066>x<U+2069><U+200F>")]
    [InlineData("\u2028\u2029", "<U+2028><U+2029>")]
    // Parts of words and of pictures.
    [InlineData("می\u200Cخواهم 👨\u200D👩", "می\u200Cخواهم 👨\u200D👩")]
    public void Of(string text, string shown) => Assert.Equal(shown, ShownText.Of(text));

    [Theory]
    [InlineData("a\u200Bb", "a<U+200B>b")]
    [InlineData("\u00A0a b\u3000", "<U+00A0>a b<U+3000>")]
    [InlineData("\uDB40\uDC41", "<U+E0041>")]
    [InlineData("\u00AD\u3164\uFE0F", "<U+00AD><U+3164><U+FE0F>")]
    public void Naming(string text, string shown) => Assert.Equal(shown, ShownText.Naming(text));

    [Fact]
    public void A_list_is_shown_by_its_texts() => Assert.Equal(new[] { "a", "<U+001B>" }, ShownText.OfValue(new[] { "a", "\u001B" }));

    [Fact]
    public void What_is_cut_has_no_half_character_and_no_more_than_the_most()
    {
        Assert.Equal("abcd", ShownText.Cut("abcd", 4));
        Assert.Equal("a...", ShownText.Cut("abcde", 4));
        Assert.Equal("a...", ShownText.Cut("a😀bcdef", 5));
    }

    [Fact]
    public void Lines_of_an_answer_stay() => Assert.Equal("a\r\n\tb<U+001B>", ShownText.OfLines("a\r\n\tb\u001B"));
}
