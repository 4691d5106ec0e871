using System.Linq;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>The OIDC role in the environment variables of a pod (RRSA).</summary>
internal sealed class OidcEnvironmentCredentialsProvider : ReopenedCredentialsProvider
{
    private readonly CredentialEnvironment _environment;

    public OidcEnvironmentCredentialsProvider(CredentialEnvironment environment) => _environment = environment;

    protected override string Kind => UserText.Translate("the OIDC role of the environment (RRSA)");

    protected override OpenSource Open()
    {
        string? roleArn = _environment.Variable(CredentialVariables.RoleArn);
        string? providerArn = _environment.Variable(CredentialVariables.OidcProviderArn);
        string? tokenFile = _environment.Variable(CredentialVariables.OidcTokenFile);
        if (roleArn is null || providerArn is null || tokenFile is null)
        {
            string[] names = [CredentialVariables.RoleArn, CredentialVariables.OidcProviderArn, CredentialVariables.OidcTokenFile];
            string[] missing = names.Where(name => _environment.Variable(name) is null).ToArray();
            // A role alone, without a provider and a token, may be meant for a profile that assumes it, so that is not an error here.
            bool isHalfSet = providerArn is not null || tokenFile is not null;
            throw missing.Length == 1
                ? new CredentialsUnavailableException($"{missing[0]} is not set") { EndsChain = isHalfSet }
                : new CredentialsUnavailableException($"{string.Join(", ", missing)} are not set") { EndsChain = isHalfSet };
        }

        var role = new RoleRequest
        {
            RoleArn = roleArn,
            SessionName = RoleRequest.SessionNameIn(_environment),
            StsEndpoint = StsApi.Endpoint(_environment, UserText.Translate("the environment")),
        };
        return new OpenSource(new OidcRoleCredentialsProvider(providerArn, tokenFile, role, _environment));
    }
}
