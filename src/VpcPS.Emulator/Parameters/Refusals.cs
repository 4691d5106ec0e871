using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Parameters;

/// <summary>The refusals that every action shares. Those of one action stand in its own file.</summary>
internal static class Refusals
{
    /// <summary>A required parameter, or a required part of the signature, is absent or empty.</summary>
    public static ApiException MissingParameter(string name) => new(
        400,
        "MissingParameter",
        $"The input parameter \"{name}\" that is mandatory for processing this request is not supplied.");

    /// <summary>
    /// A business parameter has a value that is never right. IllegalParam.Bandwidth, .InternetChargeType, .TagKey and
    /// .Ipv6Address are documented; for the other parameters the pattern is taken over.
    /// </summary>
    public static ApiException IllegalParameter(string name, string expected) =>
        new(400, "IllegalParam." + name, $"The param of {name} is illegal: {expected}.");

    /// <summary>A parameter of the protocol has a value that is never right, or occurs twice.</summary>
    public static ApiException InvalidParameter(string name) =>
        new(400, "InvalidParameter", $"The specified value of parameter \"{name}\" is not valid.");

    /// <summary>Nobody knows the region.</summary>
    public static ApiException UnknownRegion() =>
        new(404, "InvalidRegionId.NotFound", "The specified RegionId does not exist in our records.");

    /// <summary>Nobody knows the action. The text names the url because the path of the request can be wrong, too.</summary>
    public static ApiException UnknownAction() =>
        new(404, "InvalidAction.NotFound", "Specified api is not found, please check your url and method.");

    /// <summary>Nobody knows the version; no HTTP status is documented, 400 is that of the older NoSuchVersion.</summary>
    public static ApiException UnknownVersion() =>
        new(400, "InvalidVersion", "Specified parameter Version is not valid.");

    /// <summary>Neither GET nor POST. The tables say 400 or 403, none says 405.</summary>
    public static ApiException UnsupportedMethod() =>
        new(400, "UnsupportedHTTPMethod", "This http method not supported.");

    /// <summary>The Host is no loopback name, so the request was not meant for an emulator.</summary>
    public static ApiException UnknownHost() =>
        new(404, "InvalidProduct.NotFound", "Cannot find product according to your specified domain.");

    /// <summary>A browser sent it for a page of another origin. The cloud has no such refusal.</summary>
    public static ApiException ForeignPage() =>
        new(403, "Forbidden.ForeignPage", "The emulator takes no requests from web pages that are not its own.");

    /// <summary>
    /// All checks of a dry run passed. Undocumented for Vpc; status and text are those of its sister product VpcPeer.
    /// </summary>
    public static ApiException DryRunPassed() => new(400, "DryRunOperation", "The operation DryRun verifies success.");

    /// <summary>The token came back with other parameters. Status and text are undocumented.</summary>
    public static ApiException TokenMismatch() => new(
        400,
        "IdempotentParameterMismatch",
        "The ClientToken was used before by a request with other parameters.");

    /// <summary>The first call with the token is still running. Status and text are undocumented.</summary>
    public static ApiException TokenInUse() =>
        new(400, "LastTokenProcessing", "The last request with this ClientToken is still being processed.");

    /// <summary>
    /// Another call is changing the same object. That the cloud refuses is documented, the code is not; OperationConflict
    /// is one that clients of this API retry on.
    /// </summary>
    public static ApiException ObjectBusy(string resourceId) =>
        new(400, "OperationConflict", $"Another operation on {resourceId} is still running.");

    /// <summary>
    /// Nobody knows the resource. Documented for VPC, Ipv6Address, Ipv6InstanceId and Ipv6EgressOnlyRule; for others the
    /// pattern is taken over.
    /// </summary>
    /// <param name="kind">The last part of the code, such as VPC.</param>
    /// <param name="id">The id that the request names.</param>
    public static ApiException NotFound(string kind, string id) =>
        new(404, "ResourceNotFound." + kind, $"The specified resource of {kind} is not found: {id} does not exist.");

    /// <summary>
    /// The resource is not in a stable state. Documented for Vpc, Ipv6Gateway, Ipv6Instance and EgressOnlyRule; for others
    /// the pattern is taken over.
    /// </summary>
    public static ApiException WrongStatus(string kind, LivingResource resource) =>
        new(400, "IncorrectStatus." + kind, $"The status of {resource.Id} [{resource.Status}] is incorrect.");

    /// <summary>Something that is still there needs the resource. Documented for Ipv6InternetBandwidth.</summary>
    /// <param name="kind">What is still there: the last part of the code.</param>
    /// <param name="id">The resource.</param>
    /// <param name="needed">The id of what is still there.</param>
    public static ApiException Depended(string kind, string id, string needed) => new(
        400,
        "DependencyViolation." + kind,
        $"The specified resource of {id} depends on {needed}, so the operation cannot be completed.");

    /// <summary>There were too many calls. No source shows HTTP 429 for it: it is 400.</summary>
    /// <param name="code">Throttling.User, or another one of the family.</param>
    /// <param name="retryAfter">After which time another try is worth while.</param>
    public static ApiException Throttled(string code, System.TimeSpan retryAfter) =>
        new(400, code, "Request was denied due to user flow control.") { RetryAfter = retryAfter };

    /// <summary>The emulator itself failed.</summary>
    public static ApiException InternalError() => new(
        500,
        "InternalError",
        "The request processing has failed due to some unknown error, exception or failure.");
}
