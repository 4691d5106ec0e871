using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>
/// The machine, as the sources of credentials see it. The sources read all external data through this class, so that tests need not use the
/// real environment or the real home directory.
/// </summary>
internal sealed class CredentialEnvironment
{
    private static readonly ConcurrentDictionary<string, bool> WritableFiles = new(StringComparer.Ordinal);

    private readonly ConcurrentQueue<string> _warnings = new();

    /// <summary>Reads an environment variable: its value, or null. Default: the environment of the process.</summary>
    public Func<string, string?> ReadVariable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>
    /// The directory that contains .aliyun and .alibabacloud. Empty for an account without a home directory.
    /// </summary>
    public string HomeDirectory { get; init; } = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <summary>The clock that decides what has expired.</summary>
    public IClock Clock { get; init; } = SystemClock.Instance;

    /// <summary>The metadata service of an ECS instance. It is called without a proxy.</summary>
    public Uri MetadataService { get; init; } = new("http://100.100.100.200/");

    /// <summary>
    /// The time-out for connecting to the metadata service, and for each of its answers. Default: 1 s, as in the
    /// official SDKs. The service is on the instance's own host. Other machines do not have it and should not wait
    /// long.
    /// </summary>
    public TimeSpan MetadataTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The time-out for the process_command of a profile. Default: 60 s, as in the official SDK.</summary>
    public TimeSpan ExternalProcessTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The proxy for the requests of sources, except those to the metadata service. Null for the proxy that the environment names.
    /// </summary>
    public Uri? Proxy { get; init; }

    /// <summary>Returns the warnings of sources since the last call, the oldest first.</summary>
    public IEnumerable<string> TakeWarnings()
    {
        while (_warnings.TryDequeue(out string? warning))
        {
            yield return warning;
        }
    }

    internal void Warn(FormattableString warning) => _warnings.Enqueue(UserText.Of(warning));

    /// <summary>
    /// Warns of a file that other users can write, because they could decide whose credentials are used. There is one warning for each file
    /// in a process.
    /// </summary>
    internal void WarnIfOthersMayWrite(string path)
    {
        if (FilePermissions.OthersMayWrite(path) && WritableFiles.TryAdd(path, true))
        {
            Warn(FormattableStringFactory.Create(
                "{0}: other users can change or replace this file, and so choose which credentials are used. "
                + "To prevent that, run chmod go-w on the file and its folder.",
                path));
        }
    }

    /// <summary>The value of a variable without surrounding blanks. Null when it is not set or empty.</summary>
    /// <exception cref="CredentialsUnavailableException">
    /// The variable is blank or contains an invisible character. The user has set it, so no other source is used instead.
    /// </exception>
    internal string? Variable(string name)
    {
        string? value = ReadVariable(name);
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        string trimmed = Trimmed(name)
            ?? throw new CredentialsUnavailableException($"{name} is set, but blank; give it a value, or remove it") { EndsChain = true };
        return CredentialText.WrongInSetting(trimmed) is { } wrong
            ? throw new CredentialsUnavailableException($"{name} contains {wrong}; set it again") { EndsChain = true }
            : trimmed;
    }

    /// <summary>The first of several variables that has a value, with its value. Null when none has one.</summary>
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

    /// <summary>The value of the first variable that has one. It is used for a field that a profile leaves empty.</summary>
    internal string? FirstVariable(string[] names) => names.Select(Trimmed).FirstOrDefault(value => value is not null);

    /// <summary>Whether a variable is <c>true</c>, in any letter case.</summary>
    internal bool IsTrue(string name) => string.Equals(Trimmed(name), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a variable is <c>true</c>, in any letter case, or <c>1</c>.</summary>
    internal bool IsTrueOrOne(string name) => IsTrue(name) || Trimmed(name) == "1";

    private string? Trimmed(string name) => ReadVariable(name)?.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>A path below the home directory.</summary>
    /// <exception cref="CredentialsUnavailableException">There is no home directory.</exception>
    internal string HomePath(string directory, string file) => string.IsNullOrEmpty(HomeDirectory)
        ? throw new CredentialsUnavailableException($"this account has no home directory")
        : Path.Combine(HomeDirectory, directory, file);
}
