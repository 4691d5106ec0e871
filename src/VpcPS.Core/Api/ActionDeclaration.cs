using System;
using VpcPS.Core.Endpoints;

namespace VpcPS.Core.Api;

/// <summary>
/// The facts about an action of the API, given once in the class of the action. Other code uses them to decide how a failed call is
/// repeated, whether its outcome can be unknown, how fast calls are sent, and how the result can be looked up. The interfaces of the class
/// say whether the action has a ClientToken or a DryRun, and how it is paged. So a dry run of an action without DryRun does not compile.
/// </summary>
internal sealed record ActionDeclaration
{
    /// <summary>The <see cref="AwaitedState"/> of a removal: the object no longer exists.</summary>
    public const string Gone = "gone";

    private ActionDeclaration(string name, bool changesState)
    {
        Name = name;
        ChangesState = changesState;
    }

    /// <summary>The action's name in the API.</summary>
    public string Name { get; }

    /// <summary>Whether the action changes something in the cloud.</summary>
    public bool ChangesState { get; }

    /// <summary>The product that has the action. It determines the endpoint and the API version.</summary>
    public ApiProduct Product { get; init; } = ApiProduct.Vpc;

    /// <summary>
    /// Whether sending the same request twice has the same effect as sending it once, even without a ClientToken. This is true for reads,
    /// and for changes that set or remove the thing that they name.
    /// </summary>
    public bool IsIdempotent { get; init; } = true;

    /// <summary>
    /// The documented number of calls in 60 s that the service accepts from one account. Null when no limit is documented.
    /// </summary>
    public int? RateLimit { get; init; }

    /// <summary>Whether the API has a parameter RegionId; every action of product Vpc does.</summary>
    public bool HasRegion { get; init; } = true;

    /// <summary>
    /// The name of the parameter with the maximum number of objects on a page, for a list that is paged by a token. DescribeRouteEntryList
    /// spells it without the last letter.
    /// </summary>
    public string MaxResultsName { get; init; } = "MaxResults";

    /// <summary>
    /// The model of the thing that the action changes. Null for a read, and for an action that this module does not know.
    /// </summary>
    public Type? Subject { get; init; }

    /// <summary>
    /// The state that the subject reaches some time after the answer, in the API's spelling, or <see cref="Gone"/>. -Wait waits for it.
    /// Null for an action that has finished when it answers.
    /// </summary>
    public string? AwaitedState { get; init; }

    /// <summary>Declares an action that reads.</summary>
    /// <param name="name">Its name in the API.</param>
    public static ActionDeclaration Reads(string name) => new(name, changesState: false);

    /// <summary>Declares an action that sets or removes the thing that it names. Sending it twice does no harm.</summary>
    /// <typeparam name="TSubject">The model of the changed thing.</typeparam>
    /// <param name="name">Its name in the API.</param>
    public static ActionDeclaration Changes<TSubject>(string name) => new(name, changesState: true) { Subject = typeof(TSubject) };

    /// <summary>Declares an action that creates something new for each new ClientToken.</summary>
    /// <typeparam name="TSubject">The model of the created thing.</typeparam>
    /// <param name="name">Its name in the API.</param>
    public static ActionDeclaration Creates<TSubject>(string name) =>
        new(name, changesState: true) { Subject = typeof(TSubject), IsIdempotent = false };

    /// <summary>Declares a change of which only the name is known.</summary>
    /// <param name="name">Its name in the API.</param>
    public static ActionDeclaration UnknownChange(string name) => new(name, changesState: true) { IsIdempotent = false };
}

/// <summary>An action with a dry run: the service can check the request without carrying it out.</summary>
internal interface IHasDryRun
{
    /// <summary>Whether this is a dry run. If the service would accept the request, it answers with the error DryRunOperation.</summary>
    bool DryRun { get; }
}

/// <summary>An action with a ClientToken. The service carries it out once for each token, even if it is sent several times.</summary>
internal interface IHasClientToken
{
    /// <summary>The idempotency token: at most 64 ASCII characters, and unique for each change. Null sends none.</summary>
    string? ClientToken { get; }
}

/// <summary>A list whose pages are requested by their number.</summary>
internal interface IPagedByNumber
{
    /// <summary>The number of the page, from 1.</summary>
    int PageNumber { get; }

    /// <summary>The maximum number of objects on a page.</summary>
    int PageSize { get; }
}

/// <summary>A list in which each answer has the token of the next page.</summary>
internal interface IPagedByToken
{
    /// <summary>The token of the page, from the previous answer. Null for the first page.</summary>
    string? NextToken { get; }

    /// <summary>The maximum number of objects on a page.</summary>
    int MaxResults { get; }
}
