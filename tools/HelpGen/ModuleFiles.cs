using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace VpcPS.HelpGen;

/// <summary>A built module: its assembly, as PowerShell loads it, and its doc comments.</summary>
internal sealed class ModuleFiles
{
    private const string ManifestName = "VpcPS.psd1";

    private readonly string _bin;

    public ModuleFiles(string module, string docs)
    {
        _bin = Path.Combine(module, "bin");
        if (!File.Exists(PathOf("VpcPS")) || !Directory.Exists(docs))
        {
            throw new HelpProblemException([$"The module at {module} is not built: dotnet build"]);
        }

        Assembly = Assembly.LoadFrom(PathOf("VpcPS"));
        Docs = DocComments.Load(Directory.EnumerateFiles(docs, "*.xml"));
    }

    public Assembly Assembly { get; }

    public DocComments Docs { get; }

    /// <summary>Where the build puts the doc comments.</summary>
    public static string DocsOf(string root) => Path.Combine(root, "artifacts", "docs");

    /// <summary>The file of one of the module's assemblies.</summary>
    public string PathOf(string assembly) => Path.Combine(_bin, assembly + ".dll");

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
