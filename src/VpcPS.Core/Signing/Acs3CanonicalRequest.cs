using System.Collections.Generic;

namespace VpcPS.Core.Signing;

/// <summary>Method, path, query, headers, their names and the body's hash, a line each: what V3 hashes.</summary>
/// <param name="HttpMethod">The HTTP method.</param>
/// <param name="Path">The path.</param>
/// <param name="Query">The sorted, encoded query.</param>
/// <param name="Headers">The signed headers, lower case, sorted by name and value.</param>
/// <param name="BodyHash">Lower-case hexadecimal SHA-256 of the body.</param>
internal sealed record Acs3CanonicalRequest(
    string HttpMethod,
    string Path,
    string Query,
    List<KeyValuePair<string, string>> Headers,
    string BodyHash)
{
    /// <summary>Adds the request to a text.</summary>
    public void AppendTo(WireText text)
    {
        text.Append(HttpMethod);
        text.Append('\n');
        text.Append(Path);
        text.Append('\n');
        text.Append(Query);
        text.Append('\n');
        AppendHeaders(text);
        text.Append('\n');
        AppendSignedHeaders(text);
        text.Append('\n');
        text.Append(BodyHash);
    }

    /// <summary>Adds the names of the headers, each once, joined with <c>;</c>.</summary>
    public void AppendSignedHeaders(WireText text)
    {
        for (int i = 0; i < Headers.Count; i++)
        {
            if (IsNewName(i))
            {
                if (i > 0)
                {
                    text.Append(';');
                }

                text.Append(Headers[i].Key);
            }
        }
    }

    /// <summary>The whole text.</summary>
    public override string ToString()
    {
        var text = new WireText();
        AppendTo(text);
        return text.ToString();
    }

    // A line for each name; the values of headers with one name are joined.
    private void AppendHeaders(WireText text)
    {
        for (int i = 0; i < Headers.Count; i++)
        {
            if (!IsNewName(i))
            {
                text.Append(',');
            }
            else
            {
                if (i > 0)
                {
                    text.Append('\n');
                }

                text.Append(Headers[i].Key);
                text.Append(':');
            }

            text.Append(Headers[i].Value);
        }

        if (Headers.Count > 0)
        {
            text.Append('\n');
        }
    }

    private bool IsNewName(int i) => i == 0 || Headers[i].Key != Headers[i - 1].Key;
}
