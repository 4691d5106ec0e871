using System;

namespace VpcPS.Core.Api;

/// <summary>
/// What an action of the API is, said once in the class of the action. How a failed call is repeated, whether its outcome can be
/// unknown, how fast it is sent and how its result can be looked up derive from it. Whether the action takes a ClientToken or
/// a DryRun is said by the interfaces of its class, so that a dry run of an action without one does not compile.
/// </summary>
internal sealed record ActionDeclaration
{
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
    /// Whether the same request, sent twice, does no more than once even without a ClientToken: reads, and changes that set or
    /// remove what they name.
    /// </summary>
    public bool IsIdempotent { get; init; } = true;

    /// <summary>
    /// The calls that the service is documented to take in 60 s from one account, or null where no limit is documented.
    /// </summary>
    public int? RateLimit { get; init; }

    /// <summary>Whether the API has a parameter RegionId; every action of product Vpc does.</summary>
    public bool HasRegion { get; init; } = true;

    /// <summary>The model of what is changed, or null for a read and where nothing is known of the action.</summary>
    public Type? Subject { get; init; }

    /// <summary>An action that reads.</summary>
    /// <param name="name">Its name in the API.</param>
    public static ActionDeclaration Reads(string name) => new(name, changesState: false);

    /// <summary>An action that sets or removes what it names, so that it can be sent twice.</summary>
    /// <typeparam name="TSubject">The model of what it changes.</typeparam>
    /// <param name="name">Its name in the API.</param>
    public static ActionDeclaration Changes<TSubject>(string name) => new(name, changesState: true) { Subject = typeof(TSubject) };

    /// <summary>An action that makes something new each time that it is sent with another ClientToken.</summary>
    /// <typeparam name="TSubject">The model of what it makes.</typeparam>
    /// <param name="name">Its name in the API.</param>
    public static ActionDeclaration Creates<TSubject>(string name) =>
        new(name, changesState: true) { Subject = typeof(TSubject), IsIdempotent = false };

    /// <summary>A change of which nothing is known but its name.</summary>
    /// <param name="name">Its name in the API.</param>
    public static ActionDeclaration UnknownChange(string name) => new(name, changesState: true) { IsIdempotent = false };
}

/// <summary>An action that the service can check without carrying it out.</summary>
internal interface IHasDryRun
{
    /// <summary>Only check: the service then answers with the error DryRunOperation when everything is right.</summary>
    bool DryRun { get; }
}

/// <summary>An action that the service carries out once for a ClientToken, however often it is sent.</summary>
internal interface IHasClientToken
{
    /// <summary>The idempotency token, at most 64 ASCII characters and unique for each change; null sends none.</summary>
    string? ClientToken { get; }
}
