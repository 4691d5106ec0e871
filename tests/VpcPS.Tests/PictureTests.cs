using System;
using System.IO;
using VpcPS.Host;
using VpcPS.Picture;
using Xunit;

namespace VpcPS.Tests;

/// <summary>The README's picture is what a run shows today.</summary>
public sealed class PictureTests
{
    private static readonly string Root = Path.GetDirectoryName(EmbeddedEngine.FindManifest())!;

    [Fact]
    public void The_committed_picture_is_what_a_run_shows() =>
        Assert.True(
            File.ReadAllText(Path.Combine(Root, RunPicture.RelativePath)) == RunPicture.Draw(Root),
            $"{RunPicture.RelativePath} is not up to date: dotnet run --project tools/Picture");

    [Fact]
    public void The_README_shows_it() =>
        Assert.Contains($"({RunPicture.RelativePath})", File.ReadAllText(Path.Combine(Root, "README.md")), StringComparison.Ordinal);
}
