using System;
using System.IO;
using System.Text;

namespace VpcPS.HelpGen;

/// <summary><c>dotnet run --project tools/HelpGen</c>: writes the help files of the repository that it is run in.</summary>
public static class Program
{
    /// <summary>The entry point. Exit codes: 0 when the help is written, 1 when doc comments lack something.</summary>
    public static int Main()
    {
        try
        {
            string root = ModuleFiles.FindRoot(Directory.GetCurrentDirectory());
            foreach (HelpFile file in HelpFiles.Generate(root))
            {
                string path = Path.Combine(root, file.Path);
                bool isNew = !File.Exists(path) || File.ReadAllText(path) != file.Text;
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, file.Text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                Console.WriteLine($"{file.Path}: {(isNew ? "written" : "as it was")}");
            }

            return 0;
        }
        catch (HelpProblemException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }
}
