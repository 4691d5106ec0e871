using System;
using System.Collections.Generic;
using System.Linq;

namespace VpcPS.Emulator.Parameters;

/// <summary>A list of texts: either one value with commas, or several parameters <c>Name.1</c>, <c>Name.2</c>.</summary>
/// <param name="name">The name, case-sensitive; the part before the index.</param>
internal sealed class ListParameter(string name) : Parameter<IReadOnlyList<string>>(name)
{
    /// <summary>True for one value with commas, false for <c>Name.1</c>, <c>Name.2</c>.</summary>
    public bool CommaSeparated { get; init; }

    /// <summary>The maximum number of entries.</summary>
    public required int MaximumEntries { get; init; }

    /// <summary>The prefix of each id. Empty when the texts are not ids.</summary>
    public string IdPrefix { get; init; } = "";

    /// <inheritdoc/>
    public override string Expectation =>
        $"at most {MaximumEntries} entries"
        + (CommaSeparated ? ", separated by commas" : "")
        + (IdPrefix.Length > 0 ? $", each an id that begins with {IdPrefix}" : "");

    /// <inheritdoc/>
    public override bool IsPresent(RequestParameters request) => Entries(request).Length > 0;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Read(RequestParameters request)
    {
        string[] entries = Entries(request);
        return entries.Length <= MaximumEntries
            && entries.All(e => e.Length > 0 && e.StartsWith(IdPrefix, StringComparison.Ordinal))
                ? entries
                : throw Illegal();
    }

    /// <inheritdoc/>
    public override string Compared(RequestParameters request) => string.Join("\n", Read(request));

    private string[] Entries(RequestParameters request)
    {
        if (!CommaSeparated)
        {
            return [.. request.Indexes(Name).Select(i => request.Text($"{Name}.{i}"))];
        }

        string text = request.Text(Name);
        return text.Length == 0 ? [] : text.Split(',');
    }
}
