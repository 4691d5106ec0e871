using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Wire;

/// <summary>
/// The refusals of the gateway in front of all actions. Where tables give two statuses, that of the gateway's own table;
/// where they give none, 400 as for the rest of the family.
/// </summary>
internal static class SignatureRefusals
{
    /// <summary>Format is neither JSON nor XML.</summary>
    public static ApiException UnknownFormat() =>
        new(400, "InvalidParameter.Format", "Specified parameter format is not valid.");

    /// <summary>The algorithm is not one of those checked here.</summary>
    public static ApiException UnknownMethod() =>
        new(400, "InvalidSignatureMethod", "Specified signature method is not valid.");

    /// <summary>The Authorization header is malformed, or leaves out what must be signed.</summary>
    public static ApiException Incomplete(string detail) =>
        new(400, "IncompleteSignature", $"The request signature does not conform to Aliyun standards. {detail}.");

    /// <summary>The time of the request is not written as it should be.</summary>
    public static ApiException MalformedTime() =>
        new(400, "InvalidTimeStamp.Format", "Specified time stamp or date value is not well formatted.");

    /// <summary>The time of the request is more than 15 minutes off.</summary>
    public static ApiException ExpiredTime() =>
        new(400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.");

    /// <summary>Nobody knows the key.</summary>
    public static ApiException UnknownKey() =>
        new(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.");

    /// <summary>The key may not sign any more.</summary>
    public static ApiException DisabledKey() =>
        new(400, "InvalidAccessKeyId.Inactive", "Specified access key is disabled.");

    /// <summary>A temporary key without its token.</summary>
    public static ApiException MissingToken() =>
        new(400, "MissingSecurityToken", "SecurityToken is mandatory for this action.");

    /// <summary>Nobody issued the token.</summary>
    public static ApiException MalformedToken() =>
        new(400, "InvalidSecurityToken.Malformed", "Specified SecurityToken is malformed.");

    /// <summary>The token was issued with another key.</summary>
    public static ApiException MismatchedToken() =>
        new(400, "InvalidSecurityToken.MismatchWithAccessKey", "Specified SecurityToken mismatch with the AccessKey.");

    /// <summary>The token has ended.</summary>
    public static ApiException ExpiredToken() =>
        new(400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired.");

    /// <summary>The signature is wrong; the text after the colon lets the client find out why.</summary>
    public static ApiException WrongSignature(string stringToSign) => new(
        400,
        "SignatureDoesNotMatch",
        "Specified signature is not matched with our calculation. server string to sign is:" + stringToSign);

    /// <summary>The nonce was seen before.</summary>
    public static ApiException UsedNonce() =>
        new(400, "SignatureNonceUsed", "Specified signature nonce was used already.");
}
