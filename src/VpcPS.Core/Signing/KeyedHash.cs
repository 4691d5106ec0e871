using System.Security.Cryptography;
using System.Text;

namespace VpcPS.Core.Signing;

/// <summary>
/// HMACs under one key after the other. Setting up a key costs as much as hashing a request, and a session has the same
/// key for all of them. Used by one thread at a time.
/// </summary>
internal sealed class KeyedHash
{
    private readonly HashAlgorithmName _algorithm;
    private string? _key;
    private IncrementalHash? _hmac;

    /// <summary>Takes the algorithm.</summary>
    public KeyedHash(HashAlgorithmName algorithm) => _algorithm = algorithm;

    /// <summary>The HMAC of a text.</summary>
    public byte[] Compute(string key, WireText text)
    {
        if (_hmac is null || _key != key)
        {
            _hmac?.Dispose();
            _hmac = IncrementalHash.CreateHMAC(_algorithm, Encoding.UTF8.GetBytes(key));
            _key = key;
        }

        return text.Hash(_hmac);
    }
}
