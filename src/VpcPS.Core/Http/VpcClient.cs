using System;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Actions;
using VpcPS.Core.Credentials;
using VpcPS.Core.Endpoints;

namespace VpcPS.Core.Http;

/// <summary>
/// The one funnel: every request of the module goes through <see cref="SendAsync{TAnswer}"/>. Safe to share between
/// threads and runspaces.
/// </summary>
public sealed class VpcClient : IDisposable
{
    private readonly ICredentialsProvider _credentials;
    private readonly EndpointResolver _endpoints;
    private readonly RequestSigner _signer;
    private readonly HttpExchange _exchange;

    /// <summary>Makes a client. Nothing is sent before the first call.</summary>
    /// <param name="credentials">Where the credentials of each request come from.</param>
    /// <param name="options">How the service is reached.</param>
    /// <exception cref="ArgumentException">The endpoint of the options is none.</exception>
    public VpcClient(ICredentialsProvider credentials, VpcClientOptions options)
        : this(credentials, options, static () => Guid.NewGuid().ToString("N"))
    {
    }

    internal VpcClient(ICredentialsProvider credentials, VpcClientOptions options, Func<string> newNonce)
    {
        _credentials = credentials;
        _endpoints = new EndpointResolver(options.EndpointUrl, options.Network);
        _signer = new RequestSigner(options.SignatureVersion, options.Clock, newNonce);
        _exchange = new HttpExchange(options);
    }

    /// <summary>
    /// Makes a call: one signed request, one answer; a second request only after temporary credentials had expired.
    /// </summary>
    /// <typeparam name="TAnswer">The model that the answer becomes.</typeparam>
    /// <param name="action">The call.</param>
    /// <param name="log">Gets a line for each request that was sent, or null.</param>
    /// <param name="cancellationToken">
    /// Gives up waiting. A call that changes something and is already sent then has an unknown outcome.
    /// </param>
    /// <returns>The answer.</returns>
    /// <exception cref="VpcApiException">The service refused.</exception>
    /// <exception cref="VpcConnectionException">No answer that can be read came back.</exception>
    /// <exception cref="CredentialsUnavailableException">There are no credentials to sign with.</exception>
    /// <exception cref="ArgumentException">The region can't be part of a host name.</exception>
    /// <exception cref="OperationCanceledException">Cancelled while nothing could have been changed.</exception>
    public async Task<TAnswer> SendAsync<TAnswer>(ApiAction<TAnswer> action, CallLog? log, CancellationToken cancellationToken)
    {
        AlibabaCloudCredentials credentials = await _credentials.GetCredentialsAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await SendOnceAsync(action, credentials, log, cancellationToken).ConfigureAwait(false);
        }
        catch (VpcApiException e) when (e.IsExpiredToken && _credentials.Invalidate(credentials))
        {
            // Refused before anything was done, so the same action, with its ClientToken, may be sent once more.
            credentials = await _credentials.GetCredentialsAsync(cancellationToken).ConfigureAwait(false);
            return await SendOnceAsync(action, credentials, log, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Closes the connections. Calls in flight fail.</summary>
    public void Dispose() => _exchange.Dispose();

    private async Task<TAnswer> SendOnceAsync<TAnswer>(
        ApiAction<TAnswer> action, AlibabaCloudCredentials credentials, CallLog? log, CancellationToken cancellationToken)
    {
        Uri endpoint = _endpoints.Resolve(action.Region);
        using SignedRequest signed = _signer.Sign(action, endpoint, credentials);
        var request = new SentRequest(action, endpoint, credentials, signed);
        HttpAnswer answer;
        try
        {
            answer = await _exchange.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (VpcConnectionException e)
        {
            log?.Failed(request, e.Code);
            throw;
        }

        log?.Answered(request, (int)answer.Status, answer.RequestId);
        return AnswerReader.Read(action, request, answer);
    }
}

/// <summary>An answer as it came over the wire.</summary>
internal sealed record HttpAnswer(HttpStatusCode Status, string? RequestId, string? ContentType, Uri? Location, byte[] Body);
