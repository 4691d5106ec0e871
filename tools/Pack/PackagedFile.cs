using System.IO;

namespace VpcPS.Pack;

/// <summary>A file of a package.</summary>
/// <param name="Path">Where it is in the package, with slashes.</param>
/// <param name="Content">Its bytes.</param>
public sealed record PackagedFile(string Path, byte[] Content)
{
    /// <summary>Reads a file that is as far below the package's root as it is below a folder.</summary>
    internal static PackagedFile Read(string folder, string path) =>
        new(System.IO.Path.GetRelativePath(folder, path).Replace(System.IO.Path.DirectorySeparatorChar, '/'), File.ReadAllBytes(path));
}
