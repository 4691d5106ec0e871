using System;

namespace VpcPS.Core.Api;

/// <summary>
/// The facts about an action of the API, stated once in the class of the action. The rest follows from them: how a
/// failed call is repeated, whether its outcome can be unknown, how fast calls are sent, and how the result can be
/// looked up. The interfaces of the class say whether the action takes a ClientToken or a DryRun and how it is paged. A
/// dry run of an action that has no DryRun therefore does not compile.
/// </summary>
internal sealed record ActionDeclaration
{
    /// <summary>The <see cref="AwaitedState"/> of a removal: nothing is there any more.</summary>
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

    /// <summary>The API version that the action belongs to.</summary>
    public string Version { get; init; } = "2016-04-28";

    /// <summary>
    /// Whether sending the same request twice has the same effect as sending it once, even without a ClientToken. This
    /// holds for reads, and for changes that set or remove what they name.
    /// </summary>
    public bool IsIdempotent { get; init; } = true;

    /// <summary>
    /// The calls that the service takes in 60 s from one account, as documented. Null when no limit is documented.
    /// </summary>
    public int? RateLimit { get; init; }

    /// <summary>Whether the API has a parameter RegionId; every action of product Vpc does.</summary>
    public bool HasRegion { get; init; } = true;

    /// <summary>
    /// What the API calls the most objects on a page of a list that is paged by a token. DescribeRouteEntryList spells it
    /// without the last letter.
    /// </summary>
    public string MaxResultsName { get; init; } = "MaxResults";

    /// <summary>
    /// The model of what the action changes. Null for a read, and for an action that this module does not know.
    /// </summary>
    public Type? Subject { get; init; }

    /// <summary>
    /// The state that the subject reaches some time after the answer, as the API spells it, or <see cref="Gone"/>: what
    /// -Wait waits for. Null for an action that has finished when it answers.
    /// </summary>
    public string? AwaitedState { get; init; }

    /// <summary>An action that reads.</summary>
    /// <param name="name">Its name in the API.</param>
    public static ActionDeclaration Reads(string name) => new(name, changesState: false);

    /// <summary>An action that sets or removes what it names. It can be sent twice.</summary>
    /// <typeparam name="TSubject">The model of what it changes.</typeparam>
    /// <param name="name">Its name in the API.</param>
    public static ActionDeclaration Changes<TSubject>(string name) => new(name, changesState: true) { Subject = typeof(TSubject) };

    /// <summary>An action that makes something new for each new ClientToken.</summary>
    /// <typeparam name="TSubject">The model of what it makes.</typeparam>
    /// <param name="name">Its name in the API.</param>
    public static ActionDeclaration Creates<TSubject>(string name) =>
        new(name, changesState: true) { Subject = typeof(TSubject), IsIdempotent = false };

    /// <summary>A change of which only the name is known.</summary>
    /// <param name="name">Its name in the API.</param>
    public static ActionDeclaration UnknownChange(string name) => new(name, changesState: true) { IsIdempotent = false };
}

/// <summary>An action that the service can check without carrying it out.</summary>
internal interface IHasDryRun
{
    /// <summary>
    /// Whether the service only checks the request. When everything is right, it answers with the error
    /// DryRunOperation.
    /// </summary>
    bool DryRun { get; }
}

/// <summary>An action that the service carries out once for a ClientToken, however often it is sent.</summary>
internal interface IHasClientToken
{
    /// <summary>The idempotency token, at most 64 ASCII characters and unique for each change; null sends none.</summary>
    string? ClientToken { get; }
}

/// <summary>A list whose pages are asked for by their number.</summary>
internal interface IPagedByNumber
{
    /// <summary>Which page, from 1.</summary>
    int PageNumber { get; }

    /// <summary>The most objects on a page.</summary>
    int PageSize { get; }
}

/// <summary>A list whose answers name the page that follows.</summary>
internal interface IPagedByToken
{
    /// <summary>The token of the page, from the answer before; null for the first page.</summary>
    string? NextToken { get; }

    /// <summary>The most objects on a page.</summary>
    int MaxResults { get; }
}
