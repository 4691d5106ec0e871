namespace VpcPS.Core.Api;

/// <summary>A change with a ClientToken and a dry run, whose answer holds the id of the call and nothing else.</summary>
internal abstract class ChangeAction : ReceiptAction, IHasClientToken, IHasDryRun
{
    private protected ChangeAction(string region)
        : base(region)
    {
    }

    /// <summary>
    /// The idempotency token, at most 64 ASCII characters and unique for each change; null sends none.
    /// </summary>
    public string? ClientToken { get; init; }

    /// <inheritdoc/>
    public bool DryRun { get; init; }
}
