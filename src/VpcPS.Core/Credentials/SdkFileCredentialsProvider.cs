using System.Linq;

namespace VpcPS.Core.Credentials;

/// <summary>A section of the SDKs' credentials file.</summary>
internal sealed class SdkFileCredentialsProvider : ReopenedCredentialsProvider
{
    private readonly CredentialEnvironment _environment;
    private readonly string? _name;

    /// <param name="environment">The machine.</param>
    /// <param name="name">The section that somebody asked for; null for the environment's choice, else <c>default</c>.</param>
    public SdkFileCredentialsProvider(CredentialEnvironment environment, string? name)
    {
        _environment = environment;
        _name = name;
    }

    protected override string Kind => _name is null
        ? UserText.Translate("the SDK's credentials file")
        : UserText.Of($"section [{_name}] of the SDK's credentials file");

    protected override OpenSource Open()
    {
        var file = SdkCredentialsFile.Read(_environment);
        string name = _name ?? SettledName ?? _environment.Variable(CredentialVariables.Profile) ?? SdkCredentialsFile.DefaultSection;
        IniSection section = file.Find(name) ?? throw (file.Sections.Count == 0
            ? new CredentialsUnavailableException($"{file.Path} has no section [{name}]; it has none")
            : new CredentialsUnavailableException($"{file.Path} has no section [{name}]; it has {string.Join(", ", file.Sections.Select(s => "[" + s.Name + "]"))}"));
        return new OpenSource(new OpenSection(_environment, file.Path, section).Open(), name, section.Text("region_id"));
    }

    private sealed class OpenSection(CredentialEnvironment environment, string path, IniSection section)
    {
        private string Description => UserText.Of($"section [{section.Name}] in {path}");

        public ICredentialsProvider Open() => Required("type") switch
        {
            "access_key" => AccessKey(),
            "ecs_ram_role" => new EcsRoleCredentialsProvider(environment, section.Text("role_name")),
            "ram_role_arn" => new RamRoleCredentialsProvider(AccessKey(), Role(), environment.Clock),
            "oidc_role_arn" => new OidcRoleCredentialsProvider(
                Required("oidc_provider_arn"), Required("oidc_token_file_path"), Role(), environment.Clock),
            string other => throw new CredentialsUnavailableException(
                $"{Description}: type '{other}' is not supported; use one of access_key, ecs_ram_role, ram_role_arn, oidc_role_arn"),
        };

        private StaticCredentialsProvider AccessKey() =>
            new(ProfileCredentials.Make(Description, Required("access_key_id"), Required("access_key_secret")), Description);

        private RoleRequest Role() => new()
        {
            RoleArn = Required("role_arn"),
            SessionName = section.Text("role_session_name") ?? RoleRequest.SessionNameIn(environment),
            Policy = section.Text("policy"),
            ExternalId = section.Text("external_id"),
            StsEndpoint = StsApi.Endpoint(environment, Description, region: section.Text("sts_region")),
        };

        private string Required(string key) => section.Text(key)
            ?? throw new CredentialsUnavailableException($"{Description}: {key} is empty; fill it in");
    }
}
