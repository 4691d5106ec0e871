using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace VpcPS.Emulator.Tests.Conformance;

/// <summary>The catalog of actions says what the official package says.</summary>
public sealed class CatalogTests
{
    [SkippableFact]
    public async Task The_catalog_is_what_the_tool_makes_of_the_official_package()
    {
        string missing = await NodeProject.PrepareAsync();
        Skip.If(missing.Length > 0, missing);

        string made = await NodeProject.RunAsync("catalog.js", "");

        Assert.Equal(
            made.ReplaceLineEndings("\n"),
            File.ReadAllText(Path.Combine(NodeProject.Root, "src/VpcPS.Core/Catalog/actions.txt")).ReplaceLineEndings("\n"));
    }
}
