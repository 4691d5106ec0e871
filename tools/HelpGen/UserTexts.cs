using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Resources;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace VpcPS.HelpGen;

/// <summary>
/// The texts of an assembly that users see in their own language, and their translations in UserText.zh-Hans.resx. The texts are read from
/// the compiled code, so that the build can count untranslated texts without compiling again.
/// </summary>
internal sealed class UserTexts
{
    private readonly string _file;
    private readonly IReadOnlySet<string> _needed;
    private readonly IReadOnlyDictionary<string, string> _translations;

    private UserTexts(string file, IReadOnlySet<string> needed, IReadOnlyDictionary<string, string> translations)
    {
        _file = file;
        _needed = needed;
        _translations = translations;
    }

    /// <summary>The texts without a translation: one line for each.</summary>
    public IReadOnlyList<string> Missing =>
        [.. _needed.Where(english => HasWords(english) && !_translations.ContainsKey(english)).Order(StringComparer.Ordinal).Select(Line)];

    /// <summary>The translations of texts that are no longer used: one line for each.</summary>
    public IReadOnlyList<string> Outdated => [.. _translations.Keys.Where(english => !_needed.Contains(english)).Order(StringComparer.Ordinal).Select(Line)];

    /// <summary>Reads them.</summary>
    /// <param name="path">The assembly.</param>
    /// <param name="data">Texts that are translated but are in data and not in the code that translates them.</param>
    /// <exception cref="HelpProblemException">A translation has other placeholders than its text.</exception>
    public static UserTexts Read(string path, IEnumerable<string> data)
    {
        string assembly = Path.GetFileNameWithoutExtension(path);
        var texts = new UserTexts($"src/{assembly}/UserText.zh-Hans.resx", new HashSet<string>(Said(path).Concat(data), StringComparer.Ordinal), Translations(Assembly.LoadFrom(path)));
        string[] wrong = [.. texts._translations.Where(text => !HelpGen.Translations.HaveSamePlaceholders(text.Key, text.Value)).Select(text => text.Key)];
        return wrong.Length == 0
            ? texts
            : throw new HelpProblemException(wrong.Select(english => $"{texts._file}: the translation has other placeholders than its text: \"{english}\""));
    }

    /// <summary>
    /// Every text that the code of an assembly has translated: each interpolated string that is kept as a format, and each argument of
    /// Translate.
    /// </summary>
    public static IReadOnlySet<string> Said(string path)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(path);
        return module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody).SelectMany(Said).ToHashSet(StringComparer.Ordinal);
    }

    // A text of placeholders alone is the same in every language.
    private static bool HasWords(string text) => Regex.Replace(text, @"\{[^}]*\}", "").Any(char.IsLetter);

    private static IEnumerable<string> Said(MethodDefinition method)
    {
        // A format and the array of its values, begun and not yet handed to a call: they are nested where a value is formatted too.
        var formats = new Stack<string>();
        foreach (Instruction instruction in method.Body.Instructions)
        {
            if (instruction.OpCode == OpCodes.Ldstr && BeginsArray(instruction.Next))
            {
                formats.Push((string)instruction.Operand);
            }
            else if (instruction.Operand is MethodReference called && formats.Count > 0 && TakesFormat(called))
            {
                string format = formats.Pop();
                if (called.DeclaringType.Name == nameof(FormattableStringFactory))
                {
                    yield return format;
                }
            }
            else if (instruction.Operand is MethodReference { Name: "Translate" } && instruction.Previous?.OpCode == OpCodes.Ldstr)
            {
                yield return (string)instruction.Previous.Operand;
            }
        }
    }

    // new object[n], or Array.Empty<object>() where there are no values.
    private static bool BeginsArray(Instruction? instruction) => instruction switch
    {
        { Operand: GenericInstanceMethod { Name: nameof(Array.Empty) } empty } => IsObject(empty.GenericArguments[0]),
        { Next: { Operand: TypeReference element } next } => next.OpCode == OpCodes.Newarr && IsObject(element),
        _ => false,
    };

    private static bool TakesFormat(MethodReference method) =>
        method.Parameters is [.., { ParameterType.MetadataType: MetadataType.String }, { ParameterType: ArrayType array }] && IsObject(array.ElementType);

    private static bool IsObject(TypeReference type) => type.MetadataType == MetadataType.Object;

    private static Dictionary<string, string> Translations(Assembly assembly) =>
        new ResourceManager(assembly.GetName().Name + ".UserText", assembly)
            .GetResourceSet(CultureInfo.GetCultureInfo("zh-Hans"), createIfNotExists: true, tryParents: false)?
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal)
        ?? [];

    private string Line(string english) => $"{_file}: \"{english}\"";
}
