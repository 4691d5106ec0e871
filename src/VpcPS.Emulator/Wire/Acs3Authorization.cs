using System;
using System.Linq;

namespace VpcPS.Emulator.Wire;

/// <summary>The parts of a V3 Authorization header.</summary>
/// <param name="Algorithm">The first word.</param>
/// <param name="Credential">The id of the access key.</param>
/// <param name="SignedHeaders">The names of the headers that are signed.</param>
/// <param name="Signature">The signature.</param>
internal sealed record Acs3Authorization(string Algorithm, string Credential, string[] SignedHeaders, string Signature)
{
    /// <summary>Reads <c>ALGORITHM Credential=…,SignedHeaders=a;b,Signature=…</c>. Null when the text has another form.</summary>
    public static Acs3Authorization? Parse(string text)
    {
        string[] words = text.Split([' '], 2);
        string[] parts = words.Length == 2 ? words[1].Split(',') : [];
        return parts.Length == 3
            && Value(parts[0], "Credential=") is { } credential
            && Value(parts[1], "SignedHeaders=") is { } signedHeaders
            && Value(parts[2], "Signature=") is { } signature
                ? new Acs3Authorization(words[0], credential, [.. signedHeaders.Split(';').Where(h => h.Length > 0)], signature)
                : null;
    }

    private static string? Value(string part, string name) =>
        part.StartsWith(name, StringComparison.Ordinal) && part.Length > name.Length ? part.Substring(name.Length) : null;
}
