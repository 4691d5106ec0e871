using System;
using System.Collections.Generic;
using System.Linq;

namespace VpcPS.Emulator.Parameters;

/// <summary>Tags, sent as <c>Tag.1.Key</c> and <c>Tag.1.Value</c>.</summary>
/// <param name="name">The part before the index: Tag, or Tags for DescribeIpv6Gateways.</param>
internal sealed class TagsParameter(string name) : Parameter<IReadOnlyList<TagCondition>>(name)
{
    private const string MissingKey = "MissingParam.TagKey";
    private const string MissingValue = "MissingParam.TagValue";
    private const int MaximumEntries = 20;
    private const int MaximumLength = 128;

    /// <summary>Whether each key must have a value. The value may be empty.</summary>
    public bool ValuesRequired { get; init; }

    /// <summary>Whether a key must occur only once. A resource has each key at most once.</summary>
    public bool KeysUnique { get; init; }

    /// <inheritdoc/>
    /// <remarks>The documented codes contain TagKey and TagValue and not the names of the parameters.</remarks>
    public override IReadOnlyList<string> Codes =>
        ValuesRequired ? [.. TagCodes, MissingValue] : TagCodes;

    /// <inheritdoc/>
    public override string Expectation =>
        $"at most {MaximumEntries} entries, key and value of at most {MaximumLength} characters, the key not empty"
        + (KeysUnique ? " and not given twice" : "")
        + ", neither beginning with aliyun or acs: nor containing http:// or https://";

    private string[] TagCodes => [.. base.Codes, MissingKey, "IllegalParam.TagKey", "IllegalParam.TagValue"];

    /// <inheritdoc/>
    public override bool IsPresent(RequestParameters request) => request.Indexes(Name).Count > 0;

    /// <inheritdoc/>
    public override IReadOnlyList<TagCondition> Read(RequestParameters request)
    {
        IReadOnlyCollection<int> indexes = request.Indexes(Name);
        if (indexes.Count > MaximumEntries)
        {
            throw Illegal();
        }

        TagCondition[] tags = [.. indexes.Select(i => ReadOne(request, i))];
        return KeysUnique && tags.Select(t => t.Key).Distinct().Count() < tags.Length
            ? throw Refusals.IllegalParameter("TagKey", Expectation)
            : tags;
    }

    /// <inheritdoc/>
    public override string Compared(RequestParameters request) =>
        string.Join("\n", Read(request).Select(t => t.Value is null ? t.Key : $"{t.Key}\t{t.Value}"));

    private TagCondition ReadOne(RequestParameters request, int index)
    {
        string key = request.Text($"{Name}.{index}.Key");
        string? value = request.TextOrNull($"{Name}.{index}.Value");
        if (key.Length == 0)
        {
            throw new ApiException(400, MissingKey, "The parameter TagKey is mandatory.");
        }

        if (ValuesRequired && value is null)
        {
            throw new ApiException(400, MissingValue, "The parameter TagValue is mandatory.");
        }

        if (!IsLegal(key))
        {
            throw Refusals.IllegalParameter("TagKey", Expectation);
        }

        if (!IsLegal(value ?? ""))
        {
            throw Refusals.IllegalParameter("TagValue", Expectation);
        }

        return new TagCondition(key, value);
    }

    /// <summary>Whether a text is allowed as the key or the value of a tag. Source: the documentation of the official SDK.</summary>
    public static bool IsLegal(string text) =>
        text.Length <= MaximumLength
        && !text.StartsWith("aliyun", StringComparison.Ordinal)
        && !text.StartsWith("acs:", StringComparison.Ordinal)
        && text.IndexOf("http://", StringComparison.Ordinal) < 0
        && text.IndexOf("https://", StringComparison.Ordinal) < 0;
}

/// <summary>A tag in a request.</summary>
/// <param name="Key">The key, not empty.</param>
/// <param name="Value">The value, which may be empty. Null when the request has only a key, which matches every value.</param>
internal sealed record TagCondition(string Key, string? Value);
