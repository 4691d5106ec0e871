using System;
using System.Security.Cryptography;
using System.Text;

namespace VpcPS.Core.Signing;

/// <summary>
/// A text that is put together as the bytes that are hashed and sent. Its buffer is used again and again.
/// </summary>
internal sealed class WireText
{
    // A character is at most three bytes of UTF-8, and each of them three characters when it is encoded.
    private const int BytesOfCharacter = 3;
    private const int CharactersOfEncodedByte = 3;

    private byte[] _bytes = new byte[1024];

    /// <summary>How many bytes the text has.</summary>
    public int Length { get; private set; }

    /// <summary>Begins a new text.</summary>
    public void Clear() => Length = 0;

    /// <summary>Adds a character of ASCII.</summary>
    public void Append(char character)
    {
        Reserve(1);
        _bytes[Length++] = (byte)character;
    }

    /// <summary>Adds a text as it is.</summary>
    public void Append(string text)
    {
        Reserve(text.Length * BytesOfCharacter);
        Length += Encoding.UTF8.GetBytes(text, 0, text.Length, _bytes, Length);
    }

    /// <summary>Adds a text percent-encoded.</summary>
    public void AppendEncoded(string text)
    {
        Reserve(text.Length);
        if (PercentEncoding.TryWriteUnreserved(text, _bytes, Length))
        {
            Length += text.Length;
            return;
        }

        byte[] octets = Encoding.UTF8.GetBytes(text);
        AppendEncoded(octets, octets.Length);
    }

    /// <summary>Adds another text percent-encoded.</summary>
    public void AppendEncoded(WireText text) => AppendEncoded(text._bytes, text.Length);

    /// <summary>Adds bytes as lower-case hexadecimal digits.</summary>
    public void AppendLowerHex(byte[] octets)
    {
        const string digits = "0123456789abcdef";
        Reserve(2 * octets.Length);
        byte[] target = _bytes;
        int place = Length;
        foreach (byte octet in octets)
        {
            target[place++] = (byte)digits[octet >> 4];
            target[place++] = (byte)digits[octet & 0xF];
        }

        Length = place;
    }

    /// <summary>Bytes as lower-case hexadecimal digits.</summary>
    public static string LowerHex(byte[] octets)
    {
        var text = new WireText();
        text.AppendLowerHex(octets);
        return text.ToString();
    }

    /// <summary>The hash of the text.</summary>
    /// <param name="algorithm">How to hash; it is as before afterwards.</param>
    public byte[] Hash(IncrementalHash algorithm)
    {
        algorithm.AppendData(_bytes, 0, Length);
        return algorithm.GetHashAndReset();
    }

    /// <summary>The text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(_bytes, 0, Length);

    private void AppendEncoded(byte[] octets, int count)
    {
        Reserve(count * CharactersOfEncodedByte);
        Length = PercentEncoding.Write(octets, count, _bytes, Length);
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - Length < count)
        {
            Array.Resize(ref _bytes, Math.Max(Length + count, 2 * _bytes.Length));
        }
    }
}
