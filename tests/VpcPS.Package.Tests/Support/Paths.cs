using System.IO;
using System.Linq;
using System.Reflection;
using VpcPS.Host;

namespace VpcPS.Package.Tests.Support;

/// <summary>Where things are, as the build knows it.</summary>
internal static class Paths
{
    public static string Root { get; } = Path.GetDirectoryName(EmbeddedEngine.FindManifest())!;

    /// <summary>The reference assemblies of .NET Framework 4.7.2.</summary>
    public static string NetFramework { get; } = OfBuild("NetFramework");

    /// <summary>What PowerShell 5.1 and 7 have in common, as Windows PowerShell has it.</summary>
    public static string PowerShellStandard { get; } = OfBuild("PowerShellStandard");

    public static string DesktopRun { get; } = OfBuild("DesktopRun");

    private static string OfBuild(string key) => typeof(Paths).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(pair => pair.Key == key).Value!;
}
