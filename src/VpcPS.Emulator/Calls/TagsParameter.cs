using System.Collections.Generic;
using System.Linq;

namespace VpcPS.Emulator.Calls;

/// <summary>Tags, flattened as <c>Tag.1.Key</c> and <c>Tag.1.Value</c>.</summary>
/// <param name="name">The part before the index: Tag, or Tags for DescribeIpv6Gateways.</param>
internal sealed class TagsParameter(string name) : Parameter<IReadOnlyList<TagCondition>>(name)
{
    private const int MaximumEntries = 20;
    private const int MaximumLength = 128;

    /// <inheritdoc/>
    public override string Expectation =>
        $"at most {MaximumEntries} entries, key and value of at most {MaximumLength} characters, the key not empty";

    /// <inheritdoc/>
    public override bool IsPresent(RequestParameters request) => request.Indexes(Name).Count > 0;

    /// <inheritdoc/>
    public override IReadOnlyList<TagCondition> Read(RequestParameters request)
    {
        IReadOnlyCollection<int> indexes = request.Indexes(Name);
        return indexes.Count <= MaximumEntries ? [.. indexes.Select(i => ReadOne(request, i))] : throw Illegal();
    }

    /// <inheritdoc/>
    public override string Compared(RequestParameters request) =>
        string.Join("\n", Read(request).Select(t => t.Value is null ? t.Key : $"{t.Key}\t{t.Value}"));

    // The codes for tags are documented by name: TagKey and TagValue, not the names of the parameters.
    private TagCondition ReadOne(RequestParameters request, int index)
    {
        string key = request.Text($"{Name}.{index}.Key");
        string? value = request.TextOrNull($"{Name}.{index}.Value");
        if (key.Length == 0)
        {
            throw new ApiException(400, "MissingParam.TagKey", "The parameter TagKey is mandatory.");
        }

        if (key.Length > MaximumLength)
        {
            throw Refusals.IllegalParameter("TagKey", Expectation);
        }

        if (value?.Length > MaximumLength)
        {
            throw Refusals.IllegalParameter("TagValue", Expectation);
        }

        return new TagCondition(key, value);
    }
}

/// <summary>A tag as a request names it.</summary>
/// <param name="Key">The key, not empty.</param>
/// <param name="Value">The value, possibly empty; null when the request names the key alone, which stands for any value.</param>
internal sealed record TagCondition(string Key, string? Value);
