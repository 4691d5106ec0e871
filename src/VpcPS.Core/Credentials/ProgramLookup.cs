using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>
/// Finds the program of a process_command: a full path, or a name in the folders of PATH. .NET itself would first search the folder of the
/// running program and the current folder. A program with the same name there could then decide whose credentials are used.
/// </summary>
internal sealed class ProgramLookup
{
    // The extensions of files that Windows itself can start.
    private static readonly string[] WindowsExtensions = [".COM", ".EXE", ".BAT", ".CMD"];

    private readonly Func<string, string?> _readVariable;
    private readonly bool _isWindows;
    private readonly Func<string, bool> _mayRun;

    /// <param name="readVariable">Reads an environment variable: its value, or null.</param>
    /// <param name="isWindows">Whether paths follow the rules of Windows.</param>
    /// <param name="mayRun">Whether a path is a program that can run.</param>
    public ProgramLookup(Func<string, string?> readVariable, bool isWindows, Func<string, bool> mayRun)
    {
        _readVariable = readVariable;
        _isWindows = isWindows;
        _mayRun = mayRun;
    }

    /// <summary>The full path of a program.</summary>
    /// <param name="name">The first word of process_command.</param>
    /// <exception cref="CredentialsUnavailableException">
    /// The name is not in PATH, or the path depends on the current folder.
    /// </exception>
    public string Find(string name)
    {
        if (IsWholePath(name))
        {
            return name;
        }

        if (name.IndexOf('/') >= 0 || (_isWindows && name.IndexOfAny(['\\', ':']) >= 0))
        {
            throw new CredentialsUnavailableException(FormattableStringFactory.Create(
                "process_command begins with '{0}', which would be a different program in each folder; give its full path, "
                + "or a name in PATH",
                name));
        }

        return Folders().SelectMany(folder => Names(name).Select(file => folder + file)).FirstOrDefault(_mayRun)
            ?? throw new CredentialsUnavailableException(
                $"process_command begins with '{name}', but no folder of PATH has this program; give its full path");
    }

    // An empty or relative entry of PATH means the current folder or a folder in it, so it is not used.
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
        ? path.Length > 2
            && ((char.IsLetter(path[0]) && path[1] == ':' && path[2] is '\\' or '/') || (path[0] is '\\' or '/' && path[1] is '\\' or '/'))
        : path.StartsWith("/", StringComparison.Ordinal);
}
