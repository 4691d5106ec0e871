using VpcPS.Core.Http;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>A change whose answer holds the id of the call and nothing else.</summary>
public abstract class ChangeAction : ApiAction<ChangeReceipt>
{
    private protected ChangeAction(string region)
        : base(region)
    {
    }

    /// <inheritdoc/>
    public override bool ChangesState => !DryRun;

    /// <summary>
    /// The idempotency token, at most 64 ASCII characters and unique per change; null sends none, and a lost answer can
    /// then not be found out about by repeating the call.
    /// </summary>
    public string? ClientToken { get; init; }

    /// <summary>Only check: the service then answers with the error DryRunOperation when everything is right.</summary>
    public bool DryRun { get; init; }

    /// <inheritdoc/>
    protected sealed override void AddParameters(ActionParameters parameters)
    {
        AddOwnParameters(parameters);
        parameters.Add("ClientToken", ClientToken);
        parameters.Add("DryRun", DryRun ? true : (bool?)null);
    }

    /// <summary>Adds what only this action has.</summary>
    private protected abstract void AddOwnParameters(ActionParameters parameters);

    internal sealed override ChangeReceipt ReadAnswer(AnswerObject answer) => new(answer.Text("RequestId"));
}
