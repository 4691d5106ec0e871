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

    // For every byte.
    private static readonly bool[] Unreserved = [.. Enumerable.Range(0, 0x100).Select(octet => IsUnreserved((char)octet))];

    /// <summary>Encodes a text.</summary>
    /// <param name="text">Any text; the empty text stays empty.</param>
    /// <returns>The encoded text, ASCII only.</returns>
    public static string Encode(string text)
    {
        if (text is null)
        {
            throw new ArgumentNullException(nameof(text));
        }

        var encoded = new WireText();
        encoded.AppendEncoded(text);
        return encoded.ToString();
    }

    /// <summary>Writes bytes encoded, and gives the place behind them.</summary>
    internal static int Write(byte[] octets, int count, byte[] target, int place)
    {
        bool[] unreserved = Unreserved;
        for (int i = 0; i < count; i++)
        {
            byte octet = octets[i];
            if (unreserved[octet])
            {
                target[place++] = octet;
                continue;
            }

            target[place++] = (byte)'%';
            target[place++] = (byte)UpperHex[octet >> 4];
            target[place++] = (byte)UpperHex[octet & 0xF];
        }

        return place;
    }

    /// <summary>Writes a text that encoding leaves as it is; false when it does not, and then what was written is nothing.</summary>
    internal static bool TryWriteUnreserved(string text, byte[] target, int place)
    {
        bool[] unreserved = Unreserved;
        foreach (char character in text)
        {
            if (character >= unreserved.Length || !unreserved[character])
            {
                return false;
            }

            target[place++] = (byte)character;
        }

        return true;
    }

    private static bool IsUnreserved(char character) => character
        is >= 'A' and <= 'Z'
        or >= 'a' and <= 'z'
        or >= '0' and <= '9'
        or '-' or '_' or '.' or '~';
}
