using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>The aliyun CLI's configuration file, <c>~/.aliyun/config.json</c>.</summary>
internal sealed class CliConfiguration
{
    // The CLI makes this name the current one when the last profile is deleted. So nothing is set up then.
    private const string NameWithoutProfiles = "default";

    private CliConfiguration(string path, string? current, IReadOnlyList<CliProfile> profiles)
    {
        Path = path;
        Current = current;
        Profiles = profiles;
    }

    public string Path { get; }

    /// <summary>The name of the CLI's default profile, or null.</summary>
    public string? Current { get; }

    public IReadOnlyList<CliProfile> Profiles { get; }

    /// <summary>The path of the file.</summary>
    public static string PathIn(CredentialEnvironment environment) => environment.HomePath(".aliyun", "config.json");

    /// <summary>Reads the file.</summary>
    /// <exception cref="CredentialsUnavailableException">
    /// The file is absent, can't be read, or is not a configuration file.
    /// </exception>
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
                throw new CredentialsUnavailableException($"{path} has no list 'profiles'; create one with 'aliyun configure'")
                {
                    EndsChain = true,
                };
            }

            string? current = root.TryGetProperty("current", out JsonElement name) && name.ValueKind == JsonValueKind.String
                ? name.GetString()!.Trim()
                : null;
            List<CliProfile> objects = profiles.EnumerateArray()
                .Where(profile => profile.ValueKind == JsonValueKind.Object)
                .Select(profile => new CliProfile(path, profile.Clone()))
                .ToList();
            if (objects.Count == 0 && profiles.GetArrayLength() > 0)
            {
                throw new CredentialsUnavailableException(
                    $"{path} has no profile in its list 'profiles'; correct it, or create one with 'aliyun configure'")
                {
                    EndsChain = true,
                };
            }

            return new CliConfiguration(path, string.IsNullOrEmpty(current) ? null : current, objects);
        }
        catch (JsonException e)
        {
            // The message names only the line, because the text around it can be a secret.
            throw new CredentialsUnavailableException(
                $"{path} is not complete JSON (line {e.LineNumber + 1}); correct it, or create it again with 'aliyun configure'")
            {
                EndsChain = true,
            };
        }
    }

    /// <summary>Finds a profile by its exact name, as the CLI does.</summary>
    public CliProfile? Find(string name) => Profiles.FirstOrDefault(profile => profile.Name.Equals(name, StringComparison.Ordinal));

    /// <summary>The profile with this name. It must exist.</summary>
    /// <exception cref="CredentialsUnavailableException">
    /// There is no such profile. The message lists those that exist.
    /// </exception>
    public CliProfile Get(string name) => Find(name) ?? throw (Profiles.Count == 0
        ? new CredentialsUnavailableException($"{Path} has no profile '{name}'; it has none")
        {
            EndsChain = name == Current && name != NameWithoutProfiles,
        }
        : new CredentialsUnavailableException(
            $"{Path} has no profile '{name}'; it has {string.Join(", ", Profiles.Select(p => "'" + p.Name + "'"))}")
        {
            // The environment may name a section in the SDK's file instead. Then the chain must go on.
            EndsChain = name == Current,
        });
}
