using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace VpcPS.Core.Tests.Wire;

/// <summary>A request exactly as it came over the wire.</summary>
public sealed record RecordedRequest(string Method, string Target, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    public string BodyText => Encoding.ASCII.GetString(Body);

    /// <summary>The parameters of the query (V3) or of the form (V1), decoded.</summary>
    public IReadOnlyDictionary<string, string> Parameters => (Target.Contains('?', StringComparison.Ordinal) ? Target[2..] : BodyText)
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('='))
        .ToDictionary(pair => Uri.UnescapeDataString(pair[0]), pair => Uri.UnescapeDataString(pair[1]));

    /// <summary>What tells one signed request from another, with either signature.</summary>
    public string? Nonce => Header("x-acs-signature-nonce") ?? Parameters.GetValueOrDefault("SignatureNonce");

    public string? Header(string name)
    {
        string[] values = [.. Headers.Where(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value)];
        return values.Length == 0 ? null : string.Join(" AND AGAIN ", values);
    }
}
