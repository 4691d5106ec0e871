namespace VpcPS.Core.Api;

/// <summary>A change with a ClientToken and a dry run. Its answer contains only the request id.</summary>
internal abstract class ChangeAction : ReceiptAction, IHasClientToken, IHasDryRun
{
    private protected ChangeAction(string region)
        : base(region)
    {
    }

    /// <summary>The idempotency token: at most 64 ASCII characters, and a different one for each change. Null sends none.</summary>
    public string? ClientToken { get; init; }

    /// <inheritdoc/>
    public bool DryRun { get; init; }
}
