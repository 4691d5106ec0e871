using System;

namespace VpcPS.Emulator.Calls;

/// <summary>What one API request asked for and what became of it. Texts that the request did not carry are empty.</summary>
/// <param name="Time">When it was answered, UTC, by the emulator's clock.</param>
/// <param name="Action">The action it named.</param>
/// <param name="RegionId">The region it named.</param>
/// <param name="ClientToken">Its idempotency token.</param>
/// <param name="Nonce">Its signature nonce.</param>
/// <param name="HttpStatus">The status of the answer; 0 when the connection was reset on purpose instead.</param>
/// <param name="Code">The error code of the answer; empty for a success; Reset, ResetAfter or Truncate when a fault rule made it so.</param>
/// <param name="ResourceId">The id of what was bought, created or changed; a repeated call names that of the first.</param>
/// <param name="Committed">Whether this very request changed the estate.</param>
public sealed record JournalEntry(
    DateTime Time,
    string Action,
    string RegionId,
    string ClientToken,
    string Nonce,
    int HttpStatus,
    string Code,
    string ResourceId,
    bool Committed);
