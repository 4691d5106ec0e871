using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace VpcPS.Core.Signing;

/// <summary>
/// One set of credentials. The secret parts are internal, so that property views, Export-Csv and JSON converters can't
/// show them.
/// </summary>
internal sealed class AlibabaCloudCredentials
{
    private readonly (string Form, string Mask)[] _masks;

    /// <summary>Makes a set of credentials.</summary>
    /// <param name="accessKeyId">The AccessKey id; not blank.</param>
    /// <param name="accessKeySecret">The AccessKey secret; not blank.</param>
    /// <param name="securityToken">The STS token of temporary credentials, or null.</param>
    /// <param name="expiration">When temporary credentials expire. Null when that is unknown.</param>
    /// <exception cref="ArgumentException">
    /// The id or the secret is blank, or the id or the token has characters that a header can't have.
    /// </exception>
    public AlibabaCloudCredentials(
        string accessKeyId, string accessKeySecret, string? securityToken = null, DateTimeOffset? expiration = null)
    {
        if (string.IsNullOrWhiteSpace(accessKeyId))
        {
            throw new ArgumentException(UserText.Translate("The AccessKey id is empty."), nameof(accessKeyId));
        }

        if (string.IsNullOrWhiteSpace(accessKeySecret))
        {
            throw new ArgumentException(UserText.Translate("The AccessKey secret is empty."), nameof(accessKeySecret));
        }

        AccessKeyId = accessKeyId;
        AccessKeySecret = accessKeySecret;
        SecurityToken = string.IsNullOrWhiteSpace(securityToken) ? null : securityToken;
        Expiration = expiration;
        Check(AccessKeyId, UserText.Translate("AccessKey id"), nameof(accessKeyId));
        Check(SecurityToken ?? "", UserText.Translate("security token"), nameof(securityToken));
        _masks = Sort(Forms(AccessKeySecret, "***")
            .Concat(Forms(SecurityToken ?? AccessKeySecret, "***"))
            .Concat(Forms(AccessKeyId, MaskedAccessKeyId)));
    }

    /// <summary>The AccessKey id with a hidden middle. It is enough to tell two keys apart.</summary>
    public string MaskedAccessKeyId => Mask(AccessKeyId);

    /// <summary>Whether these are temporary credentials with an STS token.</summary>
    public bool HasSecurityToken => SecurityToken is not null;

    /// <summary>When temporary credentials expire. Null when that is unknown.</summary>
    public DateTimeOffset? Expiration { get; }

    /// <summary>
    /// A name that does not change when temporary credentials are renewed: the role's ARN, or the name of the source. Null for a permanent
    /// key, and when it is not known.
    /// </summary>
    internal string? Principal { get; set; }

    internal string AccessKeyId { get; }

    internal string AccessKeySecret { get; }

    internal string? SecurityToken { get; }

    /// <summary>The masked id. Never a secret.</summary>
    public override string ToString() => MaskedAccessKeyId;

    /// <summary>Replaces every secret part in a text, even when it is percent-encoded once or twice.</summary>
    /// <param name="text">A text from outside, such as a service's error message.</param>
    [return: NotNullIfNotNull(nameof(text))]
    internal string? Redact(string? text) => text is null ? null : Hide(text, _masks);

    /// <summary>Replaces a secret in a text from outside, even when it is percent-encoded once or twice.</summary>
    internal static string Hide(string text, string secret, string mask) => Hide(text, Sort(Forms(secret, mask)));

    private static string Hide(string text, (string Form, string Mask)[] masks)
    {
        foreach ((string form, string mask) in masks)
        {
            text = text.Replace(form, mask);
        }

        return text;
    }

    // The longest text comes first. If a shorter text inside it were replaced first, the rest of the longer one would
    // stay readable.
    private static (string Form, string Mask)[] Sort(IEnumerable<(string Form, string Mask)> masks) =>
        [.. masks.Distinct().OrderByDescending(m => m.Form.Length)];

    private static IEnumerable<(string Form, string Mask)> Forms(string secret, string mask)
    {
        string once = PercentEncoding.Encode(secret);
        return [(secret, mask), (once, mask), (PercentEncoding.Encode(once), mask)];
    }

    // Signature V3 sends these values in headers. A line break in a value would start another header.
    private static void Check(string value, string what, string parameter)
    {
        if (CredentialText.WrongInKey(value) is { } wrong)
        {
            throw new ArgumentException(UserText.Of($"The {what} contains {wrong}, which isn't allowed."), parameter);
        }
    }

    // Short ids are those of test keys. Showing four characters at each end would show the whole id.
    internal static string Mask(string id) =>
        id.Length >= 16 ? id.Substring(0, 4) + "****" + id.Substring(id.Length - 4) : id.Substring(0, 1) + "****";
}
