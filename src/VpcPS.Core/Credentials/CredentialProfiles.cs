using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>The profiles of this machine: those of the aliyun CLI, then those of the SDK's credentials file.</summary>
internal sealed class CredentialProfiles
{
    private readonly CredentialEnvironment _environment;

    /// <summary>Makes the list for a machine. Each call reads the files again.</summary>
    /// <param name="environment">The machine.</param>
    public CredentialProfiles(CredentialEnvironment environment) => _environment = environment;

    /// <summary>Lists the profiles. A file that does not exist has no profiles.</summary>
    /// <param name="failures">
    /// Collects each file that can't be read. The profiles of the other file are listed nevertheless.
    /// </param>
    public IReadOnlyList<CredentialProfile> List(ICollection<CredentialSourceFailure> failures)
    {
        var profiles = new List<CredentialProfile>();
        Add(profiles, failures, UserText.Translate("the aliyun CLI's configuration file"), CliConfiguration.PathIn, ListCli);
        Add(profiles, failures, UserText.Translate("the SDK's credentials file"), SdkCredentialsFile.PathIn, ListSdk);
        return profiles;
    }

    /// <summary>
    /// The source with this name: the CLI's profile, otherwise the section of the SDK's file. No other source is tried, and the environment
    /// can't switch off the files.
    /// </summary>
    /// <param name="name">The name, which is case-sensitive.</param>
    /// <exception cref="CredentialsUnavailableException">No file has that name, or a file can't be read.</exception>
    public ICredentialsProvider Open(string name)
    {
        string cliPath = CliConfiguration.PathIn(_environment);
        string sdkPath = SdkCredentialsFile.PathIn(_environment);
        CliConfiguration? cli = File.Exists(cliPath) ? CliConfiguration.Read(_environment) : null;
        if (cli?.Find(name) is not null)
        {
            return new CliProfileCredentialsProvider(_environment, name);
        }

        SdkCredentialsFile? sdk = File.Exists(sdkPath) ? SdkCredentialsFile.Read(_environment) : null;
        // A broken line outside of all sections may be the header of the wanted section, so it is an error.
        if (sdk is not null && (sdk.Find(name) is not null || (sdk.Problem is not null && cli is null)))
        {
            return new SdkFileCredentialsProvider(_environment, name);
        }

        string inCli = Content(cliPath, cli?.Profiles.Select(p => p.Name));
        string inSdk = Content(sdkPath, sdk?.Sections.Select(s => s.Name));
        throw new CredentialsUnavailableException($"there is no profile '{name}': {inCli}; {inSdk}");
    }

    private static string Content(string path, IEnumerable<string>? names) =>
        names is null ? UserText.Of($"{path} does not exist")
        : string.Join(", ", names.Select(name => "'" + name + "'")) is { Length: > 0 } list ? UserText.Of($"{path} has {list}")
        : UserText.Of($"{path} has none");

    private void Add(
        List<CredentialProfile> profiles,
        ICollection<CredentialSourceFailure> failures,
        string source,
        Func<CredentialEnvironment, string> path,
        Func<IEnumerable<CredentialProfile>> list)
    {
        try
        {
            if (File.Exists(path(_environment)))
            {
                profiles.AddRange(list());
            }
        }
        catch (CredentialsUnavailableException e)
        {
            failures.Add(new CredentialSourceFailure(source, e.Message));
        }
    }

    private List<CredentialProfile> ListCli()
    {
        var cli = CliConfiguration.Read(_environment);
        string? current = _environment.FirstSet(CredentialVariables.Profile)?.Value ?? cli.Current;
        return cli.Profiles
            .Select(profile => new CredentialProfile(
                profile.Name, profile.Mode.Length > 0 ? profile.Mode : null, profile.Text("region_id"), cli.Path, profile.Name == current))
            .ToList();
    }

    private List<CredentialProfile> ListSdk()
    {
        var sdk = SdkCredentialsFile.Read(_environment);
        string current = _environment.FirstSet(CredentialVariables.Profile)?.Value ?? SdkCredentialsFile.DefaultSection;
        return sdk.Sections
            .Select(section => new CredentialProfile(
                section.Name, section.Text("type"), section.Text("region_id"), sdk.Path, section.Name == current))
            .ToList();
    }
}
