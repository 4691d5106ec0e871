using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VpcPS.Core.Tests.Architecture;

/// <summary>Finds which folders of a project use types of which other folders.</summary>
internal sealed class FolderGraph
{
    private const string Root = "(root)";

    private readonly string _directory;
    private readonly Dictionary<(string From, string To), FolderUse> _uses = [];

    /// <summary>Reads all sources of a project.</summary>
    /// <param name="directory">The folder of the project file.</param>
    public FolderGraph(string directory)
    {
        _directory = directory;
        string project = Path.GetFileName(directory);
        SyntaxTree[] files = [.. Directory.EnumerateFiles(directory, "*.cs", SearchOption.AllDirectories)
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), CSharpParseOptions.Default, path))];
        var compilation = CSharpCompilation.Create(project, files, References(project));
        foreach (SyntaxTree file in files)
        {
            AddUses(file, compilation.GetSemanticModel(file));
        }
    }

    /// <summary>The uses that are part of a cycle: the used folder also uses, directly or not, the folder that uses it.</summary>
    public IEnumerable<FolderUse> UsesInCircles() => _uses.Values
        .Where(use => Reaches(use.To, use.From, []))
        .OrderBy(use => use.From, StringComparer.Ordinal)
        .ThenBy(use => use.To, StringComparer.Ordinal);

    // The assemblies of PowerShell are missing. They are not needed to find the types of the project itself.
    private static IEnumerable<MetadataReference> References(string project) =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileNameWithoutExtension(path) != project)
            .Select(path => MetadataReference.CreateFromFile(path));

    private void AddUses(SyntaxTree file, SemanticModel model)
    {
        string from = FolderOf(file.FilePath);
        foreach (SimpleNameSyntax name in file.GetRoot().DescendantNodes(descendIntoTrivia: true).OfType<SimpleNameSyntax>())
        {
            if (UsedType(model.GetSymbolInfo(name)) is { } type)
            {
                foreach (Location declaration in type.Locations.Where(location => location.IsInSource))
                {
                    string to = FolderOf(declaration.SourceTree!.FilePath);
                    if (to != from)
                    {
                        _uses.TryAdd((from, to), new FolderUse(from, to, Path.GetFileName(file.FilePath), type.Name));
                    }
                }
            }
        }
    }

    // The type that is named, or the type of the named member. For a nested type, the outermost type.
    private static INamedTypeSymbol? UsedType(SymbolInfo found)
    {
        ISymbol? symbol = found.Symbol ?? found.CandidateSymbols.FirstOrDefault();
        INamedTypeSymbol? type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
        while (type?.ContainingType is { } outer)
        {
            type = outer;
        }

        return type;
    }

    private string FolderOf(string path)
    {
        string folder = Path.GetRelativePath(_directory, Path.GetDirectoryName(path)!).Replace('\\', '/');
        return folder == "." ? Root : folder;
    }

    private bool Reaches(string from, string to, HashSet<string> seen) =>
        from == to || (seen.Add(from) && _uses.Keys.Where(use => use.From == from).Any(use => Reaches(use.To, to, seen)));
}

/// <summary>One folder uses another.</summary>
/// <param name="From">The folder that uses.</param>
/// <param name="To">The folder that is used.</param>
/// <param name="File">A file that does it.</param>
/// <param name="Type">A type that it uses.</param>
internal sealed record FolderUse(string From, string To, string File, string Type)
{
    /// <inheritdoc/>
    public override string ToString() => $"{From} -> {To} because {File} uses {Type}";
}
