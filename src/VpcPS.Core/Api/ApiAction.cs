using System;
using System.Collections.Generic;

namespace VpcPS.Core.Api;

/// <summary>One call that is to be made: the action's name, where, and its parameters.</summary>
internal abstract class ApiAction
{
    private protected ApiAction(string region)
    {
        if (string.IsNullOrWhiteSpace(region))
        {
            throw new ArgumentException("Every action needs a region.", nameof(region));
        }

        Region = region;
    }

    /// <summary>What the action is.</summary>
    public abstract ActionDeclaration Declaration { get; }

    /// <summary>The action's name in the API.</summary>
    public string Name => Declaration.Name;

    /// <summary>
    /// Whether the call changes something in the cloud. A lost answer to such a call leaves its outcome unknown.
    /// </summary>
    public bool ChangesState => Declaration.ChangesState && this is not IHasDryRun { DryRun: true };

    /// <summary>
    /// Whether the same request, sent again after a lost answer, changes nothing more. An empty token is none: the service then
    /// takes each request for a new one.
    /// </summary>
    public bool IsSafeToRepeat => Declaration.IsIdempotent || this is IHasClientToken { ClientToken.Length: > 0 };

    /// <summary>
    /// Whether an earlier run may have made the same request, token included, without an answer: whatever is answered now
    /// is answered to a repetition.
    /// </summary>
    public bool IsRepetition { get; init; }

    /// <summary>
    /// The region that the call is for; it decides the endpoint and, where the action has that parameter, is sent as RegionId.
    /// </summary>
    public string Region { get; }

    internal IReadOnlyList<KeyValuePair<string, string>> GetParameters()
    {
        var parameters = new ActionParameters();
        parameters.Add("RegionId", Declaration.HasRegion ? Region : null);
        AddParameters(parameters);
        parameters.Add("ClientToken", (this as IHasClientToken)?.ClientToken);
        parameters.Add("DryRun", this is IHasDryRun { DryRun: true } ? true : (bool?)null);
        return parameters.ToList();
    }

    /// <summary>Adds the action's own parameters, without RegionId, ClientToken and DryRun.</summary>
    /// <param name="parameters">Where they go. What is null is not sent.</param>
    protected abstract void AddParameters(ActionParameters parameters);
}

/// <summary>A call with the type of its answer.</summary>
/// <typeparam name="TAnswer">The model that a successful answer becomes.</typeparam>
internal abstract class ApiAction<TAnswer> : ApiAction
{
    private protected ApiAction(string region)
        : base(region)
    {
    }

    /// <summary>Makes the model from a successful answer.</summary>
    /// <param name="answer">The answer's top-level object.</param>
    /// <exception cref="AnswerFormatException">A field that every answer must have is absent or of another type.</exception>
    internal abstract TAnswer ReadAnswer(AnswerObject answer);
}
