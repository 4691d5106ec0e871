using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation.Language;

namespace VpcPS.Pack;

/// <summary>The module's manifest: its values, and the form in which it is shipped.</summary>
public sealed class ModuleManifest
{
    /// <summary>The module's name, which folders and packages have too.</summary>
    public const string Name = "VpcPS";

    /// <summary>The manifest's name.</summary>
    public const string FileName = Name + ".psd1";

    private readonly string _text;
    private readonly HashtableAst _table;
    private readonly Hashtable _values;
    private readonly Hashtable _galleryValues;

    private ModuleManifest(string text, HashtableAst table)
    {
        _text = text;
        _table = table;
        _values = (Hashtable)table.SafeGetValue();
        _galleryValues = (Hashtable)((Hashtable)_values["PrivateData"]!)["PSData"]!;
    }

    /// <summary>The version without a label.</summary>
    public string ModuleVersion => Required("ModuleVersion");

    /// <summary>The version as the gallery writes it, with the label of a prerelease.</summary>
    public string PackageVersion => Gallery("Prerelease") is { } label ? $"{ModuleVersion}-{label}" : ModuleVersion;

    /// <summary>The cmdlets.</summary>
    public IReadOnlyList<string> Cmdlets => List(_values["CmdletsToExport"]);

    /// <summary>The tags that the manifest has for the gallery.</summary>
    public IReadOnlyList<string> Tags => List(_galleryValues["Tags"]);

    /// <summary>The files that PowerShell reads in addition to the assemblies: views and types.</summary>
    public IEnumerable<string> ProcessedFiles => List(_values["FormatsToProcess"]).Concat(List(_values["TypesToProcess"]));

    /// <summary>Reads the manifest of the sources.</summary>
    /// <param name="root">The root of the sources.</param>
    /// <exception cref="PackException">The file is not a manifest.</exception>
    public static ModuleManifest Read(string root) => Parse(File.ReadAllText(Path.Combine(root, FileName)));

    /// <summary>Reads a manifest's text.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="PackException">The text is not a manifest.</exception>
    public static ModuleManifest Parse(string text)
    {
        ScriptBlockAst script = Parser.ParseInput(text, out _, out ParseError[] errors);
        return errors.Length == 0 && script.Find(ast => ast is HashtableAst, searchNestedScriptBlocks: false) is HashtableAst table
            ? new ModuleManifest(text, table)
            : throw new PackException($"{FileName} is no manifest: {errors.FirstOrDefault()?.Message}");
    }

    /// <summary>A value that a package needs.</summary>
    /// <param name="key">Its key.</param>
    /// <exception cref="PackException">The manifest lacks it.</exception>
    public string Required(string key) => (string?)_values[key] ?? throw new PackException($"{FileName} has no {key}.");

    /// <summary>A value for the gallery, such as LicenseUri, or null when there is none.</summary>
    /// <param name="key">Its key in PrivateData.PSData.</param>
    public string? Gallery(string key) => (string?)_galleryValues[key];

    /// <summary>The manifest as it is shipped: with the release notes and the list of files, which the sources have elsewhere.</summary>
    /// <param name="releaseNotes">The notes.</param>
    /// <param name="files">The files, with slashes.</param>
    public string Ship(string releaseNotes, IEnumerable<string> files)
    {
        IScriptExtent notes = Pair("ReleaseNotes").Value;
        int end = Pair("PrivateData").Key.StartOffset;
        string list = string.Concat(files.Select(file => $"\n        '{file}'"));
        return _text[..end]
            + $"FileList               = @({list}\n    )\n\n    "
            + _text[end..notes.StartOffset]
            + $"@'\n{releaseNotes}\n'@"
            + _text[notes.EndOffset..];
    }

    private (IScriptExtent Key, IScriptExtent Value) Pair(string key) =>
        _table.FindAll(ast => ast is HashtableAst, searchNestedScriptBlocks: false).Cast<HashtableAst>()
            .SelectMany(table => table.KeyValuePairs)
            .Where(pair => pair.Item1 is StringConstantExpressionAst name && name.Value == key)
            .Select(pair => ((IScriptExtent, IScriptExtent)?)(pair.Item1.Extent, pair.Item2.Extent))
            .FirstOrDefault()
        ?? throw new PackException($"{FileName} has no {key}.");

    private static string[] List(object? value) => value switch
    {
        null => [],
        string one => [one],
        IEnumerable many => [.. many.Cast<string>()],
        _ => throw new PackException($"{FileName}: '{value}' is no list of texts."),
    };
}
