using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>The official SDKs' credentials file, <c>~/.alibabacloud/credentials</c>, in INI format.</summary>
internal sealed class SdkCredentialsFile
{
    /// <summary>The section that is used when no other is named.</summary>
    public const string DefaultSection = "default";

    private readonly IniFile _file;

    private SdkCredentialsFile(string path, IniFile file)
    {
        Path = path;
        _file = file;
    }

    public string Path { get; }

    public IReadOnlyList<IniSection> Sections => _file.Sections;

    /// <summary>The first line that is wrong because it is outside of all sections, or null.</summary>
    public string? Problem => _file.Problem;

    /// <summary>
    /// The path of the file: the one in the environment. Otherwise <c>credentials</c>, which the SDKs document, or else
    /// <c>credentials.ini</c>, which the C# SDK reads.
    /// </summary>
    public static string PathIn(CredentialEnvironment environment)
    {
        if (environment.Variable(CredentialVariables.CredentialsFile) is { } chosen)
        {
            return chosen;
        }

        string documented = environment.HomePath(".alibabacloud", "credentials");
        return !File.Exists(documented) && File.Exists(documented + ".ini") ? documented + ".ini" : documented;
    }

    /// <summary>Reads the file.</summary>
    /// <exception cref="CredentialsUnavailableException">
    /// The file is absent, can't be read, or is not a credentials file.
    /// </exception>
    public static SdkCredentialsFile Read(CredentialEnvironment environment)
    {
        string path = PathIn(environment);
        string text = SharedTextFile.Read(path);
        environment.WarnIfOthersMayWrite(path);
        return new SdkCredentialsFile(path, IniFile.Parse(text));
    }

    /// <summary>Finds a section by its exact name.</summary>
    public IniSection? Find(string name) => Sections.FirstOrDefault(section => section.Name.Equals(name, StringComparison.Ordinal));

    /// <summary>The section of a name. There must be exactly one.</summary>
    /// <exception cref="CredentialsUnavailableException">
    /// There is no such section or more than one, or one of its lines can't be read.
    /// </exception>
    public IniSection Get(string name)
    {
        IniSection[] sections = [.. Sections.Where(section => section.Name.Equals(name, StringComparison.Ordinal))];
        return sections switch
        {
            [] when Problem is { } problem => throw new CredentialsUnavailableException($"{Path} has no section [{name}]; {problem}")
            {
                EndsChain = true,
            },
            [] when Sections.Count == 0 => throw new CredentialsUnavailableException($"{Path} has no section [{name}]; it has none"),
            [] => throw new CredentialsUnavailableException(
                $"{Path} has no section [{name}]; it has {string.Join(", ", Sections.Select(s => "[" + s.Name + "]"))}"),
            [_, { Line: int line }, ..] => throw new CredentialsUnavailableException(
                $"{Path} has the section [{name}] twice, in lines {sections[0].Line} and {line}; remove one")
            {
                EndsChain = true,
            },
            [{ Problem: { } problem }] => throw new CredentialsUnavailableException($"section [{name}] in {Path}: {problem}; correct it")
            {
                EndsChain = true,
            },
            [var section] => section,
        };
    }
}
