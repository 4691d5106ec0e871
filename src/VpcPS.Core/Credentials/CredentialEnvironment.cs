using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>
/// What the sources of credentials know of the machine they run on. Everything they read from outside, they read
/// through this, so that tests touch neither the real environment nor the real home directory.
/// </summary>
internal sealed class CredentialEnvironment
{
    private static readonly ConcurrentDictionary<string, bool> WritableFiles = new(StringComparer.Ordinal);

    private readonly ConcurrentQueue<string> _warnings = new();

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

    /// <summary>
    /// The proxy of the requests of sources, those to the metadata service excepted; null for the environment's.
    /// </summary>
    public Uri? Proxy { get; init; }

    /// <summary>Hands out, once, what sources had to warn of since the last time, oldest first.</summary>
    public IEnumerable<string> TakeWarnings()
    {
        while (_warnings.TryDequeue(out string? warning))
        {
            yield return warning;
        }
    }

    internal void Warn(FormattableString warning) => _warnings.Enqueue(UserText.Of(warning));

    /// <summary>Warns, once in a process, of a file by which others than its owner could choose whose credentials are used.</summary>
    internal void WarnIfOthersMayWrite(string path)
    {
        if (FilePermissions.OthersMayWrite(path) && WritableFiles.TryAdd(path, true))
        {
            Warn($"{path}: others may write this file, or put another in its place, and so choose whose credentials are used; chmod go-w takes that from them, on the file and its folder.");
        }
    }

    /// <summary>A variable's value without surrounding blanks; null when it is unset or empty.</summary>
    /// <exception cref="CredentialsUnavailableException">
    /// It is set and blank, or has a character in it that nobody sees: whatever was meant, it is not the next source.
    /// </exception>
    internal string? Variable(string name)
    {
        string? value = ReadVariable(name);
        return string.IsNullOrEmpty(value) ? null
            : Trimmed(name) is not { } trimmed ? throw new CredentialsUnavailableException($"{name} is set, but blank; give it a value, or remove it") { EndsChain = true }
            : CredentialText.WrongInSetting(trimmed) is { } wrong ? throw new CredentialsUnavailableException($"{name} contains {wrong}; set it anew") { EndsChain = true }
            : trimmed;
    }

    /// <summary>The first of some variables that has a value, and the value; null when none has.</summary>
    /// <inheritdoc cref="Variable" path="/exception"/>
    internal (string Name, string Value)? FirstSet(string[] names)
    {
        foreach (string name in names)
        {
            if (Variable(name) is { } value)
            {
                return (name, value);
            }
        }

        return null;
    }

    /// <summary>The value of the first variable that has one, for what a profile leaves open.</summary>
    internal string? FirstVariable(string[] names) => names.Select(Trimmed).FirstOrDefault(value => value is not null);

    /// <summary>Whether a variable is <c>true</c>, in any case.</summary>
    internal bool IsTrue(string name) => string.Equals(Trimmed(name), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a variable is <c>true</c>, in any case, or <c>1</c>.</summary>
    internal bool IsTrueOrOne(string name) => IsTrue(name) || Trimmed(name) == "1";

    private string? Trimmed(string name) => ReadVariable(name)?.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>A path below the home directory.</summary>
    /// <exception cref="CredentialsUnavailableException">There is no home directory.</exception>
    internal string HomePath(string directory, string file) => string.IsNullOrEmpty(HomeDirectory)
        ? throw new CredentialsUnavailableException($"this account has no home directory")
        : Path.Combine(HomeDirectory, directory, file);
}
