using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace VpcPS.HelpGen;

/// <summary>A generated file.</summary>
/// <param name="Path">Below the module's root, with slashes.</param>
/// <param name="Text">Its whole text; lines end with LF on every system.</param>
public sealed record HelpFile(string Path, string Text)
{
    /// <summary>
    /// Its bytes, UTF-8. A text that is not ASCII begins with the mark of UTF-8 where Windows PowerShell reads it, which
    /// takes a text without one to be in the system's code page. XML and catalogues say themselves what they are in.
    /// </summary>
    public byte[] ToBytes()
    {
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: Path.EndsWith(".txt", StringComparison.Ordinal) && !Ascii.IsValid(Text));
        return [.. encoding.Preamble, .. encoding.GetBytes(Text)];
    }
}

/// <summary>All that is generated.</summary>
/// <param name="Files">The help of each language that is whole, and the catalogues of translations.</param>
/// <param name="Untranslated">What keeps the help of a language from being whole, a line for each text.</param>
public sealed record GeneratedHelp(IReadOnlyList<HelpFile> Files, IReadOnlyList<string> Untranslated);

/// <summary>Generates the help in all languages.</summary>
public static class HelpFiles
{
    private const string CmdletsName = "VpcPS.dll-Help.xml";
    private const string ErrorsName = "about_VpcPS_Errors.help.txt";

    /// <summary>Generates the help of the module at a root; writes nothing.</summary>
    /// <param name="root">The directory of the manifest. The module must be built.</param>
    /// <exception cref="HelpProblemException">The module is not built, or its doc comments or their translations lack something.</exception>
    public static GeneratedHelp Generate(string root)
    {
        var module = new ModuleFiles(root);
        var problems = new List<string>();
        IReadOnlyList<HelpFile> english = Generate(module, root, new EnglishHelp(), problems);
        ThrowIfAny(problems);

        Translations translations = Translations.Load(root, ChineseHelp.Culture);
        IReadOnlyList<HelpFile> chinese = Generate(module, root, new ChineseHelp(translations), problems);
        IReadOnlyList<string> untranslated = translations.Problems;
        if (untranslated.Count > 0)
        {
            // What else is wrong with the pages is so for the most part because they are not whole.
            return new GeneratedHelp([.. english, .. translations.Write()], untranslated);
        }

        ThrowIfAny(problems);
        return new GeneratedHelp([.. english, .. translations.Write(), .. chinese], []);
    }

    private static IReadOnlyList<HelpFile> Generate(ModuleFiles module, string root, HelpLanguage language, List<string> problems)
    {
        IReadOnlyList<Type> cmdlets = module.CmdletTypes();
        var pages = cmdlets.Select(cmdlet => new CmdletPage(cmdlet, cmdlets, module.Docs, language, problems)).ToList();
        string errorsPath = $"{language.Folder}/{ErrorsName}";
        string errors = File.ReadAllText(Path.Combine(root, errorsPath)).ReplaceLineEndings("\n");
        return
        [
            new HelpFile($"{language.Folder}/{CmdletsName}", MamlFile.Write(pages, language)),
            new HelpFile(errorsPath, ErrorTable.Read(module.Assembly, language).InsertInto(errors)),
        ];
    }

    private static void ThrowIfAny(List<string> problems)
    {
        if (problems.Count > 0)
        {
            throw new HelpProblemException(problems);
        }
    }
}
