using System;
using System.Collections.Generic;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Calls;

/// <summary>
/// Remembers idempotency tokens and the first answer of each, as long as the emulator runs (how long the cloud does is
/// undocumented). One token stands for one call of one action of the account. Safe for many threads.
/// </summary>
internal sealed class TokenLedger
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>Takes a token for a call.</summary>
    /// <returns>Null when the call is the first and must run; else the result of the first.</returns>
    /// <exception cref="ApiException">The token belongs to other parameters, or its first call is still running.</exception>
    public CallResult? Begin(string token, string businessParameters)
    {
        lock (_entries)
        {
            if (!_entries.TryGetValue(token, out Entry? entry))
            {
                _entries.Add(token, new Entry(businessParameters));
                return null;
            }

            if (entry.BusinessParameters != businessParameters)
            {
                throw Refusals.TokenMismatch();
            }

            return entry.Result ?? throw Refusals.TokenInUse();
        }
    }

    /// <summary>Ends a call that took a token.</summary>
    /// <param name="token">The token.</param>
    /// <param name="result">
    /// The result to repeat from now on; null for a call that changed nothing, whose token is free again. Whether a
    /// refused call consumes its token is undocumented; set free, the caller may correct the request and keep the token.
    /// </param>
    public void End(string token, CallResult? result)
    {
        lock (_entries)
        {
            if (result is null)
            {
                _entries.Remove(token);
            }
            else
            {
                _entries[token].Result = result;
            }
        }
    }

    private sealed class Entry
    {
        public Entry(string businessParameters) => BusinessParameters = businessParameters;

        public string BusinessParameters { get; }

        public CallResult? Result { get; set; }
    }
}
