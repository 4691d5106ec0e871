using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Api;
using VpcPS.Core.Endpoints;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Http;

/// <summary>
/// Makes all calls to the service: every request of the module goes through SendAsync. Safe to share between threads and runspaces.
/// </summary>
internal sealed class VpcClient : IDisposable
{
    private readonly ICredentialsProvider _credentials;
    private readonly EndpointResolver _endpoints;
    private readonly RequestSigner _signer;
    private readonly HttpExchange _exchange;
    private readonly IClock _clock;
    private readonly RetryPolicy _retryPolicy;
    private readonly Pacer _pacer;

    /// <summary>Makes a client. Nothing is sent before the first call.</summary>
    /// <param name="credentials">Where the credentials of each request come from.</param>
    /// <param name="options">The settings of the connection, the repetitions and the limits.</param>
    /// <exception cref="ArgumentException">The endpoint of the options is not valid.</exception>
    public VpcClient(ICredentialsProvider credentials, VpcClientOptions options)
        : this(credentials, options, new NonceSource().Next)
    {
    }

    internal VpcClient(ICredentialsProvider credentials, VpcClientOptions options, Func<string> newNonce)
    {
        _credentials = credentials;
        _endpoints = new EndpointResolver(options.EndpointUrl, options.Network);
        _signer = new RequestSigner(options.SignatureVersion, options.Clock, newNonce);
        _exchange = new HttpExchange(options);
        _clock = options.Clock;
        _retryPolicy = new RetryPolicy(options.MaxRetries, options.RetryBudget);
        _pacer = new Pacer(options);
    }

    /// <summary>
    /// Makes a call. Each attempt has its own signature, nonce and time. All attempts have the same parameters, including the ClientToken.
    /// </summary>
    /// <typeparam name="TAnswer">The model that the answer becomes.</typeparam>
    /// <param name="action">The call.</param>
    /// <param name="log">Gets a line for each request that was sent and for each repetition, or null.</param>
    /// <param name="cancellationToken">Ends the wait. The outcome of a change that was already sent is then unknown.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="VpcApiException">The service refused.</exception>
    /// <exception cref="VpcConnectionException">No readable answer arrived.</exception>
    /// <exception cref="CredentialsUnavailableException">There are no credentials to sign with.</exception>
    /// <exception cref="ArgumentException">The region can't be part of a host name.</exception>
    /// <exception cref="OperationCanceledException">Cancelled while nothing could have been changed.</exception>
    public Task<TAnswer> SendAsync<TAnswer>(ApiAction<TAnswer> action, CallLog? log, CancellationToken cancellationToken) =>
        SendAsync(action, log, cancellationToken, cancellationToken);

    /// <summary>
    /// Makes a call for a caller that stops in two steps: first it sends nothing more, then it stops waiting.
    /// </summary>
    /// <typeparam name="TAnswer">The model that the answer becomes.</typeparam>
    /// <param name="action">The call.</param>
    /// <param name="log">Gets a line for each request that was sent and for each repetition, or null.</param>
    /// <param name="stopSending">Starts no further attempt, and ends the wait for one.</param>
    /// <param name="stopWaiting">Stops waiting for the attempt that is already sent.</param>
    /// <param name="held">Gets told when the call is held back because of a limit of calls. May be null.</param>
    /// <returns>The answer. Throws the same exceptions as the other overload.</returns>
    public async Task<TAnswer> SendAsync<TAnswer>(
        ApiAction<TAnswer> action, CallLog? log, CancellationToken stopSending, CancellationToken stopWaiting, IHeldCall? held = null)
    {
        var attempts = new AttemptSequence(action, _retryPolicy, _clock);
        try
        {
            while (true)
            {
                await _pacer.WaitForTurnAsync(action, stopSending, held).ConfigureAwait(false);
                AlibabaCloudCredentials credentials = await _credentials.GetCredentialsAsync(stopSending).ConfigureAwait(false);
                stopSending.ThrowIfCancellationRequested();
                attempts.Begin();
                using SignedRequest request = _signer.Sign(action, EndpointOf(action), credentials);
                try
                {
                    using HttpResponseMessage response = await _exchange.SendAsync(request, stopWaiting).ConfigureAwait(false);
                    HttpAnswer answer = HttpAnswer.Of(response, credentials);
                    log?.Answered(request, answer);
                    TAnswer read = AnswerReader.Read(action, request, answer);
                    _pacer.Succeeded();
                    return read;
                }
                catch (Exception e) when (e is VpcException || HttpExchange.IsFailure(e))
                {
                    VpcException error = e as VpcException ?? Failed(request, e, log, stopWaiting);
                    if (attempts.PauseBeforeNext(error, isMended: TryMend(error, credentials, attempts)) is not { } pause)
                    {
                        if (error == e)
                        {
                            throw;
                        }

                        throw error;
                    }

                    if (RetryPolicy.IsThrottling(error))
                    {
                        _pacer.Throttled(attempts.LastBegun, pause);
                        held?.HoldBack(_clock.UtcNow + pause);
                    }

                    log?.Repeating(error, pause);
                    await _clock.DelayAsync(pause, stopSending).ConfigureAwait(false);
                    held?.HoldBack(null);
                }
            }
        }
        catch (OperationCanceledException e) when (attempts.HasUnanswered)
        {
            throw HttpExchange.Failure(
                action,
                EndpointOf(action),
                ConnectionErrorCodes.Canceled,
                UserText.Translate("the call was cancelled before it could be repeated"),
                isOutcomeUnknown: true,
                e);
        }
        catch (CredentialsUnavailableException e) when (attempts.HasUnanswered)
        {
            throw HttpExchange.Failure(
                action,
                EndpointOf(action),
                ConnectionErrorCodes.NoCredentials,
                UserText.Of($"there are no longer any credentials to repeat the call with: {UserText.WithoutStop(e.Message)}"),
                isOutcomeUnknown: true,
                e);
        }
    }

    /// <summary>The error for an endless list: the service sent the same page again instead of the next one.</summary>
    /// <param name="action">The call that got the page again.</param>
    public VpcConnectionException RepeatedPage(ApiAction action) => HttpExchange.Failure(
        action,
        EndpointOf(action),
        ConnectionErrorCodes.UnreadableAnswer,
        UserText.Translate("the list doesn't end: the service sent the same page again when asked for the next one"),
        isOutcomeUnknown: false,
        cause: null);

    /// <summary>Closes the connections. Running calls fail.</summary>
    public void Dispose() => _exchange.Dispose();

    private Uri EndpointOf(ApiAction action) => _endpoints.Resolve(action.Region, action.Declaration.Product);

    private VpcConnectionException Failed(SignedRequest request, Exception error, CallLog? log, CancellationToken stopWaiting)
    {
        VpcConnectionException failure = _exchange.FailureOf(request, error, stopWaiting);
        log?.Failed(request, failure.Code);
        return failure;
    }

    /// <summary>
    /// Corrects the cause of a refusal that came before the service did anything: expired temporary credentials or a wrong clock. This
    /// happens at most once for each call.
    /// </summary>
    private bool TryMend(VpcException error, AlibabaCloudCredentials credentials, AttemptSequence attempts)
    {
        if (attempts.IsMended || error is not VpcApiException refusal)
        {
            return false;
        }

        if (refusal.IsExpiredToken)
        {
            return _credentials.Invalidate(credentials);
        }

        return refusal is { IsWrongTime: true, ServerTime: { } serverTime } && _signer.CorrectClock(serverTime);
    }
}
