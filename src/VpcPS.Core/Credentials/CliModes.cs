using System;

namespace VpcPS.Core.Credentials;

/// <summary>
/// The modes of a CLI profile. The CLI's configure command accepts them in any case, and so does this class.
/// </summary>
internal static class CliModes
{
    public const string AccessKey = "AK";
    public const string StsToken = "StsToken";
    public const string RamRoleArn = "RamRoleArn";
    public const string EcsRamRole = "EcsRamRole";
    public const string Oidc = "OIDC";
    public const string ChainableRamRoleArn = "ChainableRamRoleArn";
    public const string CloudSso = "CloudSSO";
    public const string OAuth = "OAuth";
    public const string External = "External";
    public const string CredentialsUri = "CredentialsURI";

    /// <summary>All modes, for a message.</summary>
    public static readonly string List = string.Join(
        ", ", AccessKey, StsToken, RamRoleArn, EcsRamRole, Oidc, ChainableRamRoleArn, CloudSso, OAuth, External, CredentialsUri);

    /// <summary>Whether a text is a mode.</summary>
    public static bool Are(string text, string mode) => text.Equals(mode, StringComparison.OrdinalIgnoreCase);
}
