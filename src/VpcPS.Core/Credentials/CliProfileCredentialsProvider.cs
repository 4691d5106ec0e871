using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>A profile of the aliyun CLI.</summary>
internal sealed class CliProfileCredentialsProvider : ReopenedCredentialsProvider
{
    private readonly CredentialEnvironment _environment;
    private readonly string? _name;

    /// <param name="environment">The machine.</param>
    /// <param name="name">
    /// The profile that the user named. Null in a chain: then the environment chooses the profile, otherwise <c>current</c> of the file
    /// does. In a chain, the environment can also switch the file off.
    /// </param>
    public CliProfileCredentialsProvider(CredentialEnvironment environment, string? name)
    {
        _environment = environment;
        _name = name;
    }

    protected override string Kind => _name is null
        ? UserText.Translate("the aliyun CLI's profile")
        : UserText.Of($"the aliyun CLI's profile '{_name}'");

    protected override OpenSource Open()
    {
        if (_name is null && SwitchedOffBy() is { } variable)
        {
            throw new CredentialsUnavailableException($"switched off by {variable}");
        }

        string? chosen = _name is not null ? null : _environment.FirstSet(CredentialVariables.Profile)?.Value;
        CliConfiguration configuration = ReadConfiguration();
        string name = _name ?? SettledName ?? chosen ?? configuration.Current
            ?? throw new CredentialsUnavailableException(
                $"{configuration.Path} names no current profile; choose one with 'aliyun configure switch --profile <name>'")
            {
                EndsChain = configuration.Profiles.Count > 0,
            };
        CliProfile profile = configuration.Get(name);
        try
        {
            return new OpenSource(
                new CliProfileOpener(_environment, configuration).Open(profile),
                name,
                profile.Text("region_id") ?? _environment.FirstVariable(CredentialVariables.ProfileRegion));
        }
        catch (CredentialsUnavailableException e) when (chosen is not null || !profile.IsBlank)
        {
            throw e.Ending();
        }
    }

    private CliConfiguration ReadConfiguration()
    {
        try
        {
            return CliConfiguration.Read(_environment);
        }
        catch (CredentialsUnavailableException e) when (_name is null && !e.EndsChain && File.Exists(CliConfiguration.PathIn(_environment)))
        {
            // An empty file sets nothing up. But a full disk can also have emptied it, and then other credentials are another identity.
            _environment.Warn(FormattableStringFactory.Create(
                "{0} is empty, so other credentials are tried. "
                + "If it had profiles, create them again with 'aliyun configure'; if not, remove the file.",
                CliConfiguration.PathIn(_environment)));
            throw;
        }
    }

    private string? SwitchedOffBy() => new[] { CredentialVariables.CliProfileDisabled }
        .Concat(CredentialVariables.IgnoreCliProfile)
        .FirstOrDefault(_environment.IsTrue);
}
