using System;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Core.Credentials;
using VpcPS.Core.Endpoints;
using VpcPS.Core.Http;
using VpcPS.Core.Signing;

namespace VpcPS.Session;

/// <summary>
/// Where the calls of a session go, and whose account pays. STS is asked for the account only when it is needed, and the answer is kept
/// until the credentials change. May be used on any thread.
/// </summary>
internal sealed class SessionIdentity
{
    // The longest time that a -WhatIf line or a prompt waits for the account.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    private readonly VpcSession _session;
    private readonly object _lock = new();

    // The answer, and the key that it belongs to.
    private (string AccessKeyId, CallerIdentity Caller)? _known;

    // The request for a line, and the key that it belongs to. It is sent once for each key, whether or not an answer comes.
    private (string AccessKeyId, Task Asking)? _asked;

    /// <summary>Makes the identity of a session. Nothing is sent yet.</summary>
    public SessionIdentity(VpcSession session) => _session = session;

    /// <summary>The owner of the session's key. Null until it was looked up.</summary>
    public CallerIdentity? Known
    {
        get
        {
            lock (_lock)
            {
                return _known is { } known && known.AccessKeyId == _session.LastCredentials?.AccessKeyId ? known.Caller : null;
            }
        }
    }

    /// <summary>The first line of -Verbose: where calls go, which key they use, and where the key comes from. Sends no request.</summary>
    public string FirstLine
    {
        get
        {
            string destination = DestinationIn(_session.RegionId);
            return destination == KeyAndEndpoint(_session.RegionId)
                ? UserText.Of($"{destination}; credentials: {_session.CredentialSource}")
                : UserText.Of($"{destination}; key {_session.AccessKeyId}; credentials: {_session.CredentialSource}");
        }
    }

    /// <summary>The given endpoint, when it is not one of the service's; null for the service's own endpoints.</summary>
    public string? GivenEndpoint => _session.JournalOwner is { IsCloud: true } ? null : _session.EndpointUrl?.Authority;

    /// <summary>
    /// The destination of calls in a region, in words: an emulator of this process, or the account and the identity in it. Before the
    /// account is looked up: key and endpoint. An endpoint that the session names and that is not one of the service's is always part of
    /// it.
    /// </summary>
    public string DestinationIn(string? region)
    {
        if (_session.IsEmulator)
        {
            return UserText.Of($"emulator {_session.EndpointUrl!.Authority}");
        }

        return (Known, GivenEndpoint) switch
        {
            ({ } caller, null) => caller.ToString(),
            ({ } caller, _) => UserText.Of($"endpoint {GivenEndpoint}, {caller}"),
            _ when _session.EndpointUrl is { IsLoopback: true } => UserText.Of($"endpoint {GivenEndpoint}"),
            _ => KeyAndEndpoint(region),
        };
    }

    /// <summary>Asks STS for the owner of the session's key, unless it is already known.</summary>
    /// <param name="credentials">The credentials that the session has now.</param>
    /// <param name="log">Gets a line for each request, or null.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="VpcException">The endpoint refused, or no answer arrived.</exception>
    /// <exception cref="CredentialsUnavailableException">The settings of the machine name no STS endpoint.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task AskAsync(AlibabaCloudCredentials credentials, CallLog? log, CancellationToken cancellationToken)
    {
        if (Known is null)
        {
            using IDisposable? work = _session.BeginWork();
            await SendAsync(credentials, _session.MaxRetry, log, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Asks STS for the owner of the session's key, for a line that can also be shown without it. There is one request for each key,
    /// without repetitions, and the wait is at most 3 s. An endpoint on this machine is not asked, because it may be any program; the line
    /// names it.
    /// </summary>
    /// <param name="log">Gets a line for the request, or null.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void AskOnce(CallLog? log, CancellationToken cancellationToken)
    {
        if (_session.LastCredentials is not { } credentials || _session.EndpointUrl is { IsLoopback: true } || Known is not null)
        {
            return;
        }

        Task asking;
        lock (_lock)
        {
            if (_asked is not { } asked || asked.AccessKeyId != credentials.AccessKeyId)
            {
                // The request starts on another thread, because resolving a proxy or a host name may block before the first await.
                asked = (credentials.AccessKeyId, Task.Run(() => TrySendAsync(credentials, log), CancellationToken.None));
                _asked = asked;
            }

            asking = asked.Asking;
        }

        // Some steps can't be cancelled, such as resolving a host name. The line does not wait longer for them.
        if (!asking.Wait((int)Limit.TotalMilliseconds, cancellationToken))
        {
            lock (_lock)
            {
                _asked = (credentials.AccessKeyId, Task.CompletedTask);
            }
        }
    }

    private string KeyAndEndpoint(string? region) => _session.EndpointIn(region) is { } endpoint
        ? UserText.Of($"key {_session.AccessKeyId}, endpoint {endpoint}")
        : UserText.Of($"key {_session.AccessKeyId}");

    private async Task TrySendAsync(AlibabaCloudCredentials credentials, CallLog? log)
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await SendAsync(credentials, maxRetries: 0, log, limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is VpcException or CredentialsUnavailableException or OperationCanceledException)
        {
            log?.Note(UserText.Of($"The account is not known: {e.Message}"));
        }
    }

    private async Task SendAsync(AlibabaCloudCredentials credentials, int maxRetries, CallLog? log, CancellationToken cancellationToken)
    {
        VpcClientOptions options = _session.Options;
        bool isCloud = _session.JournalOwner is { IsCloud: true };
        bool isInternal = options.Network == EndpointNetwork.Vpc;
        using var sts = new VpcClient(new StaticCredentialsProvider(credentials, _session.CredentialSource), new VpcClientOptions
        {
            EndpointUrl = !isCloud ? options.EndpointUrl : StsApi.Endpoint(
                _session.Machine,
                _session.CredentialSource,
                region: isInternal ? _session.RegionId : null,
                usesVpcNetwork: isInternal ? "true" : null),
            // All official SDKs sign STS requests with V1.
            SignatureVersion = isCloud ? SignatureVersion.V1 : options.SignatureVersion,
            Proxy = options.Proxy,
            Timeout = options.Timeout,
            MaxRetries = maxRetries,
            Clock = options.Clock,
            UserAgent = options.UserAgent,
        });
        CallerIdentity caller = await sts.SendAsync(new GetCallerIdentity(), log, cancellationToken).ConfigureAwait(false);
        lock (_lock)
        {
            _known = (credentials.AccessKeyId, caller);
        }
    }
}
