using System;
using System.Net;
using System.Net.Http;
using System.Text;
using VpcPS.Core.Api;
using VpcPS.Core.Http;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Tests.Http;

/// <summary>Passes an answer to the reader without a socket.</summary>
internal static class Answers
{
    private static readonly Uri Endpoint = new("https://vpc.cn-huhehaote.aliyuncs.com/");

    public static TAnswer Read<TAnswer>(
        ApiAction<TAnswer> action, byte[] body, int status = 200, string? contentType = "application/json", SignedRequest? request = null)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status);
        response.Headers.Add("x-acs-request-id", "R-header");
        response.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        request ??= Request(action);
        return AnswerReader.Read(action, request, new HttpAnswer(response, body, request.Credentials));
    }

    public static TAnswer Read<TAnswer>(ApiAction<TAnswer> action, string body, int status = 200, string? contentType = "application/json") =>
        Read(action, Encoding.UTF8.GetBytes(body), status, contentType);

    /// <summary>A request that is signed as the client signs it.</summary>
    public static SignedRequest Request(
        ApiAction action, SignatureVersion signature = SignatureVersion.V3, AlibabaCloudCredentials? credentials = null)
    {
        credentials ??= Calls.Credentials;
        var signer = new RequestSigner(signature, SystemClock.Instance, () => "nonce-1");
        return signer.Sign(action, Endpoint, credentials);
    }
}
