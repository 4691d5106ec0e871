using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Resources;
using System.Text;

namespace VpcPS.HelpGen;

/// <summary>The module's table of error codes, as about_VpcPS_Errors shows it.</summary>
internal sealed class ErrorTable
{
    private const int Width = 80;
    private const string Page = "about_VpcPS_Errors";
    private const string Indent = "    ";
    private const string RemedyIndent = "        ";

    private static readonly (string Placeholder, string Name)[] Placeholders =
    [
        ("{0}", "<region>"), ("{1}", "<address id>"), ("{2}", "<action>"), ("{3}", "<VPC id>"), ("{4}", "<gateway id>"), ("{5}", "<Mbit/s>"),
        ("{11}", "<Mbit/s>"), ("{12}", "Set"), ("{6}", ""), ("{7}", "<vSwitch id>"), ("{8}", "<route table id>"), ("{9}", "<destination>"), ("{10}", "<interface id>"),
    ];

    private readonly IReadOnlyList<Entry> _entries;
    private readonly HelpLanguage _language;

    private ErrorTable(IReadOnlyList<Entry> entries, HelpLanguage language)
    {
        _entries = entries;
        _language = language;
    }

    /// <summary>Reads the table that the module itself uses. The table is not public, because no other program needs it.</summary>
    /// <param name="module">The module's assembly. The remedies in other languages than English are its resources.</param>
    /// <param name="language">The language of the table.</param>
    public static ErrorTable Read(Assembly module, HelpLanguage language)
    {
        var texts = new ResourceManager("VpcPS.UserText", module);
        CultureInfo culture = CultureInfo.GetCultureInfo(language.Folder);
        string InLanguage(string english) => texts.GetString(english, culture) ?? english;
        return new ErrorTable([.. Advice(module).Select(advice => ToEntry(advice, InLanguage))], language);
    }

    /// <summary>The texts of the table that UserText translates, and the names of what stands in for ids.</summary>
    /// <param name="module">The module's assembly.</param>
    public static IEnumerable<string> UserTexts(Assembly module) =>
        Advice(module).Select(advice => (string)Value(advice, "Remedy")!).Concat(Placeholders.Select(named => named.Name).Where(name => name.StartsWith('<')));

    /// <summary>The table's lines.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        foreach (Entry entry in _entries.OrderBy(entry => entry.Code, StringComparer.Ordinal).ThenBy(entry => entry.Action, StringComparer.Ordinal))
        {
            string code = (entry.Fits is "Ends" or "Contains" ? "*" : "") + entry.Code + (entry.Fits is "Begins" or "Contains" ? "*" : "") + (entry.Action is null ? "" : From(entry.Action));
            text.Append(Indent).Append(code);
            // The category is on the same line as the code if there is enough space.
            text.Append(Indent.Length + Columns.Of(code) + entry.Category.Length + 3 <= Width ? " " : "\n" + RemedyIndent);
            text.Append('[').Append(entry.Category).Append("]\n");
            foreach (string line in Columns.Wrap(entry.Remedy, Width - RemedyIndent.Length))
            {
                text.Append(RemedyIndent).Append(line).Append('\n');
            }

            if (entry.NextCommand is not null)
            {
                // A command is never wrapped, because users copy it.
                text.Append(RemedyIndent).Append("> ").Append(entry.NextCommand).Append('\n');
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private string From(string action) =>
        string.Format(CultureInfo.InvariantCulture, _language.Text(" (from {0})", new TextUse(Page, "tools/HelpGen/ErrorTable.cs")), action);

    private static IEnumerable<object> Advice(Assembly module)
    {
        Type records = module.GetType("VpcPS.Errors.AdviceTable", throwOnError: true)!;
        object table = records.GetField("Table", BindingFlags.NonPublic | BindingFlags.Static)?.GetValue(null)
            ?? throw new HelpProblemException(["AdviceTable has no field Table any more; tools/HelpGen/ErrorTable.cs reads it."]);
        return ((IEnumerable)table).Cast<object>();
    }

    private static object? Value(object advice, string property) =>
        (advice.GetType().GetProperty(property)
            ?? throw new HelpProblemException([$"An entry of AdviceTable.Table has no {property} any more; tools/HelpGen/ErrorTable.cs reads it."]))
        .GetValue(advice);

    private static Entry ToEntry(object advice, Func<string, string> inLanguage)
    {
        string Fill(string template) => Placeholders.Aggregate(
            template, (text, named) => text.Replace(named.Placeholder, inLanguage(named.Name), StringComparison.Ordinal));
        return new Entry(
            (string)Value(advice, "Code")!,
            Value(advice, "Category")!.ToString()!,
            Fill(inLanguage((string)Value(advice, "Remedy")!)),
            Value(advice, "NextCommand") is string command ? Fill(command) : null)
        {
            Fits = Value(advice, "Fits")!.ToString()!,
            Action = (string?)Value(advice, "Action"),
        };
    }

    /// <summary>A line of the table: one code, or all codes with this beginning, end or part, for all actions or for one.</summary>
    private sealed record Entry(string Code, string Category, string Remedy, string? NextCommand)
    {
        public required string Fits { get; init; }

        public string? Action { get; init; }
    }
}
