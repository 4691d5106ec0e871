using System;
using System.IO;
using System.Text;
using VpcPS.Host;

namespace VpcPS.Picture;

/// <summary><c>dotnet run --project tools/Picture</c>: runs the README's example and writes docs/run.svg.</summary>
public static class Program
{
    /// <summary>The entry point. Exit codes: 0 when the picture is written, 1 when there is no module in or above the current directory.</summary>
    public static int Main()
    {
        try
        {
            string root = Path.GetDirectoryName(EmbeddedEngine.FindManifest(Directory.GetCurrentDirectory()))!;
            string path = Path.Combine(root, RunPicture.RelativePath);
            string text = RunPicture.Draw(root);
            bool isNew = !File.Exists(path) || File.ReadAllText(path) != text;
            File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            Console.WriteLine($"{RunPicture.RelativePath}: {(isNew ? "written" : "as it was")}");
            return 0;
        }
        catch (FileNotFoundException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
    }
}
