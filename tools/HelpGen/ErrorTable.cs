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
        ("{0}", "<region>"), ("{1}", "<address id>"), ("{2}", "<action>"), ("{3}", "<VPC id>"), ("{4}", "<gateway id>"), ("{5}", "<vSwitch id>"), ("{6}", "<Mbit/s>"),
    ];

    private readonly IReadOnlyList<Entry> _entries;
    private readonly HelpLanguage _language;

    private ErrorTable(IReadOnlyList<Entry> entries, HelpLanguage language)
    {
        _entries = entries;
        _language = language;
    }

    /// <summary>Reads the table that the module itself uses. It is nobody else's business, hence not public.</summary>
    /// <param name="module">The module's assembly. The remedies in other languages than English are its resources.</param>
    /// <param name="language">What the table is written in.</param>
    public static ErrorTable Read(Assembly module, HelpLanguage language)
    {
        Type records = module.GetType("VpcPS.ErrorRecords", throwOnError: true)!;
        object table = records.GetField("Table", BindingFlags.NonPublic | BindingFlags.Static)?.GetValue(null)
            ?? throw new HelpProblemException(["ErrorRecords has no field Table any more; tools/HelpGen/ErrorTable.cs reads it."]);
        var texts = new ResourceManager("VpcPS.UserText", module);
        CultureInfo culture = CultureInfo.GetCultureInfo(language.Folder);
        string InLanguage(string english) => texts.GetString(english, culture) ?? english;
        return new ErrorTable([.. ((IEnumerable)table).Cast<object>().Select(advice => ToEntry(advice, InLanguage))], language);
    }

    /// <summary>Puts the table in its place in the topic. The rest of the topic is written by hand.</summary>
    public string InsertInto(string topic)
    {
        string before = _language.Text("CODES OF THE SERVICE AND OF THE CONNECTION", new TextUse(Page, Page)) + "\n";
        string after = _language.Text("ERRORS OF THE MODULE ITSELF", new TextUse(Page, Page)) + "\n";
        int begin = topic.IndexOf(before, StringComparison.Ordinal);
        int end = topic.IndexOf(after, StringComparison.Ordinal);
        return begin >= 0 && end > begin
            ? topic[..(begin + before.Length)] + Write() + topic[end..]
            : throw new HelpProblemException([$"{_language.Folder}: the topic about errors lacks the line '{before.Trim()}', or '{after.Trim()}' after it."]);
    }

    private string Write()
    {
        var text = new StringBuilder();
        foreach (Entry entry in _entries.OrderBy(entry => entry.Code, StringComparer.Ordinal).ThenBy(entry => entry.Action, StringComparer.Ordinal))
        {
            string code = (entry.Fits is "Ends" or "Contains" ? "*" : "") + entry.Code + (entry.Fits is "Begins" or "Contains" ? "*" : "") + (entry.Action is null ? "" : From(entry.Action));
            text.Append(Indent).Append(code);
            // The category stands behind the code where the line has room for it.
            text.Append(Indent.Length + Columns.Of(code) + entry.Category.Length + 3 <= Width ? " " : "\n" + RemedyIndent);
            text.Append('[').Append(entry.Category).Append("]\n");
            foreach (string line in Columns.Wrap(entry.Remedy, Width - RemedyIndent.Length))
            {
                text.Append(RemedyIndent).Append(line).Append('\n');
            }

            if (entry.NextCommand is not null)
            {
                // A command is never wrapped in the middle: it is there to be copied.
                text.Append(RemedyIndent).Append("> ").Append(entry.NextCommand).Append('\n');
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private string From(string action) =>
        string.Format(CultureInfo.InvariantCulture, _language.Text(" (from {0})", new TextUse(Page, "tools/HelpGen/ErrorTable.cs")), action);

    private static Entry ToEntry(object advice, Func<string, string> inLanguage)
    {
        object? Value(string property) =>
            (advice.GetType().GetProperty(property) ?? throw new HelpProblemException([$"An entry of ErrorRecords.Table has no {property} any more; tools/HelpGen/ErrorTable.cs reads it."]))
            .GetValue(advice);
        string Fill(string template) => Placeholders.Aggregate(
            template, (text, named) => text.Replace(named.Placeholder, inLanguage(named.Name), StringComparison.Ordinal));
        return new Entry(
            (string)Value("Code")!,
            Value("Category")!.ToString()!,
            Fill(inLanguage((string)Value("Remedy")!)),
            Value("NextCommand") is string command ? Fill(command) : null)
        {
            Fits = Value("Fits")!.ToString()!,
            Action = (string?)Value("Action"),
        };
    }

    /// <summary>A line of the table: a code, or all that begin with it, end with it or contain it; of any action or of one.</summary>
    private sealed record Entry(string Code, string Category, string Remedy, string? NextCommand)
    {
        public required string Fits { get; init; }

        public string? Action { get; init; }
    }
}
