namespace VpcPS.Core.Credentials;

/// <summary>The environment variables of the official SDKs and the aliyun CLI, except those of the AccessKey.</summary>
internal static class CredentialVariables
{
    /// <summary>The region of a session that has no other region.</summary>
    public const string Region = "ALIBABA_CLOUD_REGION_ID";

    public const string RoleArn = "ALIBABA_CLOUD_ROLE_ARN";
    public const string RoleSessionName = "ALIBABA_CLOUD_ROLE_SESSION_NAME";
    public const string OidcProviderArn = "ALIBABA_CLOUD_OIDC_PROVIDER_ARN";
    public const string OidcTokenFile = "ALIBABA_CLOUD_OIDC_TOKEN_FILE";
    public const string StsEndpoint = "ALIBABA_CLOUD_STS_ENDPOINT";
    public const string StsRegion = "ALIBABA_CLOUD_STS_REGION";
    public const string VpcEndpointEnabled = "ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED";
    public const string CliProfileDisabled = "ALIBABA_CLOUD_CLI_PROFILE_DISABLED";
    public const string CredentialsFile = "ALIBABA_CLOUD_CREDENTIALS_FILE";
    public const string EcsRoleName = "ALIBABA_CLOUD_ECS_METADATA";
    public const string EcsMetadataDisabled = "ALIBABA_CLOUD_ECS_METADATA_DISABLED";
    public const string MetadataV1Disabled = "ALIBABA_CLOUD_IMDSV1_DISABLED";
    public const string CredentialsUri = "ALIBABA_CLOUD_CREDENTIALS_URI";
    public const string ExternalProcessDisabled = "ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS";

    /// <summary>The CLI's switches that make it ignore its own configuration file, in both spellings.</summary>
    public static readonly string[] IgnoreCliProfile = ["ALIBABA_CLOUD_IGNORE_PROFILE", "ALIBABACLOUD_IGNORE_PROFILE"];

    /// <summary>The variables that choose a profile, in the order of the CLI. The SDKs read only the second one.</summary>
    public static readonly string[] Profile = ["ALIBABACLOUD_PROFILE", "ALIBABA_CLOUD_PROFILE", "ALICLOUD_PROFILE"];

    // As in the CLI, the older spellings are only used for empty fields of a CLI profile. The first variable that has a value is used.
    public static readonly string[] ProfileAccessKeyId =
        [EnvironmentCredentialsProvider.AccessKeyIdVariable, "ALIBABACLOUD_ACCESS_KEY_ID", "ALICLOUD_ACCESS_KEY_ID", "ACCESS_KEY_ID"];

    public static readonly string[] ProfileAccessKeySecret =
    [
        EnvironmentCredentialsProvider.AccessKeySecretVariable,
        "ALIBABACLOUD_ACCESS_KEY_SECRET",
        "ALICLOUD_ACCESS_KEY_SECRET",
        "ACCESS_KEY_SECRET",
    ];

    public static readonly string[] ProfileSecurityToken =
        [EnvironmentCredentialsProvider.SecurityTokenVariable, "ALIBABACLOUD_SECURITY_TOKEN", "ALICLOUD_SECURITY_TOKEN", "SECURITY_TOKEN"];

    public static readonly string[] ProfileRegion =
        ["ALIBABA_CLOUD_REGION_ID", "ALIBABACLOUD_REGION_ID", "ALICLOUD_REGION_ID", "REGION_ID", "REGION"];
}
