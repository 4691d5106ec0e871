using System;
using System.IO;

namespace VpcPS.Core.Credentials;

/// <summary>
/// What the sources of credentials know of the machine they run on. Everything they read from outside, they read
/// through this, so that tests touch neither the real environment nor the real home directory.
/// </summary>
public sealed class CredentialEnvironment
{
    /// <summary>Gives an environment variable's value, or null. Default: the process's.</summary>
    public Func<string, string?> ReadVariable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The directory that .aliyun and .alibabacloud are in; empty for an account without one.</summary>
    public string HomeDirectory { get; init; } = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <summary>The time that expiry is judged by.</summary>
    public IClock Clock { get; init; } = SystemClock.Instance;

    /// <summary>The metadata service of an ECS instance. Reached without any proxy.</summary>
    public Uri MetadataService { get; init; } = new("http://100.100.100.200/");

    /// <summary>
    /// The time that connecting to the metadata service may take, and each answer of it. Default: 1 s, the official
    /// SDKs'; the service is on the instance's own host, and elsewhere nobody should wait for it long.
    /// </summary>
    public TimeSpan MetadataTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The time that a profile's process_command may take. Default: 60 s, the official SDK's.</summary>
    public TimeSpan ExternalProcessTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A variable's value without surrounding blanks; null when it is unset or blank.</summary>
    internal string? Variable(string name) => ReadVariable(name)?.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>The value of the first variable that has one.</summary>
    internal string? FirstVariable(string[] names)
    {
        foreach (string name in names)
        {
            if (Variable(name) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Whether a variable is <c>true</c>, in any case.</summary>
    internal bool IsTrue(string name) => string.Equals(Variable(name), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a variable is <c>true</c>, in any case, or <c>1</c>.</summary>
    internal bool IsTrueOrOne(string name) => IsTrue(name) || Variable(name) == "1";

    /// <summary>A path below the home directory.</summary>
    /// <exception cref="CredentialsUnavailableException">There is no home directory.</exception>
    internal string HomePath(string directory, string file) => string.IsNullOrEmpty(HomeDirectory)
        ? throw new CredentialsUnavailableException($"this account has no home directory")
        : Path.Combine(HomeDirectory, directory, file);
}
