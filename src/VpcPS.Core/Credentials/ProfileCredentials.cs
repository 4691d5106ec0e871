using System;

namespace VpcPS.Core.Credentials;

/// <summary>Makes credentials of what a person or another program wrote into a file.</summary>
internal static class ProfileCredentials
{
    /// <summary>Makes a set.</summary>
    /// <param name="profile">The profile and its file, for a message.</param>
    /// <param name="id">The AccessKey id.</param>
    /// <param name="secret">The AccessKey secret.</param>
    /// <param name="token">The STS token, or null.</param>
    /// <param name="expiration">When they end, or null.</param>
    /// <exception cref="CredentialsUnavailableException">A part can't be one.</exception>
    public static AlibabaCloudCredentials Make(
        string profile, string id, string secret, string? token = null, DateTimeOffset? expiration = null)
    {
        try
        {
            return new AlibabaCloudCredentials(id, secret, token, expiration);
        }
        catch (ArgumentException e)
        {
            string part = e.ParamName == "securityToken" ? UserText.Translate("security token") : UserText.Translate("AccessKey id");
            throw new CredentialsUnavailableException(
                $"{profile}: the {part} contains a blank, a line break or a character that none has; correct it");
        }
    }
}
