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

    /// <summary>The name; exact case counts.</summary>
    public string Name { get; }

    /// <summary>
    /// How it gets credentials, as the file writes it: AK, StsToken, RamRoleArn, ... in the CLI's file, access_key,
    /// ram_role_arn, ... in the SDK's; null when the file does not say.
    /// </summary>
    public string? Mode { get; }

    /// <summary>The region that the profile names, or null.</summary>
    public string? RegionId { get; }

    /// <summary>The file that it is in.</summary>
    public string SourceFile { get; }

    /// <summary>
    /// Whether the chain would use it among those of its file: chosen by ALIBABACLOUD_PROFILE, ALIBABA_CLOUD_PROFILE or
    /// ALICLOUD_PROFILE, else by the file.
    /// </summary>
    public bool IsCurrent { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
