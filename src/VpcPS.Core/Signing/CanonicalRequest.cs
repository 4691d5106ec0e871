using System.Collections.Generic;
using System.Security.Cryptography;

namespace VpcPS.Core.Signing;

/// <summary>
/// The canonical request of signature V3: method, path, query, headers, header names and the hash of the body, each on its own line.
/// </summary>
internal sealed class CanonicalRequest
{
    private readonly string _method;
    private readonly string _path;
    private readonly List<KeyValuePair<string, string>> _headers;
    private readonly string _bodyHash;

    /// <summary>Makes the canonical request. The headers must be sorted by name and value, with names in lower case.</summary>
    public CanonicalRequest(
        string method, string path, string canonicalQuery, List<KeyValuePair<string, string>> headers, string bodyHash)
    {
        _method = method;
        _path = path;
        Query = canonicalQuery;
        _headers = headers;
        _bodyHash = bodyHash;
        HeaderNames = Names();
    }

    /// <summary>The sorted, encoded query.</summary>
    public string Query { get; }

    /// <summary>The names of the headers, each once, joined with <c>;</c>.</summary>
    public string HeaderNames { get; }

    /// <summary>The hash of the text.</summary>
    public byte[] Hash(HashAlgorithm algorithm)
    {
        using Utf8Text text = Write();
        return text.Hash(algorithm);
    }

    /// <summary>The canonical request as text. It is needed only for finding out why a signature is wrong.</summary>
    public override string ToString()
    {
        using Utf8Text text = Write();
        return text.ToString();
    }

    private Utf8Text Write()
    {
        Utf8Text text = new Utf8Text().Append(_method).Append("\n").Append(_path).Append("\n").Append(Query).Append("\n");
        for (int i = 0; i < _headers.Count; i++)
        {
            if (IsNewName(i))
            {
                text.Append(_headers[i].Key).Append(":").Append(_headers[i].Value);
            }
            else
            {
                // The values of headers with the same name are joined.
                text.Append(",").Append(_headers[i].Value);
            }

            text.Append(i + 1 == _headers.Count || IsNewName(i + 1) ? "\n" : "");
        }

        return text.Append("\n").Append(HeaderNames).Append("\n").Append(_bodyHash);
    }

    private string Names()
    {
        var parts = new List<string>(2 * _headers.Count);
        for (int i = 0; i < _headers.Count; i++)
        {
            if (IsNewName(i))
            {
                parts.Add(i == 0 ? "" : ";");
                parts.Add(_headers[i].Key);
            }
        }

        return string.Concat(parts);
    }

    private bool IsNewName(int i) => i == 0 || _headers[i].Key != _headers[i - 1].Key;
}
