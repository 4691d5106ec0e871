using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Calls;

/// <summary>One call of an action, with checked parameters.</summary>
internal sealed class ActionCall
{
    private readonly RequestParameters _parameters;
    private readonly EstateRules _rules;
    private readonly IClock _clock;

    /// <summary>Makes a call.</summary>
    /// <param name="action">The action.</param>
    /// <param name="parameters">The parameters as sent.</param>
    /// <param name="accountId">The account id.</param>
    /// <param name="documents">The version of the service's rules.</param>
    /// <param name="caller">The key that signed the request.</param>
    /// <param name="region">The region that the request names. The default region when it names none.</param>
    /// <param name="rules">The options that affect the estate.</param>
    /// <param name="clock">The clock of the estate.</param>
    /// <param name="holdBack">Delays the call, which counts as running meanwhile. Null for no delay.</param>
    public ActionCall(
        ActionHandler action,
        RequestParameters parameters,
        long accountId,
        ServiceRules documents,
        AccessKey caller,
        EstateRegion region,
        EstateRules rules,
        IClock clock,
        Func<Task>? holdBack)
    {
        Action = action;
        AccountId = accountId;
        Documents = documents;
        Caller = caller;
        Region = region;
        HoldBack = holdBack;
        _parameters = parameters;
        _rules = rules;
        _clock = clock;
    }

    /// <summary>The action.</summary>
    public ActionHandler Action { get; }

    /// <summary>The account id. Answers show it as OwnerId.</summary>
    public long AccountId { get; }

    /// <summary>The key that signed the request.</summary>
    public AccessKey Caller { get; }

    /// <summary>The region to act in.</summary>
    public EstateRegion Region { get; }

    /// <summary>When the call started to use the estate, UTC, without a fraction of a second.</summary>
    public DateTime Now { get; private set; }

    /// <summary>
    /// When a resource that the call creates becomes Available, or one that it deletes is gone. Null when that is at once.
    /// </summary>
    public DateTime? SettledAt => _rules.SettledAt(Now);

    /// <summary>The version of the service's rules.</summary>
    public ServiceRules Documents { get; }

    /// <summary>Delays the call, which counts as running meanwhile. Null for no delay.</summary>
    public Func<Task>? HoldBack { get; }

    /// <summary>The idempotency token. Empty when the action has no token parameter, or the request has no token.</summary>
    public string ClientToken => Action.Token is { } token ? Get(token) : "";

    /// <summary>Whether the request is a dry run, which only makes the checks.</summary>
    public bool DryRun => Takes(CommonParameters.DryRun) && Get(CommonParameters.DryRun);

    /// <summary>Sets <see cref="Now"/> and updates the region. The caller holds the lock of the estate.</summary>
    public void Arrive()
    {
        DateTime now = _clock.UtcNow.UtcDateTime;
        Now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        Region.Settle(now);
    }

    /// <summary>The value of a parameter, or its default.</summary>
    public T Get<T>(Parameter<T> parameter) => parameter.Read(_parameters);

    /// <summary>Whether a value matches a filter. Without a filter every value matches.</summary>
    public bool Fits(TextParameter filter, string? actual) => Get(filter) is { Length: > 0 } wanted ? wanted == actual : true;

    /// <summary>
    /// The text by which two calls with the same token are compared: the action and its own parameters, including default values. Common
    /// parameters, the HTTP method and the format are not compared. (For nonce, timestamp and signature this is documented.)
    /// </summary>
    public string BusinessParameters() => string.Join("\n", Action.Parameters
        .Where(p => p != Action.Token && p != CommonParameters.DryRun)
        .Select(p => p.Name + "=" + p.Compared(_parameters))
        .Prepend(Action.Name));

    /// <summary>
    /// The parameters of the request, with the types of the catalog. For an action that is not in the catalog they are texts.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, object?>> ReadAll() => ActionTable.FindCataloged(Action.Name)?.ReadAll(_parameters) ??
    [
        .. Action.Parameters.Where(parameter => parameter.IsPresent(_parameters))
            .Select(parameter => new KeyValuePair<string, object?>(parameter.Name, _parameters.Text(parameter.Name))),
    ];

    private bool Takes(Parameter parameter) => Action.Parameters.Contains(parameter);
}
