using System;
using System.Management.Automation;
using System.Net;
using System.Security;
using VpcPS.Core.Credentials;
using VpcPS.Core.Signing;

namespace VpcPS.Commands;

/// <summary>The credentials that were given for a session, or the machine's.</summary>
internal static class GivenCredentials
{
    /// <summary>The provider of the credentials that are to sign.</summary>
    /// <param name="credential">The AccessKey; null for the machine's credentials.</param>
    /// <param name="securityToken">The STS token that belongs to it, or null.</param>
    /// <param name="profileName">The profile that is used instead of all other sources, or null.</param>
    /// <param name="machine">Where the machine's credentials are.</param>
    /// <exception cref="ArgumentException">The AccessKey can't be used.</exception>
    public static ICredentialsProvider Of(
        PSCredential? credential, SecureString? securityToken, string? profileName, CredentialEnvironment machine)
    {
        if (credential is not null)
        {
            return StaticCredentialsProvider.OfInput(
                credential.UserName ?? "",
                PasswordOf(credential),
                securityToken is null ? null : new NetworkCredential("", securityToken).Password,
                "-Credential");
        }

        return profileName is null ? CredentialChain.Default(machine) : new CredentialProfiles(machine).Open(profileName);
    }

    private static string PasswordOf(PSCredential credential)
    {
        try
        {
            // GetNetworkCredential keeps the secret that it has read once, so only Password shows that the emulator was stopped.
            return credential.Password is not { Length: > 0 } ? "" : credential.GetNetworkCredential().Password;
        }
        catch (ObjectDisposedException)
        {
            throw new ArgumentException(UserText.Translate(
                "The secret of -Credential is gone, probably because its emulator was stopped. Start another emulator."));
        }
    }
}
