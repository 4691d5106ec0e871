using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Http;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>
/// Sends the unsigned requests of sources. Redirects are not followed. Messages show only scheme and host, because
/// paths, queries, headers and bodies can contain secrets.
/// </summary>
internal static class CredentialHttp
{
    /// <summary>The time-out for STS and credential servers, from connecting to the last byte.</summary>
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    private const int MaxAnswerBytes = 1024 * 1024;

    /// <summary>
    /// Sends a request on a connection of its own. Keeping connections is not worth it, because sources are used about once an hour.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="proxy">The given proxy. Null for the proxy that the environment names.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="CredentialsUnavailableException">No answer came.</exception>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled.</exception>
    public static async Task<CredentialAnswer> SendAsync(HttpRequestMessage request, Uri? proxy, CancellationToken cancellationToken)
    {
        using HttpClientHandler handler = NewHandler();
        OutboundProxy.Set(handler, proxy, request.RequestUri);
        return await SendAsync(request, handler, DefaultTimeout, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a request without a proxy, to the host that the instance runs on.</summary>
    /// <inheritdoc cref="SendAsync(HttpRequestMessage, Uri?, CancellationToken)"/>
    public static async Task<CredentialAnswer> SendWithoutProxyAsync(
        HttpRequestMessage request, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using HttpClientHandler handler = NewHandler();
        handler.UseProxy = false;
        return await SendAsync(request, handler, timeout, cancellationToken).ConfigureAwait(false);
    }

    private static HttpClientHandler NewHandler() => new() { AllowAutoRedirect = false, UseCookies = false };

    private static async Task<CredentialAnswer> SendAsync(
        HttpRequestMessage request, HttpClientHandler handler, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MaxAnswerBytes };
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timed.CancelAfter(timeout);
        try
        {
            using HttpResponseMessage response = await http.SendAsync(request, timed.Token).ConfigureAwait(false);
            byte[] body = await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
            return new CredentialAnswer(response.StatusCode, body);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CredentialsUnavailableException($"{Name(request.RequestUri)} gave no answer within {timeout.TotalSeconds:0.###} s");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new CredentialsUnavailableException($"{Name(request.RequestUri)} can't be reached ({Cause(e)})");
        }
    }

    /// <summary>Scheme, host and port: the part of an address that can be shown.</summary>
    public static string Name(Uri address) => address.Scheme + "://" + address.Authority;

    private static string Cause(Exception error)
    {
        while (error.InnerException is not null)
        {
            error = error.InnerException;
        }

        return UserText.WithoutStop(error.Message);
    }
}

/// <summary>An answer to a source's request.</summary>
internal sealed record CredentialAnswer(HttpStatusCode Status, byte[] Body)
{
    /// <summary>Whether the answer can be used. All sources answer a successful request with status 200.</summary>
    public bool IsOk => Status == HttpStatusCode.OK;

    /// <summary>
    /// Whether a text can be sent in a header: it has only visible ASCII characters. Any other text is not a token but, for example, the
    /// page of a login portal, and the handler's exception would show it.
    /// </summary>
    public static bool IsToken(string text) => text.Length > 0 && text.All(c => c is > ' ' and <= '~');

    /// <summary>The text never contains the body.</summary>
    public override string ToString() => "HTTP " + ((int)Status).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
