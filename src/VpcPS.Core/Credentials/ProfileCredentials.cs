using System;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>Makes credentials from texts that a person or another program wrote into a file.</summary>
internal static class ProfileCredentials
{
    /// <summary>Makes a set of credentials.</summary>
    /// <param name="profile">The profile and its file, for a message.</param>
    /// <param name="id">The AccessKey id.</param>
    /// <param name="secret">The AccessKey secret.</param>
    /// <param name="token">The STS token, or null.</param>
    /// <param name="expiration">When the credentials end, or null.</param>
    /// <exception cref="CredentialsUnavailableException">
    /// A part contains a character that is not allowed, or the token is blank.
    /// </exception>
    public static AlibabaCloudCredentials Make(
        string profile, string id, string secret, string? token = null, DateTimeOffset? expiration = null)
    {
        if (token is { Length: 0 })
        {
            throw new CredentialsUnavailableException(
                $"{profile}: the security token is empty; leave it out if the AccessKey has none");
        }

        foreach ((string? value, string part) in new[]
        {
            (id, UserText.Translate("AccessKey id")),
            (secret, UserText.Translate("AccessKey secret")),
            (token, UserText.Translate("security token")),
        })
        {
            if (CredentialText.WrongInKey(value ?? "") is { } wrong)
            {
                throw new CredentialsUnavailableException($"{profile}: the {part} contains {wrong}, which isn't allowed; correct it");
            }
        }

        return new AlibabaCloudCredentials(id, secret, token, expiration);
    }
}
