using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using VpcPS.Core.Actions;

namespace VpcPS.Emulator.Tests.Conformance;

/// <summary>Calls that are difficult to sign. The same seed gives the same calls.</summary>
internal sealed class RandomCalls(int seed)
{
    private const int MaximumParameters = 12;
    private const int MaximumLength = 40;

    // Texts that encoders treat differently: reserved and unreserved characters, blanks, control characters, characters of two to four
    // bytes, and combined characters.
    private static readonly string[] Pieces =
    [
        "a", "Z", "0", "-", "_", ".", "~", "+", " ", "*", "%", "%20", "%2B", "&", "=", "/", "\\", "?", "#", ":", ";", ",", "@", "!", "$", "'", "(", ")",
        "[", "]", "{", "}", "|", "^", "`", "\"", "<", ">", "\t", "\n", "\r", "\u0001", "\u007f", "\u00a0", "é", "e\u0301", "ß", "İ", "ﬀ", "я", "网", "段",
        "\u2028", "\ufeff", "\uffff", "😀", "👩‍👩‍👧", "🇨🇳", "𠮷", "http://", "null", "undefined", "true", "[]",
    ];

    private static readonly string[] Words = ["Tag", "Key", "Value", "ResourceId", "Name", "Description", "Bandwidth", "a", "Z", "_x", "ClientToken"];

    private readonly Random _random = new(seed);

    /// <summary>A call with up to a dozen parameters: texts, empty ones, lists, and lists in lists.</summary>
    /// <param name="anyName">Whether names may be as hard as values. The official V3 code encodes no names: there they may not.</param>
    public AnyAction Next(bool anyName)
    {
        var parameters = new Dictionary<string, string>();
        int count = _random.Next(MaximumParameters + 1);
        while (parameters.Count < count)
        {
            parameters[Name(anyName)] = Text();
        }

        return new AnyAction(new AnyActionKind("Describe" + Pick(Words), known: null), "cn-hangzhou", [.. parameters]);
    }

    private string Name(bool anyName)
    {
        string name = string.Join('.', Enumerable.Range(0, _random.Next(1, 4)).Select(_ => $"{Pick(Words)}.{_random.Next(1, 12)}"));
        return _random.Next(4) switch
        {
            0 => Pick(Words) + _random.Next(100),
            1 when anyName => name + Text(),
            _ => name,
        };
    }

    private string Text()
    {
        if (_random.Next(8) == 0)
        {
            return "";
        }

        var text = new StringBuilder();
        int length = _random.Next(1, MaximumLength);
        for (int i = 0; i < length; i++)
        {
            text.Append(Pick(Pieces));
        }

        return text.ToString();
    }

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}
