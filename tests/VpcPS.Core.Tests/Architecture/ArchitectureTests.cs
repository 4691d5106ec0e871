using System.IO;
using System.Linq;
using Xunit;

namespace VpcPS.Core.Tests.Architecture;

/// <summary>Who may know whom inside a project. Between projects the compiler holds it.</summary>
public sealed class ArchitectureTests
{
    [Theory]
    [InlineData("VpcPS.Emulator")]
    public void Folders_know_each_other_in_one_direction_only(string project)
    {
        var folders = new FolderGraph(Path.Combine(SourceDirectory(), project));

        FolderUse[] circles = [.. folders.UsesInCircles()];
        Assert.True(circles.Length == 0, $"Folders of {project} know each other in a circle:\n{string.Join("\n", circles.Select(use => use.ToString()))}");
    }

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
