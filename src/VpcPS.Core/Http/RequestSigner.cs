using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net.Http;
using System.Text;
using System.Threading;
using VpcPS.Core.Api;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Http;

/// <summary>
/// Makes the HTTP request of a call. Every call, including reads, is a POST with a <see cref="SingleUseContent"/>. V1 puts the parameters
/// into a form body, like the official pop-core. V3 puts them into the query and has an empty body, like the official SDK, except for the
/// few parameters that an action sends in the body.
/// </summary>
internal sealed class RequestSigner
{
    private const string HttpMethodName = "POST";
    private const string FormContentType = "application/x-www-form-urlencoded";

    // A machine with an empty clock battery starts in 1970, about this far in the past. A larger difference means that the time in the
    // answer is wrong.
    private static readonly TimeSpan MostClockCorrection = TimeSpan.FromDays(365 * 100);

    private readonly SignatureVersion _version;
    private readonly IClock _clock;
    private readonly Func<string> _newNonce;
    private long _clockCorrectionTicks;

    public RequestSigner(SignatureVersion version, IClock clock, Func<string> newNonce)
    {
        _version = version;
        _clock = clock;
        _newNonce = newNonce;
    }

    /// <summary>Makes and signs a request. Each request of a call has its own nonce and time.</summary>
    public SignedRequest Sign(ApiAction action, Uri endpoint, AlibabaCloudCredentials credentials)
    {
        DateTimeOffset now = _clock.MachineTime.AddTicks(Interlocked.Read(ref _clockCorrectionTicks));
        string time = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return _version == SignatureVersion.V1
            ? SignV1(action, endpoint, credentials, time, _newNonce())
            : SignV3(action, endpoint, credentials, time, _newNonce());
    }

    /// <summary>Uses the service's time in all later signatures.</summary>
    /// <returns>False when the service's time can't be right. Then nothing changes.</returns>
    public bool CorrectClock(DateTimeOffset serverTime)
    {
        TimeSpan correction = serverTime - _clock.MachineTime;
        if (correction.Duration() > MostClockCorrection)
        {
            return false;
        }

        Interlocked.Exchange(ref _clockCorrectionTicks, correction.Ticks);
        return true;
    }

    private static SignedRequest SignV1(
        ApiAction action, Uri endpoint, AlibabaCloudCredentials credentials, string time, string nonce)
    {
        var parameters = new List<KeyValuePair<string, string>>(action.GetParameters());
        parameters.AddRange(action.BodyParameters);
        parameters.AddRange(
        [
            new("Action", action.Name),
            new("Version", action.Declaration.Product.Version),
            new("Format", "JSON"),
            new("AccessKeyId", credentials.AccessKeyId),
            new("SignatureMethod", RpcV1Signer.Method),
            new("SignatureVersion", RpcV1Signer.Version),
            new("SignatureNonce", nonce),
            new("Timestamp", time),
        ]);
        if (credentials.SecurityToken is not null)
        {
            parameters.Add(new("SecurityToken", credentials.SecurityToken));
        }

        RpcV1Signature signature = RpcV1Signer.Sign(HttpMethodName, parameters, credentials.AccessKeySecret);
        string form = signature.CanonicalizedQueryString + "&Signature=" + PercentEncoding.Encode(signature.Signature);
        return new SignedRequest(
            action,
            endpoint,
            credentials,
            new HttpRequestMessage(HttpMethod.Post, endpoint),
            new SingleUseContent(Encoding.ASCII.GetBytes(form), FormContentType),
            signature,
            nonce);
    }

    private static SignedRequest SignV3(
        ApiAction action, Uri endpoint, AlibabaCloudCredentials credentials, string time, string nonce)
    {
        // Only few actions send parameters in the body.
        IReadOnlyList<KeyValuePair<string, string>> form = action.BodyParameters;
        byte[] body = form.Count == 0 ? [] : Encoding.ASCII.GetBytes(CanonicalQuery.Build(form));
        string? contentType = form.Count == 0 ? null : FormContentType;
        string bodyHash = form.Count == 0 ? Acs3Signer.EmptyBodyHash : Acs3Signer.HashBody(body);
        var headers = new List<KeyValuePair<string, string>>(8)
        {
            new("host", endpoint.Authority),
            new("x-acs-action", action.Name),
            new("x-acs-content-sha256", bodyHash),
            new("x-acs-date", time),
            new("x-acs-signature-nonce", nonce),
            new("x-acs-version", action.Declaration.Product.Version),
        };
        if (credentials.SecurityToken is not null)
        {
            headers.Add(new("x-acs-accesskey-id", credentials.AccessKeyId));
            headers.Add(new("x-acs-security-token", credentials.SecurityToken));
        }

        if (contentType is not null)
        {
            headers.Add(new("content-type", contentType));
        }

        Acs3Signature signature = Acs3Signer.Sign(
            HttpMethodName,
            "/",
            action.GetParameters(),
            headers,
            bodyHash,
            credentials.AccessKeyId,
            credentials.AccessKeySecret);

        var address = new Uri(endpoint.GetLeftPart(UriPartial.Authority) + "/?" + signature.CanonicalQueryString);
        var message = new HttpRequestMessage(HttpMethod.Post, address);
        foreach (KeyValuePair<string, string> header in headers)
        {
            // The handler sets these two headers itself, from the address and from the content.
            if (header.Key is not ("host" or "content-type"))
            {
                message.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }

        message.Headers.TryAddWithoutValidation("Authorization", signature.Authorization);
        return new SignedRequest(action, endpoint, credentials, message, new SingleUseContent(body, contentType), signature, nonce);
    }
}
