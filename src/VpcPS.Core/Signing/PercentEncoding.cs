using System;
using System.Text;

namespace VpcPS.Core.Signing;

/// <summary>
/// The percent encoding that both signatures use. <c>A-Z a-z 0-9 - _ . ~</c> stay unchanged. Every other UTF-8 byte
/// becomes <c>%XX</c> with upper-case hexadecimal digits. A space is <c>%20</c>, never <c>+</c>.
/// </summary>
/// <remarks>
/// <see cref="Uri.EscapeDataString(string)"/> is not used: on .NET Framework it does not encode <c>! * ' ( )</c>, and it refuses long
/// strings. An unpaired surrogate, which UTF-8 can't represent, becomes U+FFFD, as in the runtime's own encoder.
/// </remarks>
internal static class PercentEncoding
{
    /// <summary>Encodes a text.</summary>
    /// <param name="text">Any text. An empty text stays empty.</param>
    /// <returns>The encoded text, ASCII only.</returns>
    public static string Encode(string text)
    {
        if (text is null)
        {
            throw new ArgumentNullException(nameof(text));
        }

        const string digits = "0123456789ABCDEF";
        int unchanged = 0;
        while (unchanged < text.Length && IsUnreserved(text[unchanged]))
        {
            unchanged++;
        }

        if (unchanged == text.Length)
        {
            return text;
        }

        var encoded = new StringBuilder(2 * text.Length);
        foreach (byte octet in Encoding.UTF8.GetBytes(text))
        {
            if (IsUnreserved((char)octet))
            {
                encoded.Append((char)octet);
            }
            else
            {
                encoded.Append('%').Append(digits[octet >> 4]).Append(digits[octet & 0xF]);
            }
        }

        return encoded.ToString();
    }

    private static bool IsUnreserved(char character) => character
        is >= 'A' and <= 'Z'
        or >= 'a' and <= 'z'
        or >= '0' and <= '9'
        or '-' or '_' or '.' or '~';
}
