using System.Collections.Generic;
using System.Text;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Wire;

/// <summary>Reads <c>name=value&amp;name=value</c> from a query or a form body.</summary>
internal static class UrlEncoded
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a text.</summary>
    /// <param name="octets">The encoded text as bytes.</param>
    /// <returns>The decoded names and values in their order. <c>+</c> means a space in queries and in forms, as in Java servers.</returns>
    /// <exception cref="ApiException">A percent sign is not followed by two digits, or the bytes are not UTF-8.</exception>
    public static List<KeyValuePair<string, string>> Parse(byte[] octets)
    {
        var parameters = new List<KeyValuePair<string, string>>();
        var text = new List<byte>(octets.Length);
        string? name = null;
        for (int i = 0; i <= octets.Length; i++)
        {
            if (i == octets.Length || octets[i] == '&')
            {
                string last = Decode(text);
                if (name is not null || last.Length > 0)
                {
                    parameters.Add(name is null ? new(last, "") : new(name, last));
                }

                name = null;
            }
            else if (octets[i] == '=' && name is null)
            {
                name = Decode(text);
            }
            else if (octets[i] == '%')
            {
                text.Add(HexPair(octets, i + 1));
                i += 2;
            }
            else
            {
                text.Add(octets[i] == '+' ? (byte)' ' : octets[i]);
            }
        }

        return parameters;
    }

    private static string Decode(List<byte> text)
    {
        try
        {
            string decoded = StrictUtf8.GetString([.. text]);
            text.Clear();
            return decoded;
        }
        catch (DecoderFallbackException)
        {
            throw Malformed();
        }
    }

    private static byte HexPair(byte[] octets, int at)
    {
        int high = at + 1 < octets.Length ? HexDigit(octets[at]) : -1;
        int low = at + 1 < octets.Length ? HexDigit(octets[at + 1]) : -1;
        return high >= 0 && low >= 0 ? (byte)((high << 4) | low) : throw Malformed();
    }

    private static int HexDigit(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        _ => -1,
    };

    // The code is not documented. The message can't name the parameter, because the text could not be read.
    private static ApiException Malformed() =>
        new(400, "InvalidParameter", "The query or the form is not percent-encoded UTF-8.");
}
