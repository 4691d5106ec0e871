using System;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Net.Http;
using VpcPS.Core.Api;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Http;

/// <summary>A request that is sent once, with the data that is needed to interpret its result.</summary>
internal sealed class SignedRequest : IDisposable
{
    private readonly Stopwatch _sinceStart = Stopwatch.StartNew();

    public SignedRequest(
        ApiAction action,
        Uri endpoint,
        AlibabaCloudCredentials credentials,
        HttpRequestMessage message,
        SingleUseContent content,
        RequestSignature signature,
        string nonce)
    {
        Action = action;
        Endpoint = endpoint;
        Credentials = credentials;
        Message = message;
        Content = content;
        Signature = signature;
        Nonce = nonce;
        message.Content = content;
        message.Headers.ExpectContinue = false;
    }

    public ApiAction Action { get; }

    public Uri Endpoint { get; }

    public AlibabaCloudCredentials Credentials { get; }

    public HttpRequestMessage Message { get; }

    public SingleUseContent Content { get; }

    public RequestSignature Signature { get; }

    /// <summary>The nonce, by which the service recognises a repeated request. Each request has a new one.</summary>
    public string Nonce { get; }

    public TimeSpan Elapsed => _sinceStart.Elapsed;

    /// <summary>
    /// Hides all secrets in a text that comes from outside: those of the credentials, and those of the request's parameters.
    /// </summary>
    [return: NotNullIfNotNull(nameof(text))]
    public string? Redact(string? text)
    {
        string? safe = Credentials.Redact(text);
        foreach (string secret in Action.Secrets)
        {
            safe = safe is null ? null : AlibabaCloudCredentials.Hide(safe, secret, "***");
        }

        return safe;
    }

    public void Dispose() => Message.Dispose();
}
