using System;
using System.Collections.Generic;
using System.Security.Cryptography;

namespace VpcPS.Core.Signing;

/// <summary>What a thread needs for signing and keeps for the next request: buffers and hashes.</summary>
internal sealed class SigningScratch
{
    [ThreadStatic]
    private static SigningScratch? _ofThisThread;

    /// <summary>This thread's own.</summary>
    public static SigningScratch OfThisThread => _ofThisThread ??= new SigningScratch();

    /// <summary>For sorting parameters.</summary>
    public List<KeyValuePair<string, string>> Parameters { get; } = [];

    /// <summary>For a text that is put together.</summary>
    public WireText Text { get; } = new();

    /// <summary>For a second one that is made from the first.</summary>
    public WireText Encoded { get; } = new();

    /// <summary>SHA-256.</summary>
    public IncrementalHash Sha256 { get; } = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>HMAC-SHA1 under the key that was used last.</summary>
    public KeyedHash HmacSha1 { get; } = new(HashAlgorithmName.SHA1);

    /// <summary>HMAC-SHA256 under the key that was used last.</summary>
    public KeyedHash HmacSha256 { get; } = new(HashAlgorithmName.SHA256);
}
