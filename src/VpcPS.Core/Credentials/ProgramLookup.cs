using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>
/// Finds the program of a process_command: a whole path, or a bare name in the folders of PATH. .NET itself looks into
/// the folder of the running program and into the current one first, where a program of the same name would get to say
/// whose credentials are used.
/// </summary>
internal sealed class ProgramLookup
{
    // What Windows starts without a program of the user's choice.
    private static readonly string[] WindowsExtensions = [".COM", ".EXE", ".BAT", ".CMD"];

    private readonly Func<string, string?> _readVariable;
    private readonly bool _isWindows;
    private readonly Func<string, bool> _mayRun;

    /// <param name="readVariable">Gives an environment variable's value, or null.</param>
    /// <param name="isWindows">By whose rules paths are read.</param>
    /// <param name="mayRun">Whether a path is a program's.</param>
    public ProgramLookup(Func<string, string?> readVariable, bool isWindows, Func<string, bool> mayRun)
    {
        _readVariable = readVariable;
        _isWindows = isWindows;
        _mayRun = mayRun;
    }

    /// <summary>The whole path of a program.</summary>
    /// <param name="name">As process_command begins.</param>
    /// <exception cref="CredentialsUnavailableException">It is not in PATH, or a path that depends on the current folder.</exception>
    public string Find(string name)
    {
        if (IsWholePath(name))
        {
            return name;
        }

        if (name.IndexOf('/') >= 0 || (_isWindows && name.IndexOfAny(['\\', ':']) >= 0))
        {
            throw new CredentialsUnavailableException(
                $"process_command begins with '{name}', which would be another program in each folder; give its whole path, or a name in PATH");
        }

        return Folders().SelectMany(folder => Names(name).Select(file => folder + file)).FirstOrDefault(_mayRun)
            ?? throw new CredentialsUnavailableException(
                $"process_command begins with '{name}', and no folder of PATH has such a program; give its whole path");
    }

    // An empty or relative entry is the current folder, or one in it.
    private IEnumerable<string> Folders() => (_readVariable("PATH") ?? "")
        .Split(_isWindows ? ';' : ':')
        .Select(entry => _isWindows ? entry.Trim().Trim('"') : entry)
        .Where(IsWholePath)
        .Select(entry => _isWindows ? entry.TrimEnd('\\', '/') + '\\' : entry.TrimEnd('/') + '/');

    private IEnumerable<string> Names(string name)
    {
        if (!_isWindows)
        {
            return [name];
        }

        string[] extensions = [.. (_readVariable("PATHEXT") ?? string.Join(";", WindowsExtensions))
            .Split(';')
            .Select(extension => extension.Trim())
            .Where(extension => WindowsExtensions.Contains(extension, StringComparer.OrdinalIgnoreCase))];
        IEnumerable<string> extended = extensions.Select(extension => name + extension);
        return extensions.Any(extension => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) ? [name, .. extended] : extended;
    }

    // On Windows "\x" and "C:x" depend on the current drive and its current folder.
    private bool IsWholePath(string path) => _isWindows
        ? path.Length > 2 && ((char.IsLetter(path[0]) && path[1] == ':' && path[2] is '\\' or '/') || (path[0] is '\\' or '/' && path[1] is '\\' or '/'))
        : path.StartsWith("/", StringComparison.Ordinal);
}
