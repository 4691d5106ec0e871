using System;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Security;
using System.Threading;
using VpcPS.Binding;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Credentials;
using VpcPS.Core.Endpoints;
using VpcPS.Core.Http;
using VpcPS.Core.Journal;
using VpcPS.Core.Signing;
using VpcPS.Errors;
using VpcPS.Jobs;
using VpcPS.Purchases;
using VpcPS.Session;

namespace VpcPS.Commands;

/// <summary>
/// Creates a session, which is credentials, region and endpoint, and makes it the default of this runspace. Nothing is sent to
/// the VPC service unless you give -Validate. Earlier sessions stay usable.
/// </summary>
/// <remarks>
/// <para>
/// Without a session, the other commands use the credentials that this machine has, so a runbook doesn't need a session: see
/// about_VpcPS_Credentials. No output shows a secret; key ids are masked.
/// </para>
/// </remarks>
/// <example>
/// <para>Connect with an AccessKey</para>
/// <code not-run-because="it asks for a password">
/// Connect-VpcSession -Region cn-huhehaote -Credential (Get-Credential) -Validate
/// </code>
/// <para>
/// Asks for the AccessKey id as the user name and its secret as the password, and tests them with one inexpensive read.
/// </para>
/// </example>
/// <example>
/// <para>Connect with a profile of the aliyun CLI</para>
/// <code not-run-because="it needs a profile of the name prod on this machine">
/// Get-VpcCredentialProfile | Format-Table
/// Connect-VpcSession -ProfileName prod -Region cn-huhehaote
/// </code>
/// <para>The first command shows which profiles there are. Only the chosen profile is then used.</para>
/// </example>
/// <example>
/// <para>Rehearse on an emulator</para>
/// <code>
/// Start-VpcEmulator | Connect-VpcSession
/// Get-VpcIpv6Address
/// </code>
/// <para>
/// The emulator provides endpoint, credential and region. From then on, all commands of this runspace go to it until you connect
/// another session.
/// </para>
/// </example>
/// <example>
/// <para>Rehearse temporary credentials, with a short timeout and few repetitions</para>
/// <code>
/// $emulator = Start-VpcEmulator
/// $key = [pscredential]::new('STS.emulatorAccessKeyId', (ConvertTo-SecureString 'emulatorTemporarySecret' -AsPlainText -Force))
/// $token = ConvertTo-SecureString 'emulatorSecurityToken' -AsPlainText -Force
/// Connect-VpcSession cn-huhehaote -Credential $key -SecurityToken $token -EndpointUrl $emulator.EndpointUrl -TimeoutSec 5 -MaxRetry 3 -Validate
/// </code>
/// <para>
/// An emulator also has a temporary key. Real secrets do not belong in a script: about_VpcPS_Credentials says where to keep them.
/// </para>
/// </example>
/// <example>
/// <para>Work with two regions side by side</para>
/// <code>
/// $emulator = Start-VpcEmulator
/// $north = $emulator | Connect-VpcSession -Region cn-huhehaote
/// $east = $emulator | Connect-VpcSession -Region cn-hangzhou
/// Get-VpcIpv6Gateway -Session $north
/// Get-VpcIpv6Gateway -Session $east
/// </code>
/// <para>
/// You can also pass a session to ForEach-Object -Parallel and Start-ThreadJob, with -Session $using:north.
/// </para>
/// </example>
[Cmdlet(VerbsCommunications.Connect, "VpcSession")]
[OutputType(typeof(VpcSession))]
public sealed class ConnectVpcSessionCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private bool _hasConnected;

    /// <summary>
    /// The region for commands that name no region. Default: the environment variable ALIBABA_CLOUD_REGION_ID, else the profile's
    /// region.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("RegionId")]
    [Region]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>
    /// The AccessKey: its id as the user name, its secret as the password. Default: the machine's credentials, tried in the
    /// official SDKs' order: environment variables, OIDC role, the aliyun CLI's profile, the SDK's credentials file, the RAM role
    /// of the ECS instance, the credentials URI.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public PSCredential? Credential { get; set; }

    /// <summary>
    /// A profile of the aliyun CLI (~/.aliyun/config.json) or, if it has no profile of that name, of the SDK's credentials file
    /// (~/.alibabacloud/credentials). No other source is tried instead.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string? ProfileName { get; set; }

    /// <summary>The STS token of temporary credentials; use it with -Credential.</summary>
    [Parameter]
    public SecureString? SecurityToken { get; set; }

    /// <summary>
    /// The endpoint for every region, with only scheme, host and port. Default: the service's own endpoint of each region.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public Uri? EndpointUrl { get; set; }

    /// <summary>The network for reaching the service's own endpoints; use Vpc from within Alibaba Cloud. Default:
    /// Public.</summary>
    [Parameter]
    public EndpointNetwork Network { get; set; }

    /// <summary>
    /// The proxy for calls to the service and for getting credentials over the network, such as http://proxy.example.com:8080 or
    /// proxy.example.com:8080. Default: the environment's proxy, with the exceptions of NO_PROXY. An endpoint on this machine and
    /// the metadata service of an ECS instance are never called through a proxy.
    /// </summary>
    [Parameter]
    [ProxyAddress]
    public Uri? Proxy { get; set; }

    /// <summary>
    /// The signature of requests: V3, HMAC-SHA256, or V1, HMAC-SHA1, for gateways and proxies that don't support V3. Default: V3.
    /// </summary>
    [Parameter]
    public SignatureVersion SignatureVersion { get; set; } = SignatureVersion.V3;

    /// <summary>Seconds that one attempt may take, 1 to 600. Default: 10.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSec { get; set; } = (int)VpcClientOptions.DefaultTimeout.TotalSeconds;

    /// <summary>
    /// How often a call is repeated after a temporary failure: throttling, a busy service, a lost answer. Each attempt has the
    /// same ClientToken, so nothing is bought twice. 0 to 20; a call takes at most 120 s in total. Default: 8.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 20)]
    public int MaxRetry { get; set; } = VpcSession.DefaultMaxRetry;

    /// <summary>
    /// The most changing calls in 60 s, for each action, 1 to 100000; 0 means no limit. Default: on the service's own endpoints
    /// the documented 300 purchases; on others no limit until the service throttles.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 100000)]
    public int? RateLimit { get; set; }

    /// <summary>
    /// The clock of an emulator that was started with -Clock Manual; a piped emulator provides it. The session then waits by this
    /// clock without sleeping. For an endpoint on this machine only. Default: this machine's clock.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public IClock? Clock { get; set; }

    /// <summary>
    /// The file that gets each change of the session, before it is sent and when it is answered, without secrets. It is appended
    /// to, and belongs to one service and account. Compare-VpcRehearsal compares two such files, and Undo-VpcRun takes back what
    /// one has. Some changes are preceded by a read of what they replace. Default: none.
    /// </summary>
    [Parameter]
    [NotBlank]
    public string? Record { get; set; }

    /// <summary>Tests the session with one inexpensive read, and fails when that fails.</summary>
    [Parameter]
    public SwitchParameter Validate { get; set; }

    /// <summary>Makes the session.</summary>
    protected override void ProcessRecord()
    {
        using var stopWatch = new StopWatch<ConnectVpcSessionCommand>(this, static cmdlet => cmdlet.StopProcessing());
        _hasConnected = false;
        VpcSession session = MakeSession();
        WriteVerbose(session.Identity.FirstLine);
        if (Validate)
        {
            Prove(session);
        }

        SessionsHere.Current.DefaultSession = session;
        _hasConnected = true;
        WriteObject(session);
    }

    /// <summary>Ends the command after Ctrl+C. It runs on another thread.</summary>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>
    /// Frees the resources of the cmdlet. The engine calls it even when a parameter could not be bound or nothing was piped in. If no
    /// session was made, this is recorded, because a script that continues must not change anything with other credentials.
    /// </summary>
    public void Dispose()
    {
        if (!_hasConnected && Runspace.DefaultRunspace is not null)
        {
            SessionsHere.Current.ConnectingFailed();
        }

        _stop.Dispose();
    }

    private VpcSession MakeSession()
    {
        CheckParameters();
        var machine = new CredentialEnvironment { Proxy = Proxy };
        try
        {
            ICredentialsProvider credentials = GivenCredentials.Of(Credential, SecurityToken, ProfileName, machine);
            var session = new VpcSession(credentials, machine, Region, new VpcClientOptions
            {
                EndpointUrl = EndpointUrl,
                Network = Network,
                Proxy = Proxy,
                SignatureVersion = SignatureVersion,
                Timeout = TimeSpan.FromSeconds(TimeoutSec),
                MaxRetries = MaxRetry,
                RateLimit = RateLimit,
                Clock = Clock ?? SystemClock.Instance,
                UserAgent = VpcSession.ModuleUserAgent,
            })
            {
                RecordPath = Record is null ? null : JournalPaths.Resolve(this, Record),
            };
            session.GetCredentials(_stop.Token);
            WarnOf(machine);
            if (session.RegionSource is { } source)
            {
                CheckRegion(session.RegionId!, source);
            }

            _ = session.Record;
            return session;
        }
        catch (JournalException e)
        {
            ThrowTerminatingError(RecordErrors.Failed(e, Record));
        }
        catch (CredentialsUnavailableException e)
        {
            WarnOf(machine);
            ThrowTerminatingError(SessionErrors.NoCredentials(e));
        }
        catch (ArgumentException e)
        {
            ThrowTerminatingError(ErrorRecords.BadInput("InvalidSession", $"{WordsOf(e)}", $"Correct it and connect again.", target: null));
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }

        throw new InvalidOperationException("A terminating error ends the command.");
    }

    private void CheckParameters()
    {
        // The user misspelt the name of a variable, or a vault returned nothing.
        if (Credential is null && MyInvocation.BoundParameters.ContainsKey(nameof(Credential)))
        {
            ThrowTerminatingError(SessionErrors.NullArgument(nameof(Credential), $"the credentials that this machine has"));
        }

        if (EndpointUrl is null && MyInvocation.BoundParameters.ContainsKey(nameof(EndpointUrl)))
        {
            ThrowTerminatingError(
                SessionErrors.NullArgument(nameof(EndpointUrl), $"the service's own endpoints, where changes cost money"));
        }

        if (Region is not null)
        {
            CheckRegion(Region, source: null);
        }

        if (SecurityToken is not null && Credential is null)
        {
            ThrowTerminatingError(ErrorRecords.BadInput(
                "SecurityTokenWithoutCredential",
                $"An STS token alone can't sign",
                $"Give -Credential too: the AccessKey that came with the token.",
                target: null));
        }

        if (ProfileName is not null && Credential is not null)
        {
            ThrowTerminatingError(ErrorRecords.BadInput(
                "TwoSourcesOfCredentials", $"-ProfileName and -Credential can't be used together", $"Give one of them.", target: null));
        }

        if (Clock is not null && EndpointUrl is not { IsAbsoluteUri: true, IsLoopback: true })
        {
            ThrowTerminatingError(ErrorRecords.BadInput(
                "ClockWithoutEmulator",
                $"A session that does not sleep would call the service without a pause",
                $"Give -Clock together with the -EndpointUrl of an emulator.",
                target: null));
        }

        if (EndpointUrl is { IsAbsoluteUri: true, IsLoopback: false } && EndpointUrl.Scheme == Uri.UriSchemeHttp)
        {
            WriteWarning(UserText.Of(
                $"{EndpointUrl} is not encrypted: anyone on the network path can read requests and answers."));
        }
    }

    private void CheckRegion(string region, string? source)
    {
        if (!EndpointResolver.IsRegionId(region))
        {
            ThrowTerminatingError(RegionErrors.Bad(region, target: null, source));
        }

        if (RegionNames.DoubtOf(region, source) is { } doubt)
        {
            WriteWarning(doubt);
        }
    }

    // The runtime adds the name of its own parameter to the message, which means nothing to the user. So it is removed.
    private static string WordsOf(ArgumentException error)
    {
        string behind = error.ParamName is null ? "" : new ArgumentException("", error.ParamName).Message;
        return error.Message.EndsWith(behind, StringComparison.Ordinal)
            ? error.Message.Substring(0, error.Message.Length - behind.Length)
            : error.Message;
    }

    private void WarnOf(CredentialEnvironment machine)
    {
        foreach (string warning in machine.TakeWarnings())
        {
            WriteWarning(warning);
        }
    }

    private void Prove(VpcSession session)
    {
        if (session.RegionId is not { } region)
        {
            ThrowTerminatingError(RegionErrors.NoneGiven(target: null));
            return;
        }

        using IDisposable? work = session.BeginWork();
        try
        {
            session.Client.SendAsync(new DescribeIpv6Addresses(region) { PageSize = 1 }, log: null, _stop.Token).GetAwaiter().GetResult();
        }
        catch (VpcException e)
        {
            ThrowTerminatingError(ErrorRecords.FromCall(e, session));
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }
}
