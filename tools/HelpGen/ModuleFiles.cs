using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace VpcPS.HelpGen;

/// <summary>The built module at a repository's root: its assembly, as PowerShell loads it, and its doc comments.</summary>
internal sealed class ModuleFiles
{
    private const string ManifestName = "VpcPS.psd1";

    public ModuleFiles(string root)
    {
        string assembly = Path.Combine(root, "bin", "VpcPS.dll");
        string docs = Path.Combine(root, "artifacts", "docs");
        if (!File.Exists(assembly) || !Directory.Exists(docs))
        {
            throw new HelpProblemException([$"The module at {root} is not built: dotnet build"]);
        }

        Assembly = Assembly.LoadFrom(assembly);
        Docs = DocComments.Load(Directory.EnumerateFiles(docs, "*.xml"));
    }

    public Assembly Assembly { get; }

    public DocComments Docs { get; }

    /// <summary>Every cmdlet, by name.</summary>
    public IReadOnlyList<Type> CmdletTypes() =>
    [
        .. Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.GetCustomAttribute<CmdletAttribute>() is not null)
            .OrderBy(NameOf, StringComparer.Ordinal),
    ];

    public static string NameOf(Type cmdlet)
    {
        CmdletAttribute name = cmdlet.GetCustomAttribute<CmdletAttribute>()!;
        return $"{name.VerbName}-{name.NounName}";
    }

    /// <summary>The nearest directory that holds the manifest, upwards.</summary>
    public static string FindRoot(string start)
    {
        for (DirectoryInfo? directory = new(start); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, ManifestName)))
            {
                return directory.FullName;
            }
        }

        throw new HelpProblemException([$"No {ManifestName} in {start} or any directory above it."]);
    }
}
