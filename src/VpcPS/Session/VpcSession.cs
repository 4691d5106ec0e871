using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using VpcPS.Core;
using VpcPS.Core.Credentials;
using VpcPS.Core.Endpoints;
using VpcPS.Core.Http;
using VpcPS.Core.Journal;
using VpcPS.Core.Signing;
using VpcPS.Errors;
using VpcPS.Session;
using VpcPS.Texts;

// Not the namespace of the folder: scripts write [VpcPS.VpcSession].
namespace VpcPS;

/// <summary>
/// A way to reach the service: credentials, region, endpoint. Made by Connect-VpcSession; may be given to other
/// runspaces. No property shows a secret.
/// </summary>
public sealed class VpcSession
{
    /// <summary>Enough to outlast any short disturbance; see RetryPolicy for the waits.</summary>
    internal const int DefaultMaxRetry = 8;

    private readonly string? _regionId;
    private readonly ConcurrentQueue<object> _unknownOutcomes = new();
    private readonly ConcurrentDictionary<string, int> _created = new(StringComparer.Ordinal);

    internal VpcSession(ICredentialsProvider credentials, CredentialEnvironment machine, string? regionId, VpcClientOptions options)
    {
        Credentials = credentials;
        Machine = machine;
        _regionId = regionId;
        Options = options;
        Client = new VpcClient(credentials, options);
    }

    /// <summary>
    /// The region of commands that name none, or null: each command then has to name one. Where the session names none:
    /// the environment's, then the profile's.
    /// </summary>
    public string? RegionId => _regionId ?? RegionOfEnvironment() ?? Credentials.RegionId;

    /// <summary>The AccessKey id that was last signed with, its middle hidden; null before the first credentials were got.</summary>
    public string? AccessKeyId { get; private set; }

    /// <summary>Where the credentials come from.</summary>
    public string CredentialSource => Credentials.Source;

    /// <summary>The endpoint of every region when one was given, or null: the service's own are then looked up.</summary>
    public Uri? EndpointUrl => Options.EndpointUrl;

    /// <summary>Public or Vpc: over which network the service's own endpoints are reached.</summary>
    public EndpointNetwork Network => Options.Network;

    /// <summary>V3 or V1.</summary>
    public SignatureVersion SignatureVersion => Options.SignatureVersion;

    /// <summary>Seconds that one attempt may take.</summary>
    public int TimeoutSec => (int)Options.Timeout.TotalSeconds;

    /// <summary>How often a call is repeated after a passing failure.</summary>
    public int MaxRetry => Options.MaxRetries;

    /// <summary>The most calls that change something in 60 s, 0 for no limit; null for what is documented.</summary>
    public int? RateLimit => Options.RateLimit;

    /// <summary>
    /// Changes that may or may not have been made, because their answer was lost: each with its ClientToken, with which
    /// it can be repeated safely.
    /// </summary>
    public IReadOnlyCollection<object> UnknownOutcomes => _unknownOutcomes;

    /// <summary>Whom the session signs as and where it goes, for -Verbose; the key is masked.</summary>
    internal string Identity => AccessKeyId is null
        ? $"Credentials: not asked for yet ({CredentialSource})."
        : $"Credentials: {CredentialSource}, AccessKey {AccessKeyId}; endpoint: {EndpointUrl?.ToString() ?? "the service's own"}.";

    internal ICredentialsProvider Credentials { get; }

    /// <summary>What the credentials were read through, and has warnings about it.</summary>
    internal CredentialEnvironment Machine { get; }

    internal VpcClient Client { get; }

    internal IClock Clock => Options.Clock;

    /// <summary>Begins work that may wait by the session's clock: a row, or a call outside of rows.</summary>
    /// <returns>To be disposed when the work ends; null where the clock needs not know.</returns>
    internal IDisposable? BeginWork() => Clock.BeginWork();

    private VpcClientOptions Options { get; }

    // The runspace whose commands found the credentials by themselves; null when somebody connected the session.
    private SessionsHere? FoundIn { get; init; }

    /// <summary>Takes note of an object that this session has made.</summary>
    internal void AddCreated(string id) => _created.TryAdd(id, _created.Count);

    /// <summary>
    /// Tells the objects that this session makes from now on. A list that is begun now is not of them: a pipeline that makes
    /// what it lists would otherwise go on for ever.
    /// </summary>
    internal Func<string, bool> CreatedFromNowOn()
    {
        int before = _created.Count;
        return id => _created.TryGetValue(id, out int number) && number >= before;
    }

    internal void AddUnknownOutcome(object target) => _unknownOutcomes.Enqueue(target);

    /// <summary>Gets credentials, so that a command that could sign nothing ends before its first row.</summary>
    /// <exception cref="CredentialsUnavailableException">There are none.</exception>
    internal void GetCredentials(CancellationToken cancellationToken)
    {
        AlibabaCloudCredentials credentials = Credentials.GetCredentialsAsync(cancellationToken).GetAwaiter().GetResult();
        AccessKeyId = credentials.MaskedAccessKeyId;
        JournalOwner = JournalOwner.Of(EndpointUrl, credentials);
    }

    /// <summary>Whose journals this session may use; there is one once credentials were got.</summary>
    internal JournalOwner? JournalOwner { get; private set; }

    /// <summary>The session of a runspace in which nobody has connected one.</summary>
    internal static VpcSession FromEnvironment(SessionsHere runspace)
    {
        var machine = new CredentialEnvironment();
        return new VpcSession(
            CredentialChain.Default(machine),
            machine,
            regionId: null,
            new VpcClientOptions { UserAgent = ModuleUserAgent, MaxRetries = DefaultMaxRetry })
        {
            FoundIn = runspace,
        };
    }

    /// <summary>
    /// What speaks against a change by this session where its credentials were only found: a session or an emulator that
    /// the script may mean instead. Null when nothing does, and for every session that was connected.
    /// </summary>
    internal ErrorRecord? WhyNoChange() =>
        FoundIn is not null && SessionsElsewhere.Beside(FoundIn) is { } reason ? ErrorRecords.ChangeNotMeant(reason, ofMachine: true) : null;

    /// <summary>What requests say they come from.</summary>
    internal static string ModuleUserAgent { get; } =
        "VpcPS/" + typeof(VpcSession).Assembly.GetName().Version!.ToString(3);

    private static string? RegionOfEnvironment() =>
        WrittenText.TrimToNull(Environment.GetEnvironmentVariable(CredentialVariables.Region));
}
