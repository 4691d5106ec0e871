using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;

namespace VpcPS.HelpGen;

/// <summary>The module's table of error codes, as about_VpcPS_Errors shows it.</summary>
internal sealed class ErrorTable
{
    private const int Width = 80;
    private const string Indent = "    ";
    private const string RemedyIndent = "        ";

    // Everything between the two lines is generated; the rest of the topic is written by hand.
    private const string Begin = "CODES OF THE SERVICE AND OF THE CONNECTION\n";
    private const string End = "ERRORS OF THE MODULE ITSELF\n";

    private readonly IReadOnlyList<Entry> _entries;

    private ErrorTable(IReadOnlyList<Entry> entries) => _entries = entries;

    /// <summary>Reads the table that the module itself uses. It is nobody else's business, hence not public.</summary>
    public static ErrorTable Read(Assembly module)
    {
        Type records = module.GetType("VpcPS.ErrorRecords", throwOnError: true)!;
        object table = records.GetField("Table", BindingFlags.NonPublic | BindingFlags.Static)?.GetValue(null)
            ?? throw new HelpProblemException(["ErrorRecords has no field Table any more; tools/HelpGen/ErrorTable.cs reads it."]);
        return new ErrorTable([.. ((IEnumerable)table).Cast<object>().Select(ToEntry)]);
    }

    /// <summary>Puts the table in its place in the topic.</summary>
    public string InsertInto(string topic)
    {
        int begin = topic.IndexOf(Begin, StringComparison.Ordinal);
        int end = topic.IndexOf(End, StringComparison.Ordinal);
        return begin >= 0 && end > begin
            ? topic[..(begin + Begin.Length)] + Write() + topic[end..]
            : throw new HelpProblemException([$"The topic about errors lacks the line '{Begin.Trim()}', or '{End.Trim()}' after it."]);
    }

    private string Write()
    {
        var text = new StringBuilder();
        foreach (Entry entry in _entries.OrderBy(entry => entry.Code, StringComparer.Ordinal).ThenBy(entry => entry.Action, StringComparer.Ordinal))
        {
            string code = (entry.IsEnding ? "*" : "") + entry.Code + (entry.IsFamily ? "*" : "") + (entry.Action is null ? "" : $" (from {entry.Action})");
            text.Append(Indent).Append(code);
            // The category stands behind the code where the line has room for it.
            text.Append(Indent.Length + code.Length + entry.Category.Length + 3 <= Width ? " " : "\n" + RemedyIndent);
            text.Append('[').Append(entry.Category).Append("]\n");
            foreach (string line in Wrap(Placeholders(entry.Remedy)))
            {
                text.Append(RemedyIndent).Append(line).Append('\n');
            }

            if (entry.NextCommand is not null)
            {
                // A command is never wrapped in the middle: it is there to be copied.
                text.Append(RemedyIndent).Append("> ").Append(Placeholders(entry.NextCommand)).Append('\n');
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Placeholders(string template) => template
        .Replace("{0}", "<region>", StringComparison.Ordinal)
        .Replace("{1}", "<address id>", StringComparison.Ordinal)
        .Replace("{2}", "<action>", StringComparison.Ordinal)
        .Replace("{3}", "<VPC id>", StringComparison.Ordinal)
        .Replace("{4}", "<gateway id>", StringComparison.Ordinal)
        .Replace("{5}", "<vSwitch id>", StringComparison.Ordinal)
        .Replace("{6}", "<Mbit/s>", StringComparison.Ordinal);

    private static IEnumerable<string> Wrap(string text)
    {
        var line = new StringBuilder();
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && RemedyIndent.Length + line.Length + 1 + word.Length > Width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        yield return line.ToString();
    }

    private static Entry ToEntry(object advice)
    {
        object? Value(string property) =>
            (advice.GetType().GetProperty(property) ?? throw new HelpProblemException([$"An entry of ErrorRecords.Table has no {property} any more; tools/HelpGen/ErrorTable.cs reads it."]))
            .GetValue(advice);
        return new Entry((string)Value("Code")!, Value("Category")!.ToString()!, (string)Value("Remedy")!, (string?)Value("NextCommand"))
        {
            IsFamily = (bool)Value("IsFamily")!,
            IsEnding = (bool)Value("IsEnding")!,
            Action = (string?)Value("Action"),
        };
    }

    /// <summary>A line of the table: a code, all that begin with it, or all that end with it; of any action or of one.</summary>
    private sealed record Entry(string Code, string Category, string Remedy, string? NextCommand)
    {
        public bool IsFamily { get; init; }

        public bool IsEnding { get; init; }

        public string? Action { get; init; }
    }
}
