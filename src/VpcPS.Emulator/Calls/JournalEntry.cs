using System;

// This is not the folder's namespace, because users write the full name of the type.
namespace VpcPS.Emulator;

/// <summary>One API request and its result. Texts that the request does not contain are empty.</summary>
/// <param name="Time">When it was answered, UTC, by the emulator's clock.</param>
/// <param name="Action">The action that the request names.</param>
/// <param name="RegionId">The region that the request names.</param>
/// <param name="ClientToken">The idempotency token.</param>
/// <param name="Nonce">The signature nonce.</param>
/// <param name="HttpStatus">The status of the answer; 0 when a fault rule reset the connection.</param>
/// <param name="Code">The error code. Empty for a success. Reset, ResetAfter or Truncate for a fault of this kind.</param>
/// <param name="ResourceId">The id of the bought, created or changed thing. A repeated call has the id from the first call.</param>
/// <param name="Committed">
/// Whether this request changed the estate. Also true for a change that got an answer defined by a user. False for a repeated call.
/// </param>
public sealed record JournalEntry(
    DateTime Time,
    string Action,
    string RegionId,
    string ClientToken,
    string Nonce,
    int HttpStatus,
    string Code,
    string ResourceId,
    bool Committed)
{
    /// <summary>The signature version that the request has: V3 or V1.</summary>
    public string SignatureVersion { get; init; } = "";
}
