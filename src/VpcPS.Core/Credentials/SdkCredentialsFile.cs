using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace VpcPS.Core.Credentials;

/// <summary>The official SDKs' credentials file, <c>~/.alibabacloud/credentials</c>, in INI format.</summary>
internal sealed class SdkCredentialsFile
{
    /// <summary>The section that is used when nothing names another.</summary>
    public const string DefaultSection = "default";

    private SdkCredentialsFile(string path, IReadOnlyList<IniSection> sections)
    {
        Path = path;
        Sections = sections;
    }

    public string Path { get; }

    public IReadOnlyList<IniSection> Sections { get; }

    /// <summary>
    /// Where the file is: the environment's choice, else <c>credentials</c>, which the SDKs document, else
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
    /// <exception cref="CredentialsUnavailableException">It is absent, can't be read, or is no such file.</exception>
    public static SdkCredentialsFile Read(CredentialEnvironment environment)
    {
        string path = PathIn(environment);
        string text = SharedTextFile.Read(path);
        try
        {
            return new SdkCredentialsFile(path, IniFile.Parse(text));
        }
        catch (FormatException e)
        {
            throw new CredentialsUnavailableException($"{path}: {e.Message}; correct it");
        }
    }

    /// <summary>Finds a section; names are compared exactly.</summary>
    public IniSection? Find(string name) => Sections.FirstOrDefault(section => section.Name.Equals(name, StringComparison.Ordinal));
}
