using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Wire;

/// <summary>
/// The errors of the gateway that checks requests before all actions. When the documents have two statuses for a code, the one in the
/// gateway's own table is used. When they have none, it is 400.
/// </summary>
internal static class SignatureRefusals
{
    /// <summary>Format is neither JSON nor XML.</summary>
    public static ApiException UnknownFormat() =>
        new(400, "InvalidParameter.Format", "Specified parameter format is not valid.");

    /// <summary>The signature algorithm is unknown.</summary>
    public static ApiException UnknownMethod() =>
        new(400, "InvalidSignatureMethod", "Specified signature method is not valid.");

    /// <summary>The Authorization header is malformed, or a header that must be signed is not.</summary>
    public static ApiException Incomplete(string detail) =>
        new(400, "IncompleteSignature", $"The request signature does not conform to Aliyun standards. {detail}.");

    /// <summary>The time of the request has the wrong form.</summary>
    public static ApiException MalformedTime() =>
        new(400, "InvalidTimeStamp.Format", "Specified time stamp or date value is not well formatted.");

    /// <summary>The time of the request differs from now by more than 15 minutes.</summary>
    public static ApiException ExpiredTime() =>
        new(400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.");

    /// <summary>The key does not exist.</summary>
    public static ApiException UnknownKey() =>
        new(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.");

    /// <summary>The key is disabled.</summary>
    public static ApiException DisabledKey() =>
        new(400, "InvalidAccessKeyId.Inactive", "Specified access key is disabled.");

    /// <summary>A temporary key was used without a token.</summary>
    public static ApiException MissingToken() =>
        new(400, "MissingSecurityToken", "SecurityToken is mandatory for this action.");

    /// <summary>The token does not exist.</summary>
    public static ApiException MalformedToken() =>
        new(400, "InvalidSecurityToken.Malformed", "Specified SecurityToken is malformed.");

    /// <summary>The token belongs to another key.</summary>
    public static ApiException MismatchedToken() =>
        new(400, "InvalidSecurityToken.MismatchWithAccessKey", "Specified SecurityToken mismatch with the AccessKey.");

    /// <summary>The token has expired.</summary>
    public static ApiException ExpiredToken() =>
        new(400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired.");

    /// <summary>The signature is wrong. The text after the colon is what the emulator signed; it helps to find the reason.</summary>
    public static ApiException WrongSignature(string stringToSign) => new(
        400,
        "SignatureDoesNotMatch",
        "Specified signature is not matched with our calculation. server string to sign is:" + stringToSign);

    /// <summary>The nonce was used before.</summary>
    public static ApiException UsedNonce() =>
        new(400, "SignatureNonceUsed", "Specified signature nonce was used already.");
}
