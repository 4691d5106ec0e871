using System;
using System.Globalization;
using System.Threading;

namespace VpcPS.Core.Http;

/// <summary>
/// Nonces that no other request has: at random for each source, then counted. The system's random numbers are a call into
/// the kernel, which takes as long as a hash.
/// </summary>
internal sealed class NonceSource
{
    private readonly string _source = Guid.NewGuid().ToString("N");
    private long _requests;

    /// <summary>A nonce for one request, 40 hexadecimal digits or more.</summary>
    public string Next() => _source + Interlocked.Increment(ref _requests).ToString("x8", CultureInfo.InvariantCulture);
}
