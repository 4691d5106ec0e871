namespace VpcPS.Emulator.Calls;

/// <summary>What the journal says about a call. It is filled while the call runs, so that it is there when the call fails.</summary>
internal sealed class CallTrace
{
    /// <summary>The id of what the call changed, or an earlier call with the same token; empty for none.</summary>
    public string ResourceId { get; set; } = "";

    /// <summary>Whether this call changed the estate, or was answered as a change that is made because somebody taught so.</summary>
    public bool Committed { get; set; }
}
