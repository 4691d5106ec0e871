using System.Collections.Generic;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace VpcPS.Core.Tests;

/// <summary>A text of any Unicode characters except unpaired surrogates, so that UTF-8 can represent it.</summary>
public sealed record AnyText(string Value)
{
    public override string ToString() => string.Join(' ', Value.EnumerateRunes().Select(r => $"U+{r.Value:X4}"));
}

/// <summary>Generators for properties; name this type in a property's Arbitrary.</summary>
public static class Texts
{
    // ASCII and its punctuation are more frequent than in Unicode as a whole, because encoders often fail there. The last but one range
    // contains the bidirectional controls, which System.Uri treats specially.
    private static readonly Gen<Rune> AnyRune = Gen.Frequency(
        (4, Between(0x20, 0x7E)),
        (1, Between(0x00, 0x1F)),
        (1, Between(0x7F, 0x7FF)),
        (2, Between(0x4E00, 0x9FFF)),
        (1, Between(0x2000, 0x206F)),
        (1, Between(0xE000, 0x10FFFF)));

    public static Arbitrary<AnyText> Text() => Arb.From(
        AnyRune.ListOf().Select(runes => new AnyText(string.Concat(runes))),
        text => Shorter(text.Value));

    private static Gen<Rune> Between(int first, int last) => Gen.Choose(first, last).Select(value => new Rune(value));

    private static IEnumerable<AnyText> Shorter(string text)
    {
        Rune[] runes = [.. text.EnumerateRunes()];
        return Enumerable.Range(0, runes.Length)
            .Select(left => new AnyText(string.Concat(runes.Where((_, index) => index != left))));
    }
}
