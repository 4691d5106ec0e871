using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace VpcPS.Host.Tests;

public sealed class MissingModuleTests
{
    [Fact]
    public void The_nearest_manifest_above_is_the_module()
    {
        DirectoryInfo root = Directory.CreateTempSubdirectory("vpcps-find-");
        try
        {
            string manifest = Path.Combine(root.FullName, EmbeddedEngine.ManifestName);
            DirectoryInfo deep = root.CreateSubdirectory(Path.Combine("artifacts", "bin", "host"));
            Assert.Throws<FileNotFoundException>(() => EmbeddedEngine.FindManifest(deep.FullName));

            File.WriteAllText(manifest, "@{ }");

            Assert.Equal(manifest, EmbeddedEngine.FindManifest(deep.FullName));
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("@{ RootModule = 'bin/VpcPS.dll'; ModuleVersion = '0.1.0' }")]
    public async Task Without_a_built_module_the_host_says_to_build(string? manifest)
    {
        using HostInstallation host = new();
        File.Delete(host.PathOf("VpcPS.psd1"));
        if (manifest is not null)
        {
            await File.WriteAllTextAsync(host.PathOf("VpcPS.psd1"), manifest);
        }

        HostResult result = await host.RunAsync("'never'");

        Assert.Equal(70, result.ExitCode);
        Assert.Contains("dotnet build", result.Error, System.StringComparison.Ordinal);
        Assert.DoesNotContain("never", result.Output, System.StringComparison.Ordinal);
    }
}
