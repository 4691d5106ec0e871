namespace VpcPS.Emulator.Calls;

/// <summary>What is known of a call while it runs; the journal needs it however the call ends.</summary>
internal sealed class CallTrace
{
    /// <summary>The id of what the call changed, or of what an earlier call with its token did; else empty.</summary>
    public string ResourceId { get; set; } = "";

    /// <summary>Whether this call changed the estate.</summary>
    public bool Committed { get; set; }
}
