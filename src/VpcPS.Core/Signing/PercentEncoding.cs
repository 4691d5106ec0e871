using System;
using System.Text;

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

    /// <summary>Encodes a text.</summary>
    /// <param name="text">Any text; the empty text stays empty.</param>
    /// <returns>The encoded text, ASCII only.</returns>
    public static string Encode(string text)
    {
        if (text is null)
        {
            throw new ArgumentNullException(nameof(text));
        }

        int plain = CountLeadingUnreserved(text);
        if (plain == text.Length)
        {
            return text;
        }

        var encoded = new StringBuilder(text.Length + 16);
        Append(encoded, text);
        return encoded.ToString();
    }

    /// <summary>Appends the encoded form of a text.</summary>
    internal static void Append(StringBuilder target, string text)
    {
        int plain = CountLeadingUnreserved(text);
        target.Append(text, 0, plain);
        if (plain == text.Length)
        {
            return;
        }

        // A surrogate pair never starts inside the plain part, so the rest is well-formed on its own.
        foreach (byte octet in Encoding.UTF8.GetBytes(text.Substring(plain)))
        {
            if (IsUnreserved((char)octet))
            {
                target.Append((char)octet);
            }
            else
            {
                target.Append('%').Append(UpperHex[octet >> 4]).Append(UpperHex[octet & 0xF]);
            }
        }
    }

    private static int CountLeadingUnreserved(string text)
    {
        int count = 0;
        while (count < text.Length && IsUnreserved(text[count]))
        {
            count++;
        }

        return count;
    }

    private static bool IsUnreserved(char character) => character
        is >= 'A' and <= 'Z'
        or >= 'a' and <= 'z'
        or >= '0' and <= '9'
        or '-' or '_' or '.' or '~';
}
