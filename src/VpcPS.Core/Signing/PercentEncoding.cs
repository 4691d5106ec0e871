using System;
using System.Linq;

namespace VpcPS.Core.Signing;

/// <summary>
/// The percent encoding that both signatures are computed over: UTF-8 bytes, <c>A-Z a-z 0-9 - _ . ~</c> unchanged,
/// every other byte <c>%XX</c> with upper-case hexadecimal digits. A space is <c>%20</c>, never <c>+</c>.
/// </summary>
/// <remarks>
/// <see cref="Uri.EscapeDataString(string)"/> is not used: on .NET Framework it leaves <c>! * ' ( )</c> alone and
/// refuses long strings. A lone surrogate, which UTF-8 can't express, becomes U+FFFD, as the runtime's encoder has it.
/// </remarks>
public static class PercentEncoding
{
    private const string UpperHex = "0123456789ABCDEF";

    private static readonly bool[] Unreserved = [.. Enumerable.Range(0, 0x80).Select(code => IsUnreserved((char)code))];

    /// <summary>Encodes a text.</summary>
    /// <param name="text">Any text; the empty text stays empty.</param>
    /// <returns>The encoded text, ASCII only.</returns>
    public static string Encode(string text)
    {
        if (text is null)
        {
            throw new ArgumentNullException(nameof(text));
        }

        if (IsUnreserved(text))
        {
            return text;
        }

        var encoded = new WireText();
        encoded.AppendEncoded(text);
        return encoded.ToString();
    }

    /// <summary>Writes a byte encoded, and gives the place behind it.</summary>
    internal static int Write(byte octet, byte[] target, int place)
    {
        if (octet < Unreserved.Length && Unreserved[octet])
        {
            target[place] = octet;
            return place + 1;
        }

        target[place] = (byte)'%';
        target[place + 1] = (byte)UpperHex[octet >> 4];
        target[place + 2] = (byte)UpperHex[octet & 0xF];
        return place + 3;
    }

    private static bool IsUnreserved(string text)
    {
        foreach (char character in text)
        {
            if (character >= Unreserved.Length || !Unreserved[character])
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsUnreserved(char character) => character
        is >= 'A' and <= 'Z'
        or >= 'a' and <= 'z'
        or >= '0' and <= '9'
        or '-' or '_' or '.' or '~';
}
