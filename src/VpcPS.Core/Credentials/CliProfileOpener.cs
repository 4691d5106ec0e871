using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>Makes the source for a CLI profile, according to its mode. Includes the profiles that it is based on.</summary>
internal sealed class CliProfileOpener
{
    private readonly CredentialEnvironment _environment;
    private readonly CliConfiguration _configuration;

    // The profiles that are being opened. Each one is the source_profile of the previous one.
    private readonly List<string> _path = [];

    public CliProfileOpener(CredentialEnvironment environment, CliConfiguration configuration)
    {
        _environment = environment;
        _configuration = configuration;
    }

    /// <summary>Makes the source. It sends no request and starts no program.</summary>
    /// <exception cref="CredentialsUnavailableException">The profile is incomplete, or of an unknown mode.</exception>
    public ICredentialsProvider Open(CliProfile profile)
    {
        _path.Add(profile.Name);
        string mode = profile.Mode.Length > 0 ? profile.Mode : throw profile.Missing("mode");
        return CliModes.Are(mode, CliModes.AccessKey) ? Static(profile, token: null)
            : CliModes.Are(mode, CliModes.StsToken) ? Static(profile, TokenOf(profile) ?? throw profile.Missing("sts_token"))
            : CliModes.Are(mode, CliModes.RamRoleArn) ? AssumeRole(profile, Static(profile, TokenOfKey(profile)))
            : CliModes.Are(mode, CliModes.ChainableRamRoleArn) ? AssumeRole(profile, OpenSource(profile))
            : CliModes.Are(mode, CliModes.EcsRamRole) ? new EcsRoleCredentialsProvider(_environment, profile.Text("ram_role_name"))
            : CliModes.Are(mode, CliModes.Oidc) ? Oidc(profile)
            : CliModes.Are(mode, CliModes.External) ? new ExternalProcessCredentialsProvider(
                Allowed(profile).Required("process_command"),
                profile.Description,
                _environment,
                (printed, key) => AssumeRole(new CliProfile(profile, printed), new StaticCredentialsProvider(key, profile.Description)))
            : CliModes.Are(mode, CliModes.CredentialsUri) ? new UriCredentialsProvider(
                Allowed(profile).Required("credentials_uri"), profile.Description + ": credentials_uri", _environment)
            : CliModes.Are(mode, CliModes.CloudSso) || CliModes.Are(mode, CliModes.OAuth)
                ? new SignedInProfileCredentialsProvider(profile, _environment)
            : throw profile.Problem($"mode '{mode}' is not supported; use one of {CliModes.List}");
    }

    private StaticCredentialsProvider Static(CliProfile profile, string? token) => new(
        ProfileCredentials.Make(
            profile.Description,
            profile.Text("access_key_id") ?? _environment.FirstVariable(CredentialVariables.ProfileAccessKeyId)
                ?? throw profile.Missing("access_key_id"),
            profile.Text("access_key_secret") ?? _environment.FirstVariable(CredentialVariables.ProfileAccessKeySecret)
                ?? throw profile.Missing("access_key_secret"),
            token),
        profile.Description);

    private string? TokenOf(CliProfile profile) =>
        profile.Text("sts_token") ?? _environment.FirstVariable(CredentialVariables.ProfileSecurityToken);

    // A token in the environment may belong to another key. So when a mode works without a token and the profile has a key of its own, the
    // token of the environment is not used.
    private string? TokenOfKey(CliProfile profile) =>
        profile.Text("access_key_id") is null ? TokenOf(profile) : profile.Text("sts_token");

    private ICredentialsProvider OpenSource(CliProfile profile)
    {
        string name = profile.Required("source_profile");
        if (_path.Contains(name))
        {
            throw profile.Problem(
                $"source_profile is circular: {string.Join(" -> ", _path.Select(n => "'" + n + "'"))} -> '{name}'");
        }

        return Open(_configuration.Find(name) ?? throw profile.Problem($"source_profile '{name}' does not exist"));
    }

    private RamRoleCredentialsProvider AssumeRole(CliProfile profile, ICredentialsProvider source) =>
        new(source, Role(profile, profile.Text("expired_seconds"), "expired_seconds"), _environment);

    private OidcRoleCredentialsProvider Oidc(CliProfile profile)
    {
        bool hasOwnDuration = profile.Text("duration_seconds") is not null;
        string durationField = hasOwnDuration ? "duration_seconds" : "expired_seconds";
        return new OidcRoleCredentialsProvider(
            profile.Text("oidc_provider_arn") ?? _environment.Variable(CredentialVariables.OidcProviderArn)
                ?? throw profile.Missing("oidc_provider_arn"),
            profile.Text("oidc_token_file") ?? _environment.Variable(CredentialVariables.OidcTokenFile)
                ?? throw profile.Missing("oidc_token_file"),
            Role(profile, profile.Text(durationField), durationField),
            _environment);
    }

    private RoleRequest Role(CliProfile profile, string? duration, string durationField) => new()
    {
        RoleArn = profile.Text("ram_role_arn") ?? _environment.Variable(CredentialVariables.RoleArn)
            ?? throw profile.Missing("ram_role_arn"),
        SessionName = profile.Text("ram_session_name") ?? RoleRequest.SessionNameIn(_environment),
        DurationSeconds = Duration(profile, duration, durationField),
        Policy = profile.Text("policy"),
        ExternalId = profile.Text("external_id"),
        StsEndpoint = StsApi.Endpoint(
            _environment, profile.Description, profile.Text("sts_endpoint"), profile.Text("sts_region"), profile.Text("enable_vpc")),
    };

    private static int Duration(CliProfile profile, string? text, string field)
    {
        // The CLI writes 0 when the user chose no value.
        return text is null or "0" ? RoleRequest.DefaultDurationSeconds
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)
                && seconds >= RoleRequest.MinDurationSeconds ? seconds
            : throw profile.Problem($"{field} is not a number of seconds, {RoleRequest.MinDurationSeconds} or more");
    }

    private CliProfile Allowed(CliProfile profile) => _environment.IsTrueOrOne(CredentialVariables.ExternalProcessDisabled)
        ? throw profile.Problem($"mode {profile.Mode} is forbidden by {CredentialVariables.ExternalProcessDisabled}")
        : profile;
}
