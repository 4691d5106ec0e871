using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Authentication;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Api;

namespace VpcPS.Core.Http;

/// <summary>Sends one request and receives one answer within the time-out. On failure it tells exactly what failed.</summary>
internal sealed class HttpExchange : IDisposable
{
    // The largest documented answer, a page of 50 addresses, is below 100 KB.
    private const int MaxAnswerBytes = 16 * 1024 * 1024;

    // Windows PowerShell's handler sends the head of a request before it asks for the body. So there SingleUseContent can't prove that
    // nothing was sent.
    private static readonly bool SendsHeadWithBody =
        !RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal);

    private readonly HttpClient _http;
    private readonly IClock _clock;
    private readonly string _userAgent;
    private volatile bool _isDisposed;

    public HttpExchange(VpcClientOptions options)
    {
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
        };
        OutboundProxy.Set(handler, options.Proxy, options.EndpointUrl);
        _http = new HttpClient(handler) { Timeout = options.Timeout, MaxResponseContentBufferSize = MaxAnswerBytes };
        _clock = options.Clock;
        _userAgent = options.UserAgent;
    }

    /// <summary>
    /// Sends a request and receives the whole answer. The caller catches exceptions and passes them to <see cref="FailureOf"/>. Catching
    /// them here would need a second asynchronous method, whose compilation slows down the first call of a process.
    /// </summary>
    /// <exception cref="Exception">An exception for which <see cref="IsFailure"/> is true.</exception>
    public Task<HttpResponseMessage> SendAsync(SignedRequest request, CancellationToken cancellationToken)
    {
        request.Message.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Message.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        return _clock.BeginRequest(request.Nonce, _http.Timeout) is { } rehearsed
            ? SendRehearsedAsync(request, rehearsed, cancellationToken)
            : _http.SendAsync(request.Message, cancellationToken);
    }

    /// <summary>Whether an exception is one that the handler throws when an exchange fails.</summary>
    public static bool IsFailure(Exception error) =>
        error is OperationCanceledException or HttpRequestException or IOException or SocketException or ObjectDisposedException;

    /// <summary>The error that the failure of an exchange means.</summary>
    /// <param name="request">The request.</param>
    /// <param name="error">What the handler threw.</param>
    /// <param name="cancellationToken">The token that the request was sent with.</param>
    /// <exception cref="OperationCanceledException">Cancelled while nothing could have been changed.</exception>
    public VpcConnectionException FailureOf(SignedRequest request, Exception error, CancellationToken cancellationToken)
    {
        bool nothingSent = SendsHeadWithBody && !request.Content.WasSent;
        bool isOutcomeUnknown = request.Action.ChangesState && !nothingSent;
        if (cancellationToken.IsCancellationRequested && !isOutcomeUnknown)
        {
            throw new OperationCanceledException("The call was cancelled.", error, cancellationToken);
        }

        (string code, FormattableString what) = cancellationToken.IsCancellationRequested
            ? (ConnectionErrorCodes.Canceled, $"the call was cancelled while it waited for the answer")
            : error is OperationCanceledException && !_isDisposed
            ? (ConnectionErrorCodes.Timeout, nothingSent
                ? (FormattableString)$"no connection within {_http.Timeout.TotalSeconds:0.###} s"
                : $"no complete answer within {_http.Timeout.TotalSeconds:0.###} s")
            : Explain(error, request.Endpoint, nothingSent);
        return Failure(request, code, what, isOutcomeUnknown, nothingSent && IsTunnelRefusal(error) ? null : error);
    }

    public void Dispose()
    {
        _isDisposed = true;
        _http.Dispose();
    }

    internal static VpcConnectionException Failure(
        SignedRequest request, string code, FormattableString what, bool isOutcomeUnknown, Exception? cause = null) => Failure(
        request.Action,
        request.Endpoint,
        code,
        request.Redact(UserText.Of(what)),
        isOutcomeUnknown,
        // The handler's message quotes what it could not read. That may be the request with its secrets, and then the cause is left out.
        cause?.ToString() is { } all && request.Redact(all) == all ? cause : null);

    internal static VpcConnectionException Failure(
        ApiAction action, Uri endpoint, string code, string what, bool isOutcomeUnknown, Exception? cause) => new(
        code, UserText.Of($"{endpoint.GetLeftPart(UriPartial.Authority)}: {what}."), endpoint, action, isOutcomeUnknown, cause);

    private async Task<HttpResponseMessage> SendRehearsedAsync(
        SignedRequest request, IRehearsedRequest rehearsed, CancellationToken cancellationToken)
    {
        using (rehearsed)
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, rehearsed.Overdue);
            return await _http.SendAsync(request.Message, end.Token).ConfigureAwait(false);
        }
    }

    private static (string Code, FormattableString What) Explain(Exception error, Uri endpoint, bool nothingSent)
    {
        Exception[] chain = Causes(error).ToArray();
        if (chain.OfType<AuthenticationException>().FirstOrDefault() is { } tls)
        {
            return (ConnectionErrorCodes.TlsFailure, $"the TLS connection failed ({Sentence(tls.InnerException ?? tls)})");
        }

        string cause = Sentence(chain[chain.Length - 1]);
        if (!nothingSent)
        {
            return HasNoCause(error)
                ? (
                    ConnectionErrorCodes.UnreadableAnswer,
                    (FormattableString)
                        $"the response is not a valid answer, or is larger than {MaxAnswerBytes / (1024 * 1024)} MB ({cause})")
                : (ConnectionErrorCodes.ConnectionBroken, $"the connection broke before the complete answer had arrived ({cause})");
        }

        if (IsTunnelRefusal(error))
        {
            return error.Message.Contains("'407'")
                ? (ConnectionErrorCodes.ProxyAuthenticationRequired, (FormattableString)$"the proxy asks for credentials (HTTP 407)")
                : (ConnectionErrorCodes.EndpointUnreachable, $"the proxy made no connection to the endpoint");
        }

        // A failure to connect is a SocketException without an IOException. An IOException means that there was a connection; when nothing
        // was sent yet, the TLS handshake failed.
        return endpoint.Scheme == Uri.UriSchemeHttps && chain.OfType<IOException>().Any()
            ? (ConnectionErrorCodes.TlsFailure, (FormattableString)$"the TLS connection failed ({cause})")
            : (ConnectionErrorCodes.EndpointUnreachable, $"the endpoint can't be reached ({cause})");
    }

    /// <summary>
    /// Whether a proxy refused to connect to the endpoint. This is the only failure before sending for which the handler gives no inner
    /// exception. Its message is not shown, because it contains the proxy's address, which may include a password.
    /// </summary>
    private static bool IsTunnelRefusal(Exception error) => HasNoCause(error);

    /// <summary>Whether the handler rejected the answer itself, although no connection failed.</summary>
    private static bool HasNoCause(Exception error) => error is HttpRequestException { InnerException: null };

    private static IEnumerable<Exception> Causes(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            yield return error;
        }
    }

    private static string Sentence(Exception error) => error.Message.TrimEnd('.', ' ', '\r', '\n');
}
