using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;
using VpcPS.Emulator.Time;

namespace VpcPS.Emulator.Wire;

/// <summary>Checks the signature of a request: it must be complete, not too old, correct, and not used before.</summary>
internal static class Gatekeeper
{
    /// <summary>Checks a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="state">The state, with keys and nonces.</param>
    /// <param name="now">The machine's time, UTC, for the age of the signature.</param>
    /// <param name="estateNow">The time of the estate, UTC, for the end of temporary keys.</param>
    /// <returns>The key that signed the request.</returns>
    /// <exception cref="ApiException">The request is refused.</exception>
    public static AccessKey Check(ApiRequest request, EmulatorState state, DateTime now, DateTime estateNow)
    {
        if (request.Format is null)
        {
            throw SignatureRefusals.UnknownFormat();
        }

        request.CheckParts();
        CheckTime(request.Timestamp, now);
        AccessKey key = FindKey(request.AccessKeyId, state.Estate.AccessKeys);
        CheckToken(request.SecurityToken, key, state.Estate.AccessKeys, estateNow);
        if (!request.IsSignedBy(key, out string stringToSign))
        {
            throw SignatureRefusals.WrongSignature(stringToSign);
        }

        // This check is the last one, so that only the owner of a key can use up nonces.
        if (!state.Nonces.TryUse(key.AccessKeyId, request.Nonce, now))
        {
            throw SignatureRefusals.UsedNonce();
        }

        return key;
    }

    private static void CheckTime(string timestamp, DateTime now)
    {
        if (!UtcTime.TryParse(timestamp, out DateTime time))
        {
            throw SignatureRefusals.MalformedTime();
        }

        if ((now - time).Duration() > NonceMemory.TimeTolerance)
        {
            throw SignatureRefusals.ExpiredTime();
        }
    }

    private static AccessKey FindKey(string accessKeyId, List<AccessKey> keys)
    {
        AccessKey key = keys.FirstOrDefault(k => k.AccessKeyId == accessKeyId) ?? throw SignatureRefusals.UnknownKey();
        return key.Disabled ? throw SignatureRefusals.DisabledKey() : key;
    }

    private static void CheckToken(string token, AccessKey key, List<AccessKey> keys, DateTime now)
    {
        if (token == (key.SecurityToken ?? ""))
        {
            if (key.Expiration <= now)
            {
                throw SignatureRefusals.ExpiredToken();
            }

            return;
        }

        if (token.Length == 0)
        {
            throw SignatureRefusals.MissingToken();
        }

        throw keys.Any(k => k.SecurityToken == token) ? SignatureRefusals.MismatchedToken() : SignatureRefusals.MalformedToken();
    }
}
