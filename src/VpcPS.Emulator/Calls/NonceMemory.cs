using System;
using System.Collections.Generic;

namespace VpcPS.Emulator.Calls;

/// <summary>
/// Remembers the signature nonces of each access key. It is not documented how long the cloud remembers a nonce. The emulator remembers it
/// for 30 minutes, because a request whose time is 15 minutes ahead is valid for that long. Safe for many threads.
/// </summary>
internal sealed class NonceMemory
{
    /// <summary>How far the time of a request may be from the present time, in the past or in the future.</summary>
    public static readonly TimeSpan TimeTolerance = TimeSpan.FromMinutes(15);

    private const int Capacity = 1_000_000;

    private readonly HashSet<(string Key, string Nonce)> _known = [];
    private readonly Queue<((string Key, string Nonce) Used, DateTime At)> _inOrder = new();

    /// <summary>Remembers a nonce.</summary>
    /// <returns>False when the key has used it before.</returns>
    public bool TryUse(string accessKeyId, string nonce, DateTime now)
    {
        lock (_known)
        {
            while (_inOrder.Count > 0 && (_inOrder.Count >= Capacity || now - _inOrder.Peek().At > TimeTolerance + TimeTolerance))
            {
                _known.Remove(_inOrder.Dequeue().Used);
            }

            if (!_known.Add((accessKeyId, nonce)))
            {
                return false;
            }

            _inOrder.Enqueue(((accessKeyId, nonce), now));
            return true;
        }
    }
}
