using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
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

// The namespace is not that of the folder, because scripts write [VpcPS.VpcSession].
namespace VpcPS;

/// <summary>
/// The credentials, region and endpoint with which commands call the service. Connect-VpcSession makes a session, and
/// other runspaces may use it too. No property shows a secret.
/// </summary>
public sealed class VpcSession
{
    /// <summary>
    /// The default number of repetitions. It is enough to outlast any short disturbance; RetryPolicy defines the waits.
    /// </summary>
    internal const int DefaultMaxRetry = 8;

    private readonly string? _regionId;
    private readonly EndpointResolver _endpoints;
    private readonly ConcurrentQueue<object> _unknownOutcomes = new();
    private readonly ConcurrentDictionary<string, int> _created = new(StringComparer.Ordinal);

    internal VpcSession(ICredentialsProvider credentials, CredentialEnvironment machine, string? regionId, VpcClientOptions options)
    {
        Credentials = credentials;
        Machine = machine;
        _regionId = regionId;
        Options = options;
        Client = new VpcClient(credentials, options);
        _endpoints = new EndpointResolver(options.EndpointUrl, options.Network);
        Identity = new SessionIdentity(this);
    }

    /// <summary>
    /// Whether Connect-VpcSession made the session. False for the credentials that this machine has, which commands use when
    /// nothing is connected.
    /// </summary>
    public bool IsConnected => FoundIn is null;

    /// <summary>
    /// The region for commands that name no region. A session without a region uses the environment's, then the profile's. If all
    /// are missing, it is null, and each command has to name a region.
    /// </summary>
    public string? RegionId => _regionId ?? RegionOfEnvironment() ?? Credentials.RegionId;

    /// <summary>
    /// The place where <see cref="RegionId"/> was found: the name of a variable, or the source of the credentials. Null when the session
    /// was given its region, and when it has none.
    /// </summary>
    internal string? RegionSource => _regionId is not null ? null
        : RegionOfEnvironment() is not null ? CredentialVariables.Region
        : Credentials.RegionId is { } region ? VariableWith(region) ?? CredentialSource
        : null;

    /// <summary>
    /// The AccessKey id of the last signature, with its middle hidden; null before the first credentials were read.
    /// </summary>
    public string? AccessKeyId => LastCredentials?.MaskedAccessKeyId;

    /// <summary>
    /// The number of the account that pays. Get-VpcSession -Resolve looks it up. Null until then, and after the credentials have
    /// changed.
    /// </summary>
    public string? AccountId => Identity.Known?.AccountId;

    /// <summary>
    /// The identity in the account: the RAM user, the role and its session, or root. Null when <see cref="AccountId"/> is.
    /// </summary>
    public string? Caller => Identity.Known?.Name;

    /// <summary>The place where the credentials come from.</summary>
    public string CredentialSource => Credentials.Source;

    /// <summary>The endpoint for all regions, or null. With null the endpoint of each region is looked up.</summary>
    public Uri? EndpointUrl => Options.EndpointUrl;

    /// <summary>
    /// The host for calls in the session's region, with the port if the address has one. Null when there is no region.
    /// </summary>
    public string? Endpoint => EndpointIn(RegionId);

    /// <summary>Whether calls go to an emulator of this process, where nothing costs money.</summary>
    public bool IsEmulator => EndpointUrl is { IsLoopback: true } endpoint && SessionsElsewhere.IsEmulator(endpoint);

    /// <summary>
    /// Where calls go, in words: an emulator, or the account and the identity in it. Before the account is looked up: key and
    /// endpoint.
    /// </summary>
    public string Destination => Identity.DestinationIn(RegionId);

    /// <summary>The network for reaching the service's own endpoints: Public or Vpc.</summary>
    public EndpointNetwork Network => Options.Network;

    /// <summary>The version of the signature, V3 or V1.</summary>
    public SignatureVersion SignatureVersion => Options.SignatureVersion;

    /// <summary>The number of seconds that one attempt may take.</summary>
    public int TimeoutSec => (int)Options.Timeout.TotalSeconds;

    /// <summary>How often a call is repeated after a temporary failure.</summary>
    public int MaxRetry => Options.MaxRetries;

    /// <summary>The most changing calls in 60 s. 0 means no limit, and null means the documented limits.</summary>
    public int? RateLimit => Options.RateLimit;

