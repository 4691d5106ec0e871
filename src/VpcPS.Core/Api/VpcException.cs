using System;
using VpcPS.Core.Api;
using VpcPS.Core.Models;

// This is not the folder's namespace, because scripts write [VpcPS.Core.VpcException] in their catch.
namespace VpcPS.Core;

/// <summary>
/// The base class of all failed calls. It has a code that scripts can branch on, the action and region of the call, and whether the change
/// may have been made. <see cref="ShownText"/> makes the texts safe to show. The code has at most 128 characters and the message at most
/// 2,000, because people read errors and every host prints them.
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

    /// <summary>The service's error code, or one of the codes of <see cref="VpcConnectionException"/>.</summary>
    public string Code { get; }

    /// <summary>The API action, such as AllocateIpv6InternetBandwidth.</summary>
    public string Action { get; }

    /// <summary>The region that the call was for.</summary>
    public string Region { get; }

    /// <summary>
    /// True when the service may have carried out the request although no answer says so. To find out, send the same
    /// request with the same ClientToken: it does not make the change a second time.
    /// </summary>
    public bool IsOutcomeUnknown => IsUnanswered || FollowsUnansweredAttempt;

    /// <summary>The outcome of the call: Unknown, or Refused when it was not carried out.</summary>
    public VpcOutcome Outcome => IsOutcomeUnknown ? VpcOutcome.Unknown : VpcOutcome.Refused;

    /// <summary>
    /// True when the service may have carried out an earlier attempt of the same call without a readable answer. This
    /// error is then the answer to a repetition.
    /// </summary>
    public bool FollowsUnansweredAttempt { get; internal set; }

    /// <summary>Whether the service may have carried out this attempt without a readable answer.</summary>
    internal bool IsUnanswered { get; }

    /// <summary>The call that failed.</summary>
    internal ApiAction Call { get; }
}

/// <summary>The service answered with a refusal.</summary>
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

    /// <summary>The service's id of the request, for a support ticket. Null when a gateway answered without one.</summary>
    public string? RequestId { get; }

    /// <summary>The service's link to its error centre, or null.</summary>
    public string? Recommend { get; }

    /// <summary>The wait that the service asks for, or null.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>The time of the service's clock when it answered, or null.</summary>
    internal DateTimeOffset? ServerTime { get; init; }

    /// <summary>
    /// Whether the service refused the request because its time is too old or in the future. Signing with the service's time corrects that.
    /// </summary>
    internal bool IsWrongTime => Code is "InvalidTimeStamp.Expired" or "IllegalTimestamp";

    /// <summary>
    /// Whether the STS token has expired. The service has a code for this. Some products instead report an invalid parameter with that
    /// name.
    /// </summary>
    internal bool IsExpiredToken =>
        Code == "InvalidSecurityToken.Expired"
        || (Code == "InvalidParameter" && Message.IndexOf("SecurityToken.Expired", StringComparison.Ordinal) >= 0);

    /// <summary>
    /// Whether an error answer leaves the outcome unknown: the service may have made the change, or may still make it.
    /// </summary>
    private static bool LeavesOutcomeOpen(string code, int status) =>
        // The service failed after it had accepted the request and before it answered.
        status >= 500
        // Each request of this client has its own nonce. So something between client and service sent this request twice, and the answer to
        // the other copy was lost.
        || code == "SignatureNonceUsed"
        || IsTokenInWork(code);

    /// <summary>
    /// Whether a code says that the service is still carrying out another request with this token, such as
    /// LastTokenProcessing, OperationFailed.LastTokenProcessing and OperationFailed.IdempotentTokenProcessing.
    /// </summary>
    internal static bool IsTokenInWork(string code) => code.IndexOf("TokenProcessing", StringComparison.OrdinalIgnoreCase) >= 0;
}

/// <summary>No readable answer arrived. The codes are this module's own, not the service's.</summary>
public sealed class VpcConnectionException : VpcException
{
    internal VpcConnectionException(
        string code, string message, Uri endpoint, ApiAction action, bool isOutcomeUnknown, Exception? cause = null)
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
    /// <summary>No connection could be made: the name could not be resolved, the port refused, or there is no route.</summary>
    public const string EndpointUnreachable = "EndpointUnreachable";

    /// <summary>
    /// The TLS handshake failed: the certificate or the protocol does not fit, or the other end does not speak TLS.
    /// </summary>
    public const string TlsFailure = "TlsFailure";

    /// <summary>The whole answer did not arrive within the time-out.</summary>
    public const string Timeout = "RequestTimeout";

    /// <summary>The connection broke before the whole answer had arrived.</summary>
    public const string ConnectionBroken = "ConnectionBroken";

    /// <summary>
    /// The received data is not an answer of the API: HTML, truncated or empty text, JSON without required fields, something other than
    /// HTTP, or a text without an end.
    /// </summary>
    public const string UnreadableAnswer = "UnreadableAnswer";

    /// <summary>The endpoint answered with a redirect. The client never follows it with a signed request.</summary>
    public const string UnexpectedRedirect = "UnexpectedRedirect";

    /// <summary>A proxy asks for credentials.</summary>
    public const string ProxyAuthenticationRequired = "ProxyAuthenticationRequired";

    /// <summary>The caller gave up waiting after the call had been sent.</summary>
    public const string Canceled = "RequestCanceled";

    /// <summary>An attempt got no answer, and then there were no credentials to repeat it with.</summary>
    public const string NoCredentials = "NoCredentials";
}
