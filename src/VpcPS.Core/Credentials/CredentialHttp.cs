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
/// The unsigned requests of sources: none is redirected, and messages name scheme and host alone, because paths,
/// queries, headers and bodies may hold secrets.
/// </summary>
internal static class CredentialHttp
{
    /// <summary>Time-out of STS and of credential servers, from connecting to the last byte.</summary>
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    private const int MaxAnswerBytes = 1024 * 1024;

    /// <summary>Sends a request on a connection of its own: sources are asked once an hour or so.</summary>
    /// <param name="request">The request.</param>
    /// <param name="proxy">The proxy that was given, or null for the environment's.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CredentialsUnavailableException">No answer came.</exception>
    /// <exception cref="OperationCanceledException">The caller's token was set.</exception>
    public static async Task<CredentialAnswer> SendAsync(HttpRequestMessage request, Uri? proxy, CancellationToken cancellationToken)
    {
        using HttpClientHandler handler = NewHandler();
        OutboundProxy.Set(handler, proxy, request.RequestUri);
        return await SendAsync(request, handler, DefaultTimeout, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a request to the instance's own host, which no proxy reaches.</summary>
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

    /// <summary>Scheme, host and port: what of an address may be shown.</summary>
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
    /// <summary>Whether it can be used; every source answers with 200 and nothing else.</summary>
    public bool IsOk => Status == HttpStatusCode.OK;

    /// <summary>
    /// Whether a text can be sent back in a header: visible ASCII. Anything else is the page of some portal, and the
    /// handler's exception would show it.
    /// </summary>
    public static bool IsToken(string text) => text.Length > 0 && text.All(c => c is > ' ' and <= '~');

    /// <summary>Never the body.</summary>
    public override string ToString() => "HTTP " + ((int)Status).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
