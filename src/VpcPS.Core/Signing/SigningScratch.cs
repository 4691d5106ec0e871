using System;
using System.Security.Cryptography;

namespace VpcPS.Core.Signing;

/// <summary>What a thread needs for signing and keeps for the next request: buffers and hashes.</summary>
internal sealed class SigningScratch
{
    [ThreadStatic]
    private static SigningScratch? _ofThisThread;

    /// <summary>This thread's own.</summary>
    public static SigningScratch OfThisThread => _ofThisThread ??= new SigningScratch();

    /// <summary>For the canonical query.</summary>
    public WireText Query { get; } = new();

    /// <summary>For the text that is hashed.</summary>
    public WireText Text { get; } = new();

    /// <summary>SHA-256.</summary>
    public SHA256 Sha256 { get; } = SHA256.Create();

    // HMAC-SHA1 is what signature V1 prescribes; it authenticates, it does not hash a document.
#pragma warning disable CA5350
    /// <summary>HMAC-SHA1 under the key that was used last.</summary>
    public KeyedHash HmacSha1 { get; } = new(static key => new HMACSHA1(key));
#pragma warning restore CA5350

    /// <summary>HMAC-SHA256 under the key that was used last.</summary>
    public KeyedHash HmacSha256 { get; } = new(static key => new HMACSHA256(key));
}
