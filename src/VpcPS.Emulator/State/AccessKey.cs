using System;
using System.Text.Json.Serialization;

namespace VpcPS.Emulator.State;

/// <summary>A key that can sign requests. It is permanent, or temporary (STS) with a token.</summary>
internal sealed class AccessKey
{
    /// <summary>The AccessKey id, which is public.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>The AccessKey secret. It is fictitious.</summary>
    public required string AccessKeySecret { get; init; }

    /// <summary>The token that each request of a temporary key must carry; null for a permanent key.</summary>
    public string? SecurityToken { get; set; }

    /// <summary>When the token expires, UTC; null for never.</summary>
    public DateTime? Expiration { get; set; }

    /// <summary>
    /// The user or role of the key, in the form in which an ARN has it after the account: <c>root</c>, <c>user/alice</c> or
    /// <c>assumed-role/Deploy/session</c>. Null stands for <see cref="DefaultIdentity"/>.
    /// </summary>
    public string? Identity { get; set; }

    /// <summary>
    /// The identity of a key for which the estate names none. The emulator had to choose this name, because no document has fictitious
    /// identities.
    /// </summary>
    [JsonIgnore]
    public string DefaultIdentity => SecurityToken is null ? "user/emulator" : "assumed-role/emulator/rehearsal";

    /// <summary>True for a key that exists and is no longer allowed to sign.</summary>
    public bool Disabled { get; set; }
}
