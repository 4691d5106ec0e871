using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace VpcPS.Core.Tests.Architecture;

/// <summary>Who may know whom inside a project. Between projects the compiler holds it.</summary>
public sealed class ArchitectureTests
{
    // Each library has the translations of its own texts.
    private const string NameOfEachLibrary = "UserText";

    private const int LongestLine = 140;

    // What every cmdlet inherits has to be read with each of them.
    private const int LongestCmdletBase = 200;

    private static readonly string[] Projects = ["VpcPS.Core", "VpcPS", "VpcPS.Emulator"];

    [Theory]
    [InlineData("VpcPS.Core")]
    [InlineData("VpcPS")]
    [InlineData("VpcPS.Emulator")]
    public void Folders_know_each_other_in_one_direction_only(string project)
    {
        var folders = new FolderGraph(Path.Combine(SourceDirectory(), project));

        FolderUse[] circles = [.. folders.UsesInCircles()];
        Assert.True(circles.Length == 0, $"Folders of {project} know each other in a circle:\n{string.Join<FolderUse>("\n", circles)}");
    }

    [Fact]
    public void A_name_stands_for_one_type()
    {
        string[] repeated = [.. TypeNames()
            .Where(type => type.Name != NameOfEachLibrary)
            .GroupBy(type => type.Name)
            .Where(types => types.Distinct().Count() > 1)
            .Select(types => $"{types.Key} is in {string.Join(" and in ", types.Select(type => type.Folder).Distinct())}")];

        Assert.True(repeated.Length == 0, string.Join("\n", repeated));
    }

    [Theory]
    [InlineData("Compiler")]
    [InlineData("VpcPS.Core")]
    [InlineData("VpcPS")]
    [InlineData("VpcPS.Emulator")]
    [InlineData("VpcPS.Host")]
    public void No_line_is_too_long_to_read(string project)
    {
        string[] tooLong = [..
            from path in Directory.EnumerateFiles(Path.Combine(SourceDirectory(), project), "*.cs", SearchOption.AllDirectories)
            from line in File.ReadLines(path).Select((text, index) => (Text: text, Number: index + 1))
            where line.Text.Length > LongestLine && !StaysOneLine(line.Text.TrimStart())
            select $"{Path.GetRelativePath(SourceDirectory(), path)}, line {line.Number}: {line.Text.Length} characters"];

        Assert.True(tooLong.Length == 0, string.Join("\n", tooLong));
    }

    [Fact]
    public void A_base_of_cmdlets_is_short()
    {
        string[] tooLong = [..
            from path in Directory.EnumerateFiles(Path.Combine(SourceDirectory(), "VpcPS"), "*.cs", SearchOption.AllDirectories)
            let lines = File.ReadAllLines(path).Length
            where lines > LongestCmdletBase && HasCmdletBase(path)
            select $"{Path.GetRelativePath(SourceDirectory(), path)}: {lines} lines, more than {LongestCmdletBase}"];

        Assert.True(tooLong.Length == 0, string.Join("\n", tooLong));
    }

    private static bool HasCmdletBase(string path) =>
        CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetCompilationUnitRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().Any(
            type => type.Modifiers.Any(SyntaxKind.AbstractKeyword) && type.Identifier.ValueText.EndsWith("Cmdlet", StringComparison.Ordinal));

    // A message is the key of its translations and stays one literal; a command of the help is copied as one line.
    private static bool StaysOneLine(string text) =>
        text.StartsWith('"') || text.StartsWith("$\"", StringComparison.Ordinal) || Regex.IsMatch(text, "^/// +[A-Z][a-z]+-Vpc");

    private static IEnumerable<(string Name, string Folder)> TypeNames() =>
        from project in Projects
        from path in Directory.EnumerateFiles(Path.Combine(SourceDirectory(), project), "*.cs", SearchOption.AllDirectories)
        let file = CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetCompilationUnitRoot()
        from type in file.DescendantNodes(node => node is not TypeDeclarationSyntax).OfType<BaseTypeDeclarationSyntax>()
        select (type.Identifier.ValueText, Path.GetRelativePath(SourceDirectory(), Path.GetDirectoryName(path)!).Replace('\\', '/'));

    private static string SourceDirectory()
    {
        string? directory = Path.GetDirectoryName(typeof(ArchitectureTests).Assembly.Location);
        while (!File.Exists(Path.Combine(directory!, "VpcPS.sln")))
        {
            directory = Path.GetDirectoryName(directory);
        }

        return Path.Combine(directory!, "src");
    }
}
