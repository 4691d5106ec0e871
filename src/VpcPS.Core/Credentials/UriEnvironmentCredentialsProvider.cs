using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>The credentials URI that the environment names.</summary>
internal sealed class UriEnvironmentCredentialsProvider : ReopenedCredentialsProvider
{
    private readonly CredentialEnvironment _environment;

    public UriEnvironmentCredentialsProvider(CredentialEnvironment environment) => _environment = environment;

    protected override string Kind => UserText.Translate("the credentials URI of the environment");

    protected override OpenSource Open()
    {
        const string variable = CredentialVariables.CredentialsUri;
        string address = _environment.Variable(variable) ?? throw new CredentialsUnavailableException($"{variable} is not set");
        return new OpenSource(new UriCredentialsProvider(address, variable, _environment));
    }
}
