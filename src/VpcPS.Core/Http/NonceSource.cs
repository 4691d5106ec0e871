using System;
using System.Globalization;
using System.Threading;

namespace VpcPS.Core.Http;

/// <summary>
/// Makes nonces, another one for each request. Each source begins with random bytes and then counts. Random numbers of
/// the system need a call into the kernel for each request, which takes as long as a hash.
/// </summary>
internal sealed class NonceSource
{
    private readonly string _source = Guid.NewGuid().ToString("N");
    private long _requests;

    /// <summary>A nonce for one request, 40 hexadecimal digits or more.</summary>
    public string Next() => _source + Interlocked.Increment(ref _requests).ToString("x8", CultureInfo.InvariantCulture);
}
