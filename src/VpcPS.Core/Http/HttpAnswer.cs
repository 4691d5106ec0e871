using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Http;

/// <summary>An HTTP answer. Headers are parsed only when they are asked for, because most answers need none.</summary>
internal sealed class HttpAnswer
{
    private readonly HttpResponseMessage _response;
    private readonly AlibabaCloudCredentials _credentials;

    /// <summary>Keeps an answer.</summary>
    /// <param name="response">The answer; only its status and headers are used.</param>
    /// <param name="body">The whole body.</param>
    /// <param name="credentials">The credentials whose secrets are replaced in its texts.</param>
    public HttpAnswer(HttpResponseMessage response, byte[] body, AlibabaCloudCredentials credentials)
    {
        _response = response;
        _credentials = credentials;
        Body = body;
    }

    /// <summary>Keeps the answer to a request whose whole body has been received.</summary>
    public static HttpAnswer Of(HttpResponseMessage response, AlibabaCloudCredentials credentials) =>
        new(response, response.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult(), credentials);

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status => _response.StatusCode;

    /// <summary>The whole body.</summary>
    public byte[] Body { get; }

    /// <summary>The service's id of the request, from the header.</summary>
    public string? RequestId => _credentials.Redact(FirstHeader("x-acs-request-id"));

    /// <summary>The media type in the Content-Type header.</summary>
    public string? ContentType => _response.Content.Headers.ContentType?.MediaType;

    /// <summary>The target of a redirect.</summary>
    public Uri? Location => _response.Headers.Location;

    /// <summary>
    /// The wait that the service asks for. The service's own header is in milliseconds. The standard header is in seconds, or is a date.
    /// </summary>
    public TimeSpan? RetryAfter =>
        int.TryParse(FirstHeader("x-acs-retry-after"), NumberStyles.None, CultureInfo.InvariantCulture, out int milliseconds)
            ? TimeSpan.FromMilliseconds(milliseconds)
            : _response.Headers.RetryAfter?.Delta
                ?? (_response.Headers.RetryAfter?.Date is { } date && ServerTime is { } now && date > now ? date - now : null);

    /// <summary>The time in the Date header: the service's clock when it answered.</summary>
    public DateTimeOffset? ServerTime => _response.Headers.Date;

    private string? FirstHeader(string name) =>
        _response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
}
