using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace VpcPS.HelpGen;

/// <summary>A file of the help.</summary>
/// <param name="Path">Below the module's root, with slashes.</param>
/// <param name="Text">Its whole text; lines end with LF on every system.</param>
public sealed record HelpFile(string Path, string Text);

/// <summary>All that is generated of the help.</summary>
public static class HelpFiles
{
    private const string CmdletsPath = "en-US/VpcPS.dll-Help.xml";
    private const string ErrorsPath = "en-US/about_VpcPS_Errors.help.txt";

    /// <summary>Generates the help of the module at a root; writes nothing.</summary>
    /// <param name="root">The directory of the manifest. The module must be built.</param>
    /// <exception cref="HelpProblemException">The module is not built, or its doc comments lack something.</exception>
    public static IReadOnlyList<HelpFile> Generate(string root)
    {
        var module = new ModuleFiles(root);
        var problems = new List<string>();
        IReadOnlyList<Type> cmdlets = module.CmdletTypes();
        var pages = cmdlets.Select(cmdlet => new CmdletPage(cmdlet, cmdlets, module.Docs, problems)).ToList();
        if (problems.Count > 0)
        {
            throw new HelpProblemException(problems);
        }

        string errors = File.ReadAllText(Path.Combine(root, ErrorsPath)).ReplaceLineEndings("\n");
        return
        [
            new HelpFile(CmdletsPath, MamlFile.Write(pages)),
            new HelpFile(ErrorsPath, ErrorTable.Read(module.Assembly).InsertInto(errors)),
        ];
    }
}
