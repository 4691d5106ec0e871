using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace VpcPS.Emulator.Wire;

/// <summary>The request line and the headers of an HTTP/1.1 request, read strictly (RFC 9112).</summary>
/// <param name="Method">The method as it was sent.</param>
/// <param name="Target">The target as it was sent. It starts with <c>/</c>.</param>
/// <param name="Headers">The headers in the order in which they were sent. Values have no blanks around them.</param>
internal sealed record HttpHead(string Method, string Target, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    private const string TokenMarks = "!#$%&'*+-.^_`|~";

    /// <summary>Whether the body is sent in chunks.</summary>
    public bool IsChunked { get; private set; }

    /// <summary>The length of a body that is not sent in chunks.</summary>
    public int ContentLength { get; private set; }

    /// <summary>Whether the client waits for 100 Continue before it sends the body.</summary>
    public bool ExpectsContinue { get; private set; }

    /// <summary>Whether the client wants the connection to be closed after this request.</summary>
    public bool AsksToClose { get; private set; }

    /// <summary>Reads a head.</summary>
    /// <param name="bytes">Bytes that start with the head.</param>
    /// <param name="length">The length of the head without the two line ends after it.</param>
    /// <param name="limits">The limits of the server.</param>
    /// <exception cref="HttpRefusal">The head is malformed, or needs a feature that this server does not have.</exception>
    public static HttpHead Parse(byte[] bytes, int length, HttpLimits limits)
    {
        // Each byte becomes one character, so that no separator can be part of a longer sequence. Values are decoded later.
        string[] lines = Latin1(bytes, length).Split(["\r\n"], StringSplitOptions.None);
        if (lines.Any(line => line.Any(c => (c < ' ' && c != '\t') || c == '\x7F')))
        {
            throw new HttpRefusal(400, "The head contains a control character.");
        }

        (string method, string target) = ParseRequestLine(lines[0]);
        var head = new HttpHead(method, target, [.. lines.Skip(1).Select(ParseHeader)]);
        head.ReadFraming(limits);
        return head;
    }

    private static (string Method, string Target) ParseRequestLine(string line)
    {
        string[] words = line.Split(' ');
        if (words.Length != 3 || !IsToken(words[0]))
        {
            throw new HttpRefusal(400, "The request line is not 'method target version'.");
        }

        if (words[2] != "HTTP/1.1")
        {
            throw new HttpRefusal(505, "Only HTTP/1.1 is supported.");
        }

        if (!words[1].StartsWith("/", StringComparison.Ordinal) || words[1].Any(c => c is <= ' ' or >= '\x7F' or '#'))
        {
            throw new HttpRefusal(400, "The target is not a path in ASCII.");
        }

        return (words[0], words[1]);
    }

    private static KeyValuePair<string, string> ParseHeader(string line)
    {
        // This also refuses a line that starts with a blank, which would continue the previous line (obs-fold).
        int colon = line.IndexOf(':');
        if (colon < 0 || !IsToken(line.Substring(0, colon)))
        {
            throw new HttpRefusal(400, "A header is not 'name: value'.");
        }

        string value = line.Substring(colon + 1).Trim(' ', '\t');
        return new(line.Substring(0, colon), Encoding.UTF8.GetString([.. value.Select(c => (byte)c)]));
    }

    private void ReadFraming(HttpLimits limits)
    {
        if (Values("Host").Length != 1)
        {
            throw new HttpRefusal(400, "The request must have exactly one Host header.");
        }

        string[] lengths = Values("Content-Length");
        string[] encodings = Values("Transfer-Encoding");
        if (lengths.Length + encodings.Length > 1)
        {
            throw new HttpRefusal(400, "The length of the body is given more than once.");
        }

        if (encodings.Length == 1)
        {
            IsChunked = encodings[0].Equals("chunked", StringComparison.OrdinalIgnoreCase)
                ? true
                : throw new HttpRefusal(501, "The only supported transfer encoding is chunked.");
        }

        if (lengths.Length == 1)
        {
            ContentLength = ParseContentLength(lengths[0], limits);
        }

        string[] expectations = Values("Expect");
        if (expectations.Any(e => !e.Equals("100-continue", StringComparison.OrdinalIgnoreCase)))
        {
            throw new HttpRefusal(417, "The only supported expectation is 100-continue.");
        }

        ExpectsContinue = expectations.Length > 0 && (IsChunked || ContentLength > 0);
        AsksToClose = Values("Connection").SelectMany(v => v.Split(',')).Any(
            option => option.Trim().Equals("close", StringComparison.OrdinalIgnoreCase));
    }

    private static int ParseContentLength(string text, HttpLimits limits)
    {
        if (text.Length == 0 || text.Any(c => c is < '0' or > '9'))
        {
            throw new HttpRefusal(400, "Content-Length is not a number.");
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int length) && length <= limits.BodyBytes
            ? length
            : throw new HttpRefusal(413, "The body is too long.");
    }

    private string[] Values(string name) =>
        [.. Headers.Where(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value)];

    private static bool IsToken(string text) => text.Length > 0 && text.All(
        c => c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') || TokenMarks.IndexOf(c) >= 0);

    private static string Latin1(byte[] bytes, int length)
    {
        var text = new char[length];
        for (int i = 0; i < length; i++)
        {
            text[i] = (char)bytes[i];
        }

        return new string(text);
    }
}
