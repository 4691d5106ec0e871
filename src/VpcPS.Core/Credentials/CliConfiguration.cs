using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>The aliyun CLI's configuration file, <c>~/.aliyun/config.json</c>.</summary>
internal sealed class CliConfiguration
{
    private CliConfiguration(string path, string? current, IReadOnlyList<CliProfile> profiles)
    {
        Path = path;
        Current = current;
        Profiles = profiles;
    }

    public string Path { get; }

    /// <summary>The name of the profile that the CLI uses by default, or null.</summary>
    public string? Current { get; }

    public IReadOnlyList<CliProfile> Profiles { get; }

    /// <summary>Where the file is.</summary>
    public static string PathIn(CredentialEnvironment environment) => environment.HomePath(".aliyun", "config.json");

    /// <summary>Reads the file.</summary>
    /// <exception cref="CredentialsUnavailableException">It is absent, can't be read, or is no such file.</exception>
    public static CliConfiguration Read(CredentialEnvironment environment)
    {
        string path = PathIn(environment);
        string text = SharedTextFile.Read(path);
        environment.WarnIfOthersMayWrite(path);
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new CredentialsUnavailableException($"{path} is empty");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object
                || !root.TryGetProperty("profiles", out JsonElement profiles) || profiles.ValueKind != JsonValueKind.Array)
            {
                throw new CredentialsUnavailableException($"{path} has no list 'profiles'; make one with 'aliyun configure'") { EndsChain = true };
            }

            string? current = root.TryGetProperty("current", out JsonElement name) && name.ValueKind == JsonValueKind.String
                ? name.GetString()!.Trim()
                : null;
            return new CliConfiguration(
                path,
                string.IsNullOrEmpty(current) ? null : current,
                profiles.EnumerateArray()
                    .Where(profile => profile.ValueKind == JsonValueKind.Object)
                    .Select(profile => new CliProfile(path, profile.Clone()))
                    .ToList());
        }
        catch (JsonException e)
        {
            // Where, and not what: the text around it may be a secret.
            throw new CredentialsUnavailableException(
                $"{path} is no whole JSON text (line {e.LineNumber + 1}); correct it, or make it anew with 'aliyun configure'") { EndsChain = true };
        }
    }

    /// <summary>Finds a profile; names are compared exactly, as the CLI does.</summary>
    public CliProfile? Find(string name) => Profiles.FirstOrDefault(profile => profile.Name.Equals(name, StringComparison.Ordinal));

    /// <summary>The profile of a name that must be there.</summary>
    /// <exception cref="CredentialsUnavailableException">It is not, and which are.</exception>
    public CliProfile Get(string name) => Find(name) ?? throw (Profiles.Count == 0
        ? new CredentialsUnavailableException($"{Path} has no profile '{name}'; it has none")
        : new CredentialsUnavailableException($"{Path} has no profile '{name}'; it has {string.Join(", ", Profiles.Select(p => "'" + p.Name + "'"))}")
        {
            // A name that the environment chose may be that of a section in the SDK's file.
            EndsChain = name == Current,
        });
}
