using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace VpcPS.Emulator.State;

/// <summary>
/// Rewrites the serializer's messages for people who edit an estate file, because the serializer uses names of .NET types. A message that
/// is not known here stays as it is.
/// </summary>
internal static class EstateReason
{
    private static readonly Regex WrongType = new("could not be converted to (?<type>.+?)\\.?$", RegexOptions.CultureInvariant);
    private static readonly Regex Unknown = new("^The JSON property '(?<name>.*)' could not be mapped", RegexOptions.CultureInvariant);
    private static readonly Regex Missing = new("missing required properties[^:]*: (?<names>.+?)\\.?$", RegexOptions.CultureInvariant);

    private static readonly Dictionary<string, string> Expected = new(StringComparer.Ordinal)
    {
        ["System.String"] = "a text in quotation marks is expected here",
        ["System.Boolean"] = "true or false is expected here",
        ["System.Int32"] = "a whole number is expected here",
        ["System.Int64"] = "a whole number is expected here",
        ["System.DateTime"] = "a time such as \"2026-03-01T02:00:00Z\" is expected here",
    };

    /// <summary>The message in plain words.</summary>
    /// <param name="message">The serializer's message, without the place.</param>
    /// <param name="cause">The inner message, from the JSON reader, which contains no type names. Null for none.</param>
    public static string Of(string message, Exception? cause) =>
        WhatIsExpected(message, cause) is { } expected ? $"{expected}, and the value could not be converted"
        : Unknown.Match(message) is { Success: true } unknown
        ? $"the member '{unknown.Groups["name"].Value}' is unknown, so that it could not be mapped"
        : Missing.Match(message) is { Success: true } missing ? $"it lacks {missing.Groups["names"].Value}"
        : message;

    private static string? WhatIsExpected(string message, Exception? cause) =>
        // In this case the serializer names the type of the containing object, and not the type of the value.
        cause is not null && (Contains(cause, "as a number") || Contains(cause, "for an Int")) ? Expected["System.Int32"]
        : cause is not null && Contains(cause, "as a boolean") ? Expected["System.Boolean"]
        : cause is not null && Contains(cause, "as a string") ? Expected["System.String"]
        : WrongType.Match(message) is { Success: true } wrong ? ExpectedFor(wrong.Groups["type"].Value)
        : null;

    private static bool Contains(Exception cause, string words) => cause.Message.IndexOf(words, StringComparison.Ordinal) >= 0;

    private static string ExpectedFor(string type)
    {
        const string Optional = "System.Nullable`1[";
        string name = type.StartsWith(Optional, StringComparison.Ordinal) ? type.Substring(Optional.Length).TrimEnd(']') : type;
        return Expected.TryGetValue(name, out string? words) ? words
            : name.StartsWith("System.Collections.Generic.List", StringComparison.Ordinal) || name.EndsWith("[]", StringComparison.Ordinal)
            ? "a list is expected here"
            : typeof(EstateReason).Assembly.GetType(name) is { IsEnum: true } choice
            ? $"one of {string.Join(", ", Enum.GetNames(choice))} is expected here"
            : "an object is expected here";
    }
}
