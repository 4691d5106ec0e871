using System;
using System.Linq;
using System.Net;
using FsCheck.Xunit;
using VpcPS.Core.Signing;
using VpcPS.Core.Tests.Vectors;
using Xunit;

namespace VpcPS.Core.Tests.Signing;

[Properties(Arbitrary = [typeof(Texts)], MaxTest = 1000)]
public sealed class PercentEncodingTests
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (EncodingCase vector in VectorFile.EncodingCases)
            {
                cases.Add(vector.Input, vector.Encoded);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Encodes_as_the_vector_says(string input, string encoded) =>
        Assert.Equal(encoded, PercentEncoding.Encode(input));

    [Fact]
    public void No_text_is_an_error_of_the_caller() =>
        Assert.Throws<ArgumentNullException>(() => PercentEncoding.Encode(null!));

    // This is not a theory, because an attribute's texts are UTF-8, which can't represent an unpaired surrogate.
    [Fact]
    public void A_lone_surrogate_becomes_the_replacement_character()
    {
        Assert.Equal("%EF%BF%BD", PercentEncoding.Encode("\ud800"));
        Assert.Equal("a%EF%BF%BDb", PercentEncoding.Encode("a\udc00b"));
        Assert.Equal("%F0%9F%98%80", PercentEncoding.Encode("\ud83d\ude00"));
    }

    [Property]
    public bool The_output_is_unreserved_characters_and_upper_case_escapes(AnyText text)
    {
        string encoded = PercentEncoding.Encode(text.Value);
        for (int i = 0; i < encoded.Length; i++)
        {
            if (encoded[i] == '%' && i + 2 < encoded.Length && IsUpperHex(encoded[i + 1]) && IsUpperHex(encoded[i + 2]))
            {
                i += 2;
            }
            else if (!Unreserved.Contains(encoded[i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    [Property]
    public void Decodes_back_to_the_text(AnyText text) =>
        Assert.Equal(text.Value, Uri.UnescapeDataString(PercentEncoding.Encode(text.Value)));

    [Property]
    public bool Encoding_twice_changes_nothing_exactly_when_all_is_unreserved(AnyText text)
    {
        string once = PercentEncoding.Encode(text.Value);
        bool isUnchanged = PercentEncoding.Encode(once) == once;
        return isUnchanged == text.Value.All(c => Unreserved.Contains(c, StringComparison.Ordinal));
    }

    [Property]
    public bool A_text_is_encoded_piece_by_piece(AnyText left, AnyText right) =>
        PercentEncoding.Encode(left.Value + right.Value) == PercentEncoding.Encode(left.Value) + PercentEncoding.Encode(right.Value);

    // Compares with two other encoders, after correcting what they are known to do differently.
    [Property]
    public void Equals_the_form_encoder_of_the_runtime_corrected(AnyText text)
    {
        string reference = WebUtility.UrlEncode(text.Value)
            .Replace("+", "%20", StringComparison.Ordinal)
            .Replace("%7E", "~", StringComparison.Ordinal)
            .Replace("!", "%21", StringComparison.Ordinal)
            .Replace("(", "%28", StringComparison.Ordinal)
            .Replace(")", "%29", StringComparison.Ordinal)
            .Replace("*", "%2A", StringComparison.Ordinal);

        Assert.Equal(reference, PercentEncoding.Encode(text.Value));
    }

    [Property]
    public void Equals_the_uri_encoder_of_this_runtime(AnyText text) =>
        Assert.Equal(Uri.EscapeDataString(text.Value), PercentEncoding.Encode(text.Value));

    [Fact]
    public void A_long_text_is_encoded_to_its_end() =>
        Assert.Equal(string.Concat(Enumerable.Repeat("%E5%AD%97", 5000)), PercentEncoding.Encode(new string('字', 5000)));

    private static bool IsUpperHex(char character) => character is >= '0' and <= '9' or >= 'A' and <= 'F';
}
