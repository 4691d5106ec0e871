namespace VpcPS.Emulator.Calls;

/// <summary>
/// The details of a call for the journal. They are filled in while the call runs, so that they are available even when the call fails.
/// </summary>
internal sealed class CallTrace
{
    /// <summary>The id of the thing that this call changed, or that an earlier call with the same token changed. Empty for none.</summary>
    public string ResourceId { get; set; } = "";

    /// <summary>Whether this call changed the estate. Also true for a change that got an answer defined by a user.</summary>
    public bool Committed { get; set; }
}
