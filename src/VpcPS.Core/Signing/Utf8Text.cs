using System;
using System.Security.Cryptography;
using System.Text;

namespace VpcPS.Core.Signing;

/// <summary>
/// A text that is built as UTF-8 bytes, because the bytes are hashed. A string would take three times the memory, and
/// somebody reads the text only when a signature is wrong.
/// </summary>
internal sealed class Utf8Text
{
    private const int MostBytesOfCharacter = 3;

    private byte[] _bytes = new byte[1024];
    private int _length;

    /// <summary>Adds a text.</summary>
    public Utf8Text Append(string text)
    {
        int most = _length + (text.Length * MostBytesOfCharacter);
        if (most > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(most, 2 * _bytes.Length));
        }

        _length += Encoding.UTF8.GetBytes(text, 0, text.Length, _bytes, _length);
        return this;
    }

    /// <summary>The hash of the text.</summary>
    public byte[] Hash(HashAlgorithm algorithm) => algorithm.ComputeHash(_bytes, 0, _length);

    /// <summary>The text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(_bytes, 0, _length);
}
