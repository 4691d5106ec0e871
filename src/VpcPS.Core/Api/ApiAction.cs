using System;
using System.Collections.Generic;

namespace VpcPS.Core.Api;

/// <summary>One API call: the action's name, the region and the parameters.</summary>
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

    /// <summary>The facts about the action.</summary>
    public abstract ActionDeclaration Declaration { get; }

    /// <summary>The action's name in the API.</summary>
    public string Name => Declaration.Name;

    /// <summary>
    /// Whether the call changes something in the cloud. When the answer to such a call is lost, its outcome is unknown.
    /// </summary>
    public bool ChangesState => Declaration.ChangesState && this is not IHasDryRun { DryRun: true };

    /// <summary>
    /// Whether the same request can be sent again after a lost answer without changing anything more. A ClientToken makes this possible. An
    /// empty token does not, because the service treats each such request as a new one.
    /// </summary>
    public bool IsSafeToRepeat => Declaration.IsIdempotent || this is IHasClientToken { ClientToken.Length: > 0 };

    /// <summary>
    /// Whether an earlier run may have sent the same request with the same token and got no answer. The service's answer is then an answer
    /// to a repetition.
    /// </summary>
    public bool IsRepetition { get; init; }

    /// <summary>The region of the call. It determines the endpoint. It is sent as RegionId if the action has that parameter.</summary>
    public string Region { get; }

    /// <summary>The parameters that signature V3 sends in a form body, as the official SDK does. All others are in the query.</summary>
    internal virtual IReadOnlyList<KeyValuePair<string, string>> BodyParameters => [];

    /// <summary>
    /// Values that must not be shown in any text, such as a pre-shared key. They are needed because an error of the service can repeat
    /// them.
    /// </summary>
    internal virtual IReadOnlyList<string> Secrets => [];

    /// <summary>The API's name of the token of <see cref="IHasClientToken"/>.</summary>
    private protected virtual string TokenParameter => "ClientToken";

    internal IReadOnlyList<KeyValuePair<string, string>> GetParameters()
    {
        var parameters = new ActionParameters();
        parameters.Add("RegionId", Declaration.HasRegion ? Region : null);
        AddParameters(parameters);
        if (this is IPagedByNumber numbered)
        {
            parameters.Add("PageNumber", numbered.PageNumber);
            parameters.Add("PageSize", numbered.PageSize);
        }
        else if (this is IPagedByToken chained)
        {
            parameters.Add("NextToken", chained.NextToken);
            parameters.Add(Declaration.MaxResultsName, chained.MaxResults);
        }

        parameters.Add(TokenParameter, (this as IHasClientToken)?.ClientToken);
        parameters.Add("DryRun", this is IHasDryRun { DryRun: true } ? true : (bool?)null);
        return parameters.ToList();
    }

    /// <summary>Adds the action's own parameters, without RegionId, ClientToken and DryRun.</summary>
    /// <param name="parameters">The collection to add to. Null values are not sent.</param>
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
