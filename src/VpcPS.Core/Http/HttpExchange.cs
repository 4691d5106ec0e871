using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Authentication;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Actions;

namespace VpcPS.Core.Http;

/// <summary>Sends one request and receives one answer within the time-out, and says exactly what failed otherwise.</summary>
internal sealed class HttpExchange : IDisposable
{
    // The largest documented answer, a page of 50 addresses, is below 100 KB.
    private const int UsualAnswerBytes = 100 * 1024;
    private const int MaxAnswerBytes = 16 * 1024 * 1024;

    // Windows PowerShell's handler sends the head before it asks for the body: there SingleUseContent can't prove
    // that nothing was sent.
    private static readonly bool SendsHeadWithBody =
        !RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal);

    private readonly HttpClient _http;
    private readonly TimeSpan _timeout;
    private readonly IRehearsalClock? _rehearsalClock;
    private readonly string _userAgent;

    public HttpExchange(VpcClientOptions options)
    {
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // An emulator on this machine is never behind the proxy that the environment names.
            UseProxy = options.EndpointUrl is not { IsLoopback: true },
        };
        if (options.Proxy is not null)
        {
            handler.Proxy = ToProxy(options.Proxy);
        }

        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _timeout = options.Timeout;
        _rehearsalClock = options.Clock as IRehearsalClock;
        _userAgent = options.UserAgent;
    }

    public async Task<HttpAnswer> SendAsync(SentRequest request, CancellationToken cancellationToken)
    {
        HttpRequestMessage message = request.Signed.Message;
        message.Headers.TryAddWithoutValidation("Accept", "application/json");
        message.Headers.TryAddWithoutValidation("User-Agent", _userAgent);

        using IRehearsedRequest? rehearsed = _rehearsalClock?.BeginRequest(request.Signed.Nonce, _timeout);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, rehearsed?.Overdue ?? default);
        timeout.CancelAfter(_timeout);
        try
        {
            using HttpResponseMessage response = await _http
                .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, timeout.Token)
                .ConfigureAwait(false);
            byte[] body = await ReadBodyAsync(request, response, timeout.Token).ConfigureAwait(false);
            // A success has no use for the other headers, and reading each costs something.
            HttpResponseMessage? refusal = response.IsSuccessStatusCode ? null : response;
            return new HttpAnswer(
                response.StatusCode,
                request.Credentials.Redact(FirstHeader(response, "x-acs-request-id")),
                response.Content.Headers.ContentType?.MediaType,
                refusal?.Headers.Location,
                refusal is null ? null : ReadRetryAfter(refusal),
                refusal?.Headers.Date,
                body);
        }
        catch (Exception e) when (e is OperationCanceledException or HttpRequestException or IOException or SocketException or ObjectDisposedException)
        {
            bool nothingSent = SendsHeadWithBody && !request.Signed.Content.WasSent;
            bool isOutcomeUnknown = request.Action.ChangesState && !nothingSent;
            if (cancellationToken.IsCancellationRequested && !isOutcomeUnknown)
            {
                throw new OperationCanceledException("The call was cancelled.", e, cancellationToken);
            }

            (string code, FormattableString what) = cancellationToken.IsCancellationRequested
                ? (ConnectionErrorCodes.Canceled, $"the call was cancelled while its answer was awaited")
                : timeout.IsCancellationRequested
                ? (ConnectionErrorCodes.Timeout, nothingSent
                    ? (FormattableString)$"no connection within {_timeout.TotalSeconds:0.###} s"
                    : $"no whole answer within {_timeout.TotalSeconds:0.###} s")
                : Explain(e, request.Endpoint, nothingSent);
            throw Failure(request, code, what, isOutcomeUnknown, nothingSent && IsTunnelRefusal(e) ? null : e);
        }
    }

    public void Dispose() => _http.Dispose();

    internal static VpcConnectionException Failure(SentRequest request, string code, FormattableString what, bool isOutcomeUnknown, Exception? cause = null) => Failure(
        request.Action,
        request.Endpoint,
        code,
        request.Credentials.Redact(UserText.Of(what)),
        isOutcomeUnknown,
        // The handler quotes what it can't read, which may be the request itself: such a cause can't be shown.
        cause?.ToString() is { } all && request.Credentials.Redact(all) == all ? cause : null);

    internal static VpcConnectionException Failure(
        ApiAction action, Uri endpoint, string code, string what, bool isOutcomeUnknown, Exception? cause) => new(
        code, UserText.Of($"{endpoint.GetLeftPart(UriPartial.Authority)}: {what}."), endpoint, action, isOutcomeUnknown, cause);

    private static WebProxy ToProxy(Uri address)
    {
        var proxy = new WebProxy(address);
        if (address.UserInfo.Length > 0)
        {
            string[] parts = address.UserInfo.Split([':'], 2);
            proxy.Credentials = new NetworkCredential(
                Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
        }

        return proxy;
    }

    private static async Task<byte[]> ReadBodyAsync(SentRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using Stream stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        // A stream that ignores the token, as .NET Framework's does, still ends when the response is disposed.
        using CancellationTokenRegistration registration = cancellationToken.Register(response.Dispose);
        if (response.Content.Headers.ContentLength is { } announced and <= UsualAnswerBytes)
        {
            return await ReadAnnouncedAsync(stream, new byte[announced], cancellationToken).ConfigureAwait(false);
        }

        using var body = new MemoryStream();
        var buffer = new byte[8192];
        int count;
        while ((count = await stream.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (body.Length + count > MaxAnswerBytes)
            {
                throw Failure(
                    request,
                    ConnectionErrorCodes.UnreadableAnswer,
                    $"the answer is longer than {MaxAnswerBytes / (1024 * 1024)} MB, so it is not the API's",
                    request.Action.ChangesState);
            }

            body.Write(buffer, 0, count);
        }

        return body.ToArray();
    }

    // What ends before its announced length is cut short here too: some handlers say so, others just end.
    private static async Task<byte[]> ReadAnnouncedAsync(Stream stream, byte[] body, CancellationToken cancellationToken)
    {
        int length = 0;
        int count;
        while (length < body.Length && (count = await stream.ReadAsync(body, length, body.Length - length, cancellationToken).ConfigureAwait(false)) > 0)
        {
            length += count;
        }

        return length == body.Length ? body : throw new IOException(UserText.Translate("the answer ended early"));
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
            return (ConnectionErrorCodes.ConnectionBroken, $"the connection broke before the whole answer had arrived ({cause})");
        }

        if (IsTunnelRefusal(error))
        {
            return error.Message.Contains("'407'")
                ? (ConnectionErrorCodes.ProxyAuthenticationRequired, (FormattableString)$"the proxy asks for credentials (HTTP 407)")
                : (ConnectionErrorCodes.EndpointUnreachable, $"the proxy made no connection to the endpoint");
        }

        // A failure to connect is a SocketException alone; within an IOException there was a connection, and with
        // nothing sent it was still busy with the handshake.
        return endpoint.Scheme == Uri.UriSchemeHttps && chain.OfType<IOException>().Any()
            ? (ConnectionErrorCodes.TlsFailure, (FormattableString)$"the TLS connection failed ({cause})")
            : (ConnectionErrorCodes.EndpointUnreachable, $"the endpoint can't be reached ({cause})");
    }

    /// <summary>
    /// A proxy's refusal to connect to the endpoint is the one failure before sending that the handler has no cause
    /// for. Its message is not shown: it holds the proxy's address with the password that may be part of it.
    /// </summary>
    private static bool IsTunnelRefusal(Exception error) => error is HttpRequestException { InnerException: null };

    private static IEnumerable<Exception> Causes(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            yield return error;
        }
    }

    private static string Sentence(Exception error) => error.Message.TrimEnd('.', ' ', '\r', '\n');

    // The service's own header is in milliseconds; the standard one is in seconds or a time.
    private static TimeSpan? ReadRetryAfter(HttpResponseMessage response) =>
        int.TryParse(FirstHeader(response, "x-acs-retry-after"), NumberStyles.None, CultureInfo.InvariantCulture, out int milliseconds)
            ? TimeSpan.FromMilliseconds(milliseconds)
            : response.Headers.RetryAfter?.Delta
                ?? (response.Headers.RetryAfter?.Date is { } date && response.Headers.Date is { } now && date > now ? date - now : null);

    private static string? FirstHeader(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
}
