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
/// Makes the HTTP request of a call. Every call, reads included, is a POST with a <see cref="SingleUseContent"/>. V1 has the
/// parameters in a form body, as the official pop-core does; V3 has them in the query and an empty body, as the official SDK does.
/// </summary>
internal sealed class RequestSigner
{
    private const string HttpMethodName = "POST";
    private const string FormContentType = "application/x-www-form-urlencoded";

    // A machine with an empty battery starts in 1970. A larger difference means that the answer is wrong.
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

    /// <summary>Signs by the service's time from now on.</summary>
    /// <returns>False when the service's time can't be right; then nothing is corrected.</returns>
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
        var parameters = new List<KeyValuePair<string, string>>(action.GetParameters())
        {
            new("Action", action.Name),
            new("Version", action.Declaration.Product.Version),
            new("Format", "JSON"),
            new("AccessKeyId", credentials.AccessKeyId),
            new("SignatureMethod", RpcV1Signer.Method),
            new("SignatureVersion", RpcV1Signer.Version),
            new("SignatureNonce", nonce),
            new("Timestamp", time),
        };
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
        var headers = new List<KeyValuePair<string, string>>(8)
        {
            new("host", endpoint.Authority),
            new("x-acs-action", action.Name),
            new("x-acs-content-sha256", Acs3Signer.EmptyBodyHash),
            new("x-acs-date", time),
            new("x-acs-signature-nonce", nonce),
            new("x-acs-version", action.Declaration.Product.Version),
        };
        if (credentials.SecurityToken is not null)
        {
            headers.Add(new("x-acs-accesskey-id", credentials.AccessKeyId));
            headers.Add(new("x-acs-security-token", credentials.SecurityToken));
        }

        Acs3Signature signature = Acs3Signer.Sign(
            HttpMethodName,
            "/",
            action.GetParameters(),
            headers,
            Acs3Signer.EmptyBodyHash,
            credentials.AccessKeyId,
            credentials.AccessKeySecret);

        var address = new Uri(endpoint.GetLeftPart(UriPartial.Authority) + "/?" + signature.CanonicalQueryString);
        var message = new HttpRequestMessage(HttpMethod.Post, address);
        foreach (KeyValuePair<string, string> header in headers)
        {
            // The handler takes the host from the address.
            if (header.Key != "host")
            {
                message.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }

        message.Headers.TryAddWithoutValidation("Authorization", signature.Authorization);
        return new SignedRequest(action, endpoint, credentials, message, new SingleUseContent([], contentType: null), signature, nonce);
    }
}
