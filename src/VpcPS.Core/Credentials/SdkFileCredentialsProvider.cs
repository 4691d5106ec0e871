using System.Runtime.CompilerServices;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>A section of the SDKs' credentials file.</summary>
internal sealed class SdkFileCredentialsProvider : ReopenedCredentialsProvider
{
    private readonly CredentialEnvironment _environment;
    private readonly string? _name;

    /// <param name="environment">The machine.</param>
    /// <param name="name">The section that the user named. Null to use the one that the environment names, or else <c>default</c>.</param>
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
        (string Name, string Value)? chosen = _name is not null ? null : _environment.FirstSet(CredentialVariables.Profile);
        try
        {
            var file = SdkCredentialsFile.Read(_environment);
            string name = _name ?? SettledName ?? chosen?.Value ?? SdkCredentialsFile.DefaultSection;
            IniSection section = file.Get(name);
            if (IsSwitchedOff(section, file.Path))
            {
                throw new CredentialsUnavailableException(
                    $"section [{name}] in {file.Path} is switched off by enable = {section.Text("enable")}");
            }

            return new OpenSource(OpenSection(section, file.Path), name, section.Text("region_id"));
        }
        catch (CredentialsUnavailableException e) when (SettledName is null && chosen is not null)
        {
            // The CLI's file was tried before and did not have the name either, so the name exists nowhere.
            throw new CredentialsUnavailableException(
                $"{chosen?.Name} names the profile '{chosen?.Value}': {WhyNot(chosen?.Value!, e.Message)}")
            {
                EndsChain = true,
            };
        }
        catch (CredentialsUnavailableException e) when (_environment.Variable(CredentialVariables.CredentialsFile) is not null)
        {
            throw e.Ending();
        }
    }

    // When neither file has the profile, the message lists the profiles of both files. Otherwise it says what is wrong with the section.
    private string WhyNot(string name, string reason)
    {
        try
        {
            new CredentialProfiles(_environment).Open(name);
            return reason;
        }
        catch (CredentialsUnavailableException e)
        {
            return e.Message;
        }
    }

    private static bool IsSwitchedOff(IniSection section, string path) => section.Text("enable")?.ToLowerInvariant() switch
    {
        null or "true" or "1" or "yes" or "on" => false,
        "false" or "0" or "no" or "off" => true,
        _ => throw new CredentialsUnavailableException($"section [{section.Name}] in {path}: enable is neither true nor false")
        {
            EndsChain = true,
        },
    };

    private ICredentialsProvider OpenSection(IniSection section, string path)
    {
        try
        {
            return new OpenedSection(_environment, path, section).Open();
        }
        catch (CredentialsUnavailableException e)
        {
            throw e.Ending();
        }
    }

    private sealed class OpenedSection(CredentialEnvironment environment, string path, IniSection section)
    {
        private string Description => UserText.Of($"section [{section.Name}] in {path}");

        public ICredentialsProvider Open() => Required("type").ToLowerInvariant() switch
        {
            "access_key" => AccessKey(),
            "sts" => AccessKey(Required("security_token")),
            "ecs_ram_role" => new EcsRoleCredentialsProvider(environment, section.Text("role_name")),
            "ram_role_arn" => new RamRoleCredentialsProvider(AccessKey(section.Text("security_token")), Role(), environment),
            "oidc_role_arn" => new OidcRoleCredentialsProvider(
                Required("oidc_provider_arn"),
                section.Text("oidc_token_file_path")
                    ?? environment.Variable(CredentialVariables.OidcTokenFile)
                    ?? Required("oidc_token_file_path"),
                Role(),
                environment),
            "credentials_uri" => new UriCredentialsProvider(
                Required("credentials_uri"), Description + ": credentials_uri", environment),
            _ => throw new CredentialsUnavailableException(FormattableStringFactory.Create(
                "{0}: type '{1}' is not supported; use one of access_key, sts, ecs_ram_role, ram_role_arn, oidc_role_arn, "
                + "credentials_uri",
                Description,
                section.Text("type"))),
        };

        private StaticCredentialsProvider AccessKey(string? token = null) =>
            new(ProfileCredentials.Make(Description, Required("access_key_id"), Required("access_key_secret"), token), Description);

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
