using System.IO;
using VpcPS.Host;

namespace VpcPS.Picture;

/// <summary><c>dotnet run --project tools/Picture</c>: runs the README's example and writes docs/run.svg.</summary>
public static class Program
{
    /// <summary>The entry point.</summary>
    public static void Main()
    {
        string root = Path.GetDirectoryName(EmbeddedEngine.FindManifest())!;
        File.WriteAllText(Path.Combine(root, RunPicture.RelativePath), RunPicture.Draw(root));
    }
}
