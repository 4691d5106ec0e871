using System;
using System.Collections.Generic;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Calls;

/// <summary>
/// Remembers idempotency tokens, each with its first answer, as long as the emulator runs. It is not documented how long the cloud
/// remembers them. A token belongs to one call of one action of the account. Safe for many threads.
/// </summary>
internal sealed class TokenLedger
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>Starts a call with a token.</summary>
    /// <returns>Null for the first call with this token, which must then run. Otherwise the result of the first call.</returns>
    /// <exception cref="ApiException">The token was used with other parameters, or the first call is still running.</exception>
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

    /// <summary>Ends a call that was started with a token.</summary>
    /// <param name="token">The token.</param>
    /// <param name="result">
    /// The result for repeated calls. Null for a call that changed nothing: its token can then be used again, so that the caller can
    /// correct the request and keep the token. Whether the cloud does this is not documented.
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
