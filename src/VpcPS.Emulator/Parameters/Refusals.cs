using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Parameters;

/// <summary>The errors that all actions share. An error of a single action is in the file of that action.</summary>
internal static class Refusals
{
    /// <summary>A required parameter, or a required part of the signature, is absent or empty.</summary>
    public static ApiException MissingParameter(string name) => new(
        400,
        "MissingParameter",
        $"The input parameter \"{name}\" that is mandatory for processing this request is not supplied.");

    /// <summary>
    /// A parameter of an action has a wrong value. The codes for Bandwidth, InternetChargeType, TagKey and Ipv6Address are documented. The
    /// codes for other parameters follow their pattern: IllegalParam and the name.
    /// </summary>
    public static ApiException IllegalParameter(string name, string expected) =>
        new(400, "IllegalParam." + name, $"The param of {name} is illegal: {expected}.");

    /// <summary>A parameter of the protocol has a wrong value, or occurs twice.</summary>
    public static ApiException InvalidParameter(string name) =>
        new(400, "InvalidParameter", $"The specified value of parameter \"{name}\" is not valid.");

    /// <summary>The region does not exist.</summary>
    public static ApiException UnknownRegion() =>
        new(404, "InvalidRegionId.NotFound", "The specified RegionId does not exist in our records.");

    /// <summary>The action does not exist. The message also mentions the URL, because the path of the request may be wrong.</summary>
    public static ApiException UnknownAction() =>
        new(404, "InvalidAction.NotFound", "Specified api is not found, please check your url and method.");

    /// <summary>The version does not exist. No HTTP status is documented; the older NoSuchVersion has 400.</summary>
    public static ApiException UnknownVersion() =>
        new(400, "InvalidVersion", "Specified parameter Version is not valid.");

    /// <summary>The method is neither GET nor POST. The documented statuses are 400 and 403.</summary>
    public static ApiException UnsupportedMethod() =>
        new(400, "UnsupportedHTTPMethod", "This http method not supported.");

    /// <summary>The Host header is not a loopback name, so the request is not meant for an emulator.</summary>
    public static ApiException UnknownHost() =>
        new(404, "InvalidProduct.NotFound", "Cannot find product according to your specified domain.");

    /// <summary>A browser sent the request for a page of another origin. The cloud has no such error.</summary>
    public static ApiException ForeignPage() =>
        new(403, "Forbidden.ForeignPage", "The emulator accepts requests only from its own web page.");

    /// <summary>
    /// All checks of a dry run passed. Status and text are not documented for Vpc; they are those of the product VpcPeer.
    /// </summary>
    public static ApiException DryRunPassed() => new(400, "DryRunOperation", "The operation DryRun verifies success.");

    /// <summary>The token was used before with other parameters. Status and text are not documented.</summary>
    public static ApiException TokenMismatch() => new(
        400,
        "IdempotentParameterMismatch",
        "The ClientToken was used before by a request with other parameters.");

    /// <summary>The first call with the token is still running. Status and text are not documented.</summary>
    public static ApiException TokenInUse() =>
        new(400, "LastTokenProcessing", "The last request with this ClientToken is still being processed.");

    /// <summary>
    /// Another call is changing the same object. It is documented that such a call is refused, but not with which code. Clients of this API
    /// repeat a call after OperationConflict.
    /// </summary>
    public static ApiException ObjectBusy(string resourceId) =>
        new(400, "OperationConflict", $"Another operation on {resourceId} is still running.");

    /// <summary>
    /// The resource does not exist. The codes for VPC, Ipv6Address, Ipv6InstanceId and Ipv6EgressOnlyRule are documented. Other
    /// codes follow their pattern.
    /// </summary>
    /// <param name="kind">The last part of the code, such as VPC.</param>
    /// <param name="id">The id that the request names.</param>
    public static ApiException NotFound(string kind, string id) =>
        new(404, "ResourceNotFound." + kind, $"The specified resource of {kind} is not found: {id} does not exist.");

    /// <summary>
    /// The resource is Pending or Deleting. The codes for Vpc, Ipv6Gateway, Ipv6Instance and EgressOnlyRule are documented.
    /// Other codes follow their pattern.
    /// </summary>
    public static ApiException WrongStatus(string kind, LivingResource resource) =>
        new(400, "IncorrectStatus." + kind, $"The status of {resource.Id} [{resource.Status}] is incorrect.");

    /// <summary>Another resource still needs this one. The code for Ipv6InternetBandwidth is documented.</summary>
    /// <param name="kind">The kind of the other resource: the last part of the code.</param>
    /// <param name="id">The id of this resource.</param>
    /// <param name="needed">The id of the other resource.</param>
    public static ApiException Depended(string kind, string id, string needed) => new(
        400,
        "DependencyViolation." + kind,
        $"The specified resource of {id} depends on {needed}, so the operation cannot be completed.");

    /// <summary>There were too many calls. The status is 400, because no source shows 429.</summary>
    /// <param name="code">Throttling.User or a similar code.</param>
    /// <param name="retryAfter">The time after which the client can try again.</param>
    public static ApiException Throttled(string code, System.TimeSpan retryAfter) =>
        new(400, code, "Request was denied due to user flow control.") { RetryAfter = retryAfter };

    /// <summary>An error that a user told the emulator to answer with.</summary>
    /// <param name="code">The code.</param>
    /// <param name="status">The HTTP status. Null for the status that is documented for the code.</param>
    /// <param name="message">The message. Null for a text that says that the emulator was told to answer with this error.</param>
    public static ApiException AsTold(string code, int? status, string? message) =>
        new(status ?? DocumentedStatus.Of(code), code, message ?? "The emulator was told to give this answer.");

    /// <summary>
    /// The request is valid, but the emulator has neither a model of the action nor a user-defined answer. The code is the emulator's own.
    /// Its status is 400, because clients repeat calls after 500 and above.
    /// </summary>
    /// <param name="action">The name of the action.</param>
    /// <param name="list">The path of members in the answer that leads to its list, with dots. Empty for none.</param>
    public static ApiException NotTaught(string action, string list) => new(
        400,
        "Emulator.NotTaught",
        $"The emulator has no answer for {action}. It only checked the request, which is complete; nothing was done."
            + (list.Length > 0 ? $" An answer has its list in {list}." : ""));

    /// <summary>
    /// The script that answers the action failed, or its result is not an answer. The code is the emulator's own. Its status is 400, so
    /// that clients do not repeat the call.
    /// </summary>
    /// <param name="action">The name of the action.</param>
    /// <param name="reason">What is wrong, as a sentence.</param>
    public static ApiException AnswerFailed(string action, string reason) =>
        new(400, "Emulator.AnswerFailed", $"The script that answers {action} failed: {reason}");

    /// <summary>The emulator has a bug.</summary>
    public static ApiException InternalError() => new(
        500,
        "InternalError",
        "The request processing has failed due to some unknown error, exception or failure.");
}
