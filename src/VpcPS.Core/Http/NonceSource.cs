using System;
using System.Globalization;
using System.Threading;

namespace VpcPS.Core.Http;

/// <summary>
/// Makes nonces that are unique: a random part for the source, followed by a counter. A random part for each nonce would need a system
/// call, which takes as long as computing a hash.
/// </summary>
internal sealed class NonceSource
{
    private readonly string _source = Guid.NewGuid().ToString("N");
    private long _requests;

    /// <summary>A nonce for one request, 40 hexadecimal digits or more.</summary>
    public string Next() => _source + Interlocked.Increment(ref _requests).ToString("x8", CultureInfo.InvariantCulture);
}
