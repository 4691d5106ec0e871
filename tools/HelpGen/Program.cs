using System;
using System.IO;
using System.Linq;

namespace VpcPS.HelpGen;

/// <summary>
/// <c>dotnet run --project tools/HelpGen</c>: updates what is in git, that is the generated parts of pages and the
/// catalogues of translations. With arguments, which the build gives: makes the help of the cmdlets.
/// </summary>
public static class Program
{
    /// <summary>The entry point. Exit codes: 0 when all is written, 1 when doc comments lack something or a translation is wrong.</summary>
    /// <param name="args">From the build: the repository's root, the module's root, the folder of the doc comments.</param>
    public static int Main(string[] args)
    {
        try
        {
            switch (args)
            {
                case [var root, var module, var docs]:
                    Make(Path.GetFullPath(root), Path.GetFullPath(module), Path.GetFullPath(docs));
                    return 0;
                case []:
                    Update(ModuleFiles.FindRoot(Directory.GetCurrentDirectory()));
                    return 0;
                default:
                    Console.Error.WriteLine("No arguments, or three: the repository's root, the module's root, the folder of the doc comments.");
                    return 1;
            }
        }
        catch (HelpProblemException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    private static void Make(string root, string module, string docs)
    {
        GeneratedHelp help = HelpFiles.Generate(root, module, docs);
        foreach (HelpFile file in help.Made)
        {
            file.WriteBelow(module);
        }

        if (help.Count.Length > 0)
        {
            Console.WriteLine($"{help.Count}: dotnet run --project tools/HelpGen");
        }
    }

    private static void Update(string root)
    {
        GeneratedHelp help = HelpFiles.Generate(root, root, ModuleFiles.DocsOf(root));
        foreach (HelpFile file in help.Pages.Concat(help.Catalogues).Where(file => !file.IsBelow(root)))
        {
            file.WriteBelow(root);
            Console.WriteLine($"{file.Path}: written");
        }

        help.Untranslated.ToList().ForEach(text => Console.WriteLine("no Chinese yet: " + text));
        help.Outdated.ToList().ForEach(text => Console.WriteLine("outdated Chinese: " + text));
        if (help.Count.Length > 0)
        {
            Console.WriteLine(help.Count);
        }
    }
}
