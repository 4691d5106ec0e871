using System;

namespace VpcPS.Emulator.State;

/// <summary>A key that may sign requests: a permanent one, or a temporary one (STS) that comes with a token.</summary>
internal sealed class AccessKey
{
    /// <summary>The public half.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>The secret half; fictitious, as everything here.</summary>
    public required string AccessKeySecret { get; init; }

    /// <summary>The token that each request of a temporary key must carry; null for a permanent key.</summary>
    public string? SecurityToken { get; set; }

    /// <summary>When the token ends, UTC; null for never.</summary>
    public DateTime? Expiration { get; set; }

    /// <summary>True for a key that exists and may no longer sign.</summary>
    public bool Disabled { get; set; }
}
