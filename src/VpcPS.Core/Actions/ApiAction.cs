using System;
using System.Collections.Generic;
using VpcPS.Core.Http;

namespace VpcPS.Core.Actions;

/// <summary>One call that is to be made: the action's name, where, and its parameters.</summary>
public abstract class ApiAction
{
    private protected ApiAction(string region)
    {
        if (string.IsNullOrWhiteSpace(region))
        {
            throw new ArgumentException("Every action needs a region.", nameof(region));
        }

        Region = region;
    }

    /// <summary>The action's name in the API.</summary>
    public abstract string Name { get; }

    /// <summary>The API version that the action belongs to.</summary>
    public virtual string Version => "2016-04-28";

    /// <summary>
    /// Whether the call changes something in the cloud. A lost answer to such a call leaves its outcome unknown.
    /// </summary>
    public abstract bool ChangesState { get; }

    /// <summary>
    /// Whether the same request, sent again after a lost answer, changes nothing more: reads, calls with a ClientToken,
    /// and calls that set or remove what is named.
    /// </summary>
    public virtual bool IsSafeToRepeat => true;

    /// <summary>
    /// Whether an earlier run may have made the same request, token included, without an answer: whatever is answered now
    /// is answered to a repetition.
    /// </summary>
    public bool IsRepetition { get; init; }

    /// <summary>
    /// The calls that the service is documented to take of this action in 60 s from one account, or null where no limit
    /// is documented.
    /// </summary>
    public virtual int? DocumentedRateLimit => null;

    /// <summary>
    /// The region that the call is for; it decides the endpoint and, unless <see cref="SendsRegion"/> says otherwise,
    /// is sent as RegionId.
    /// </summary>
    public string Region { get; }

    /// <summary>Whether the API has a parameter RegionId; every action of product Vpc does.</summary>
    private protected virtual bool SendsRegion => true;

    internal IReadOnlyList<KeyValuePair<string, string>> GetParameters()
    {
        var parameters = new ActionParameters();
        parameters.Add("RegionId", SendsRegion ? Region : null);
        AddParameters(parameters);
        return parameters.ToList();
    }

    /// <summary>Adds the action's own parameters, without RegionId.</summary>
    /// <param name="parameters">Where they go. What is null is not sent.</param>
    protected abstract void AddParameters(ActionParameters parameters);
}

/// <summary>A call with the type of its answer.</summary>
/// <typeparam name="TAnswer">The model that a successful answer becomes.</typeparam>
public abstract class ApiAction<TAnswer> : ApiAction
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
