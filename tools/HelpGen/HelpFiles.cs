using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace VpcPS.HelpGen;

/// <summary>A generated file.</summary>
/// <param name="Path">The path below the module's or the repository's root, with slashes.</param>
/// <param name="Text">The whole text. Lines end with LF on every system.</param>
public sealed record HelpFile(string Path, string Text)
{
    /// <summary>
    /// The bytes of the file in UTF-8. A text that is not ASCII begins with a byte order mark if Windows PowerShell reads it, because
    /// Windows PowerShell reads a text without one in the system's code page. XML files and catalogues declare their encoding themselves.
    /// </summary>
    public byte[] ToBytes()
    {
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: Path.EndsWith(".txt", StringComparison.Ordinal) && !Ascii.IsValid(Text));
        return [.. encoding.Preamble, .. encoding.GetBytes(Text)];
    }

    /// <summary>Whether the existing file has the same content.</summary>
    /// <param name="root">The folder that <see cref="Path"/> is below.</param>
    public bool IsBelow(string root)
    {
        string path = System.IO.Path.Combine(root, Path);
        return File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(ToBytes());
    }

    /// <summary>Writes the file. Another build or a reader sees either the complete old file or the complete new one.</summary>
    /// <param name="root">The folder that <see cref="Path"/> is below.</param>
    public void WriteBelow(string root)
    {
        string path = System.IO.Path.Combine(root, Path);
        string temporary = $"{path}.{Environment.ProcessId}.tmp";
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(temporary, ToBytes());
        File.Move(temporary, path, overwrite: true);
    }
}

/// <summary>Everything that is generated.</summary>
/// <param name="Made">The help of the cmdlets in each language: part of the module, made by each build.</param>
/// <param name="Pages">Pages in git, with their generated parts up to date.</param>
/// <param name="Catalogues">The catalogues of translations, up to date.</param>
/// <param name="Untranslated">The texts without a Chinese translation, which are shown in English: one line for each.</param>
/// <param name="Outdated">The translations of texts that are no longer used: one line for each.</param>
public sealed record GeneratedHelp(
    IReadOnlyList<HelpFile> Made,
    IReadOnlyList<HelpFile> Pages,
    IReadOnlyList<HelpFile> Catalogues,
    IReadOnlyList<string> Untranslated,
    IReadOnlyList<string> Outdated)
{
    /// <summary>The line with the counts of untranslated and outdated texts. Empty when there are none.</summary>
    public string Count => string.Join("; ", new[]
    {
        Untranslated.Count == 0 ? null : $"{Untranslated.Count} texts have no Chinese yet",
        Outdated.Count == 0 ? null : $"{Outdated.Count} Chinese texts are outdated",
    }.OfType<string>());
}

/// <summary>Generates the help in all languages.</summary>
public static class HelpFiles
{
    private const string Chinese = "zh-CN";

    private static readonly string[] TranslatedAssemblies = ["VpcPS", "VpcPS.Core"];

    private static readonly Dictionary<string, (PageInGit Codes, PageInGit Nouns, PageInGit Readme)> Pages = new(StringComparer.Ordinal)
    {
        [HelpLanguage.English.Folder] = (
            new PageInGit("en-US/about_VpcPS_Errors.help.txt", "CODES OF THE SERVICE AND OF THE CONNECTION", "ERRORS OF THE MODULE ITSELF"),
            new PageInGit("en-US/about_VpcPS.help.txt", "    The commands, by noun:", "FIRST STEPS"),
            new PageInGit("README.md", "| Cmdlet | Does |\n|---|---|", "<!-- /commands -->")),
        [Chinese] = (
            new PageInGit("zh-CN/about_VpcPS_Errors.help.txt", "服务和连接的错误码", "模块自身的错误"),
            new PageInGit("zh-CN/about_VpcPS.help.txt", "    命令按名词分类：", "快速入门"),
            new PageInGit("README.zh-CN.md", "| 命令 | 用途 |\n|---|---|", "<!-- /commands -->")),
    };

    /// <summary>Generates the help of a built module; writes nothing.</summary>
    /// <param name="root">The repository's root: pages and translations.</param>
    /// <param name="module">The module's root, with its assemblies in <c>bin</c>.</param>
    /// <param name="docs">The folder with the doc comments of the assemblies.</param>
    /// <exception cref="HelpProblemException">
    /// The module is not built, its doc comments lack something, or what is translated differs from its text.
    /// </exception>
    public static GeneratedHelp Generate(string root, string module, string docs)
    {
        var built = new ModuleFiles(module, docs);
        Translations translations = Translations.Load(root, Chinese);
        (HelpFile Made, HelpFile[] Pages) english = Generate(built, root, HelpLanguage.English);
        (HelpFile Made, HelpFile[] Pages) chinese = Generate(built, root, HelpLanguage.Translated(translations));
        UserTexts[] texts =
        [
            .. TranslatedAssemblies.Select(assembly => UserTexts.Read(
                built.PathOf(assembly), assembly == TranslatedAssemblies[0] ? ErrorTable.UserTexts(built.Assembly) : [])),
        ];
        return new GeneratedHelp(
            [english.Made, chinese.Made],
            [.. english.Pages, .. chinese.Pages],
            [.. translations.Write()],
            [.. translations.Missing, .. texts.SelectMany(text => text.Missing)],
            [.. translations.Outdated, .. texts.SelectMany(text => text.Outdated)]);
    }

    private static (HelpFile Made, HelpFile[] Pages) Generate(ModuleFiles module, string root, HelpLanguage language)
    {
        var problems = new List<string>();
        IReadOnlyList<Type> cmdlets = module.CmdletTypes();
        CmdletPage[] pages = [.. cmdlets.Select(cmdlet => new CmdletPage(cmdlet, cmdlets, module.Docs, language, problems))];
        if (problems.Count > 0)
        {
            throw new HelpProblemException(problems);
        }

        (PageInGit codes, PageInGit nouns, PageInGit readme) = Pages[language.Folder];
        return (
            new HelpFile($"{language.Folder}/VpcPS.dll-Help.xml", MamlFile.Write(pages, language)),
            [
                codes.With(root, ErrorTable.Read(module.Assembly, language).Write()),
                nouns.With(root, CommandLists.ByNoun(pages)),
                readme.With(root, CommandLists.Rows(pages)),
            ]);
    }
}
