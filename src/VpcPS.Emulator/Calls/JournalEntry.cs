using System;

// Not the namespace of the folder: users name it.
namespace VpcPS.Emulator;

/// <summary>One API request and its result. A text that the request does not have is empty.</summary>
/// <param name="Time">When it was answered, UTC, by the emulator's clock.</param>
/// <param name="Action">The action that the request names.</param>
/// <param name="RegionId">The region that the request names.</param>
/// <param name="ClientToken">The idempotency token.</param>
/// <param name="Nonce">The signature nonce.</param>
/// <param name="HttpStatus">The status of the answer; 0 when a fault rule reset the connection.</param>
/// <param name="Code">The error code; empty for a success. Reset, ResetAfter or Truncate when a fault rule did that.</param>
/// <param name="ResourceId">The id of what was bought, created or changed. A repeated call has the id of the first call.</param>
/// <param name="Committed">
/// Whether this request changed the estate, or was answered as a change that is made because somebody taught so. False for a
/// repeated call.
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
