using System;
using System.IO;
using System.Linq;

namespace VpcPS.HelpGen;

/// <summary><c>dotnet run --project tools/HelpGen</c>: writes the help files of the repository that it is run in.</summary>
public static class Program
{
    /// <summary>The entry point. Exit codes: 0 when the help is written, 1 when doc comments or translations lack something.</summary>
    public static int Main()
    {
        try
        {
            string root = ModuleFiles.FindRoot(Directory.GetCurrentDirectory());
            GeneratedHelp help = HelpFiles.Generate(root);
            foreach (HelpFile file in help.Files)
            {
                string path = Path.Combine(root, file.Path);
                byte[] bytes = file.ToBytes();
                bool isNew = !File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, bytes);
                Console.WriteLine($"{file.Path}: {(isNew ? "written" : "as it was")}");
            }

            help.Untranslated.ToList().ForEach(Console.Error.WriteLine);
            return help.Untranslated.Count == 0 ? 0 : 1;
        }
        catch (HelpProblemException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }
}