    /// <summary>
    /// Changes whose answer was lost, so it is unknown whether they were made. Each has its ClientToken, with which you can
    /// repeat it safely.
    /// </summary>
    public IReadOnlyCollection<object> UnknownOutcomes => _unknownOutcomes;

    /// <summary>The file that gets each change of the session, or null. Connect-VpcSession -Record sets it.</summary>
    public string? RecordPath { get; internal init; }

    /// <summary>The open record of the session. Null without a record.</summary>
    /// <exception cref="JournalException">The file can't be written, or belongs to another owner.</exception>
    internal RunRecord? Record => RecordPath is null ? null : OpenRecords.Get(RecordPath, JournalOwner!, Clock);

    /// <summary>Whose credentials the session has.</summary>
    internal SessionIdentity Identity { get; }

    /// <summary>The credentials that were read last; null before the first ones.</summary>
    internal AlibabaCloudCredentials? LastCredentials { get; private set; }

    internal ICredentialsProvider Credentials { get; }

    /// <summary>
    /// The access to the machine's variables and files with which credentials are read. It collects warnings about
    /// them.
    /// </summary>
    internal CredentialEnvironment Machine { get; }

    internal VpcClient Client { get; }

    internal IClock Clock => Options.Clock;

    /// <summary>The host for calls in a region. Null when there is no region, or when the text can't be a region.</summary>
    internal string? EndpointIn(string? region) => EndpointUrl is not null || (region is not null && EndpointResolver.IsRegionId(region))
        ? _endpoints.Resolve(region ?? "").Authority
        : null;

    /// <summary>Tells the session's clock that work starts that may wait by it: a row, or a call outside of rows.</summary>
    /// <returns>An object to dispose of when the work ends. Null when the clock does not count work.</returns>
    internal IDisposable? BeginWork() => Clock.BeginWork();

    internal VpcClientOptions Options { get; }

    // The runspace whose commands found the credentials by themselves. Null for a session from Connect-VpcSession.
    private SessionsHere? FoundIn { get; init; }

    /// <summary>Records that this session has created an object.</summary>
    internal void AddCreated(string id) => _created.TryAdd(id, _created.Count);

    /// <summary>
    /// Returns a check for the objects that this session makes from now on. A list that begins now leaves them out.
    /// Otherwise a pipeline that creates the objects that it lists would never end.
    /// </summary>
    internal Func<string, bool> CreatedFromNowOn()
    {
        int before = _created.Count;
        return id => _created.TryGetValue(id, out int number) && number >= before;
    }

    internal void AddUnknownOutcome(object target) => _unknownOutcomes.Enqueue(target);

    /// <summary>Reads the credentials, so that a command without credentials ends before its first row.</summary>
    /// <exception cref="CredentialsUnavailableException">There are no credentials.</exception>
    internal void GetCredentials(CancellationToken cancellationToken)
    {
        LastCredentials = Credentials.GetCredentialsAsync(cancellationToken).GetAwaiter().GetResult();
        JournalOwner = JournalOwner.Of(EndpointUrl, LastCredentials);
    }

    /// <summary>The owner whose journals this session may use. Null before the credentials were read.</summary>
    internal JournalOwner? JournalOwner { get; private set; }

    /// <summary>The session of a runspace in which nothing was connected.</summary>
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
    /// The error for a change when this session only found its credentials and the script may mean another session or an emulator. Null
    /// when there is no sign of that, and for every session from Connect-VpcSession.
    /// </summary>
    internal ErrorRecord? WhyNoChange() =>
        FoundIn is not null && SessionsElsewhere.Beside(FoundIn) is { } reason
                ? SessionErrors.ChangeNotMeant(reason, ofMachine: true)
                : null;

    /// <summary>The User-Agent header of requests.</summary>
    internal static string ModuleUserAgent { get; } =
        "VpcPS/" + typeof(VpcSession).Assembly.GetName().Version!.ToString(3);

    // A CLI profile without a region takes it from one of these variables.
    private string? VariableWith(string region) =>
        CredentialVariables.ProfileRegion.FirstOrDefault(name => WrittenText.TrimToNull(Machine.ReadVariable(name)) == region);

    private static string? RegionOfEnvironment() =>
        WrittenText.TrimToNull(Environment.GetEnvironmentVariable(CredentialVariables.Region));
}
