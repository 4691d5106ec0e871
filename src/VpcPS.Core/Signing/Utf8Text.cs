using System;
using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace VpcPS.Core.Signing;

/// <summary>
/// Builds a text as UTF-8 bytes, because the bytes are hashed. Its memory is reused for the next text, so it must be disposed of after it
/// was read.
/// </summary>
internal sealed class Utf8Text : IDisposable
{
    private const int MostBytesOfCharacter = 3;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(1024);
    private int _length;

    /// <summary>Adds a text.</summary>
    public Utf8Text Append(string text)
    {
        Reserve(text.Length * MostBytesOfCharacter);
        _length += Encoding.UTF8.GetBytes(text, 0, text.Length, _bytes, _length);
        return this;
    }

    /// <summary>Adds octets as lower-case hexadecimal digits.</summary>
    public Utf8Text AppendHex(byte[] octets)
    {
        const string digits = "0123456789abcdef";
        Reserve(2 * octets.Length);
        foreach (byte octet in octets)
        {
            _bytes[_length++] = (byte)digits[octet >> 4];
            _bytes[_length++] = (byte)digits[octet & 0xF];
        }

        return this;
    }

    /// <summary>The hash of the text.</summary>
    public byte[] Hash(HashAlgorithm algorithm) => algorithm.ComputeHash(_bytes, 0, _length);

    /// <summary>The text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(_bytes, 0, _length);

    /// <summary>Returns the memory for reuse.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _length = 0;
    }

    private void Reserve(int more)
    {
        if (_length + more > _bytes.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(_length + more);
            Buffer.BlockCopy(_bytes, 0, larger, 0, _length);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }
    }
}
