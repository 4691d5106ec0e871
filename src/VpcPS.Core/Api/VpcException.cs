using System;
using VpcPS.Core.Api;

// Not the namespace of the folder: scripts write [VpcPS.Core.VpcException] in their catch.
namespace VpcPS.Core;

/// <summary>
/// What every failed call has in common: a code that scripts can branch on, where it happened, and whether it is
/// known that nothing was changed. Its texts are as <see cref="ShownText"/> has them, the code at most 128 characters long
/// and the message at most 2,000, for an error is read by people and printed by every host.
/// </summary>
public abstract class VpcException : Exception
{
    private protected VpcException(string code, string message, ApiAction action, bool isOutcomeUnknown, Exception? cause = null)
        : base(ShownText.Cut(ShownText.Of(message)!, ShownText.MostOfMessage), cause)
    {
        Code = ShownText.Cut(ShownText.Of(code)!, ShownText.MostOfCode);
        Call = action;
        Action = action.Name;
        Region = action.Region;
        IsUnanswered = isOutcomeUnknown;
    }

    /// <summary>The service's error code, or one of <see cref="VpcConnectionException"/>'s own.</summary>
    public string Code { get; }

    /// <summary>The API action, such as AllocateIpv6InternetBandwidth.</summary>
    public string Action { get; }

    /// <summary>The region that the call was for.</summary>
    public string Region { get; }

    /// <summary>
    /// True when the request may have been carried out although no answer says so. The same request with the same
    /// ClientToken then finds out, and changes nothing twice.
    /// </summary>
    public bool IsOutcomeUnknown => IsUnanswered || FollowsUnansweredAttempt;

    /// <summary>
    /// True when an earlier attempt of the same call may have been carried out without a readable answer. What this
    /// error says is then the answer to a repetition.
    /// </summary>
    public bool FollowsUnansweredAttempt { get; internal set; }

    /// <summary>Whether this very attempt may have been carried out without a readable answer.</summary>
    internal bool IsUnanswered { get; }

    /// <summary>The call that failed.</summary>
    internal ApiAction Call { get; }
}

/// <summary>The service answered, and refused.</summary>
public sealed class VpcApiException : VpcException
{
    internal VpcApiException(string code, string message, int httpStatus, string? requestId, string? recommend, ApiAction action)
        : base(code, message, action, isOutcomeUnknown: action.ChangesState && LeavesOutcomeOpen(code, httpStatus))
    {
        HttpStatus = httpStatus;
        RequestId = requestId is null ? null : ShownText.Cut(ShownText.Of(requestId)!, ShownText.MostOfCode);
        Recommend = recommend is null ? null : ShownText.Cut(ShownText.Of(recommend)!, ShownText.MostOfMessage);
    }

    /// <summary>The HTTP status of the answer, 400 to 599.</summary>
    public int HttpStatus { get; }

    /// <summary>The service's id of the call, for a support ticket; null where a gateway answered without one.</summary>
    public string? RequestId { get; }

    /// <summary>The service's link to its error centre, or null.</summary>
    public string? Recommend { get; }

    /// <summary>The wait that the service asks for, or null.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>The service's clock when it answered, or null.</summary>
    internal DateTimeOffset? ServerTime { get; init; }

    /// <summary>Whether the request was taken for too old or from the future, which the service's own time mends.</summary>
    internal bool IsWrongTime => Code is "InvalidTimeStamp.Expired" or "IllegalTimestamp";

    /// <summary>
    /// Whether the STS token has expired. Seen under a code of its own and, from some products, as an invalid parameter
    /// of that name.
    /// </summary>
    internal bool IsExpiredToken =>
        Code == "InvalidSecurityToken.Expired"
        || (Code == "InvalidParameter" && Message.IndexOf("SecurityToken.Expired", StringComparison.Ordinal) >= 0);

    /// <summary>Whether an answer is no refusal, although it is an error: the change may be made all the same.</summary>
    private static bool LeavesOutcomeOpen(string code, int status) =>
        // The service failed somewhere between accepting and answering.
        status >= 500
        // No two requests of this client have a nonce in common: something on the way sent this one twice, and the answer
        // to the other went astray.
        || code == "SignatureNonceUsed"
        || IsTokenInWork(code);

    /// <summary>
    /// Whether a code says that another request with this token is being carried out: LastTokenProcessing,
    /// OperationFailed.LastTokenProcessing, OperationFailed.IdempotentTokenProcessing and their kind.
    /// </summary>
    internal static bool IsTokenInWork(string code) => code.IndexOf("TokenProcessing", StringComparison.OrdinalIgnoreCase) >= 0;
}

/// <summary>No answer that can be read came back. The codes are this module's own, not the service's.</summary>
public sealed class VpcConnectionException : VpcException
{
    internal VpcConnectionException(string code, string message, Uri endpoint, ApiAction action, bool isOutcomeUnknown, Exception? cause = null)
        : base(code, message, action, isOutcomeUnknown, cause)
    {
        Endpoint = endpoint;
    }

    /// <summary>The endpoint that was called.</summary>
    public Uri Endpoint { get; }
}

/// <summary>The codes of <see cref="VpcConnectionException"/>.</summary>
public static class ConnectionErrorCodes
{
    /// <summary>No connection could be made: name not found, refused, no route.</summary>
    public const string EndpointUnreachable = "EndpointUnreachable";

    /// <summary>The TLS handshake failed: certificate, protocol, or no TLS at the other end.</summary>
    public const string TlsFailure = "TlsFailure";

    /// <summary>No whole answer within the time-out.</summary>
    public const string Timeout = "RequestTimeout";

    /// <summary>The connection broke before the whole answer had arrived.</summary>
    public const string ConnectionBroken = "ConnectionBroken";

    /// <summary>
    /// What arrived is no answer of the API: HTML, truncated or empty text, JSON without its fields, no HTTP, or without end.
    /// </summary>
    public const string UnreadableAnswer = "UnreadableAnswer";

    /// <summary>The endpoint answered with a redirect. A signed request is never sent on to another place.</summary>
    public const string UnexpectedRedirect = "UnexpectedRedirect";

    /// <summary>A proxy asks for credentials.</summary>
    public const string ProxyAuthenticationRequired = "ProxyAuthenticationRequired";

    /// <summary>The call was given up after it had been sent.</summary>
    public const string Canceled = "RequestCanceled";

    /// <summary>An attempt went without an answer, and then there were no credentials left to repeat it with.</summary>
    public const string NoCredentials = "NoCredentials";
}
