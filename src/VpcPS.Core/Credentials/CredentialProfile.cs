namespace VpcPS.Core.Credentials;

/// <summary>A profile of the aliyun CLI or a section of the SDK's credentials file, without its secrets.</summary>
public sealed class CredentialProfile
{
    internal CredentialProfile(string name, string? mode, string? regionId, string sourceFile, bool isCurrent)
    {
        Name = name;
        Mode = mode;
        RegionId = regionId;
        SourceFile = sourceFile;
        IsCurrent = isCurrent;
    }

    /// <summary>The name, which is case-sensitive.</summary>
    public string Name { get; }

    /// <summary>
    /// How the profile gets credentials, in the words of the file. In the CLI's file: AK, StsToken, RamRoleArn, ... In
    /// the SDK's file: access_key, ram_role_arn, ... Null when the file does not say.
    /// </summary>
    public string? Mode { get; }

    /// <summary>The region that the profile names, or null.</summary>
    public string? RegionId { get; }

    /// <summary>The file that contains it.</summary>
    public string SourceFile { get; }

    /// <summary>
    /// Whether a chain uses this profile of its file. ALIBABACLOUD_PROFILE, ALIBABA_CLOUD_PROFILE or ALICLOUD_PROFILE
    /// choose it, otherwise the file does.
    /// </summary>
    public bool IsCurrent { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
