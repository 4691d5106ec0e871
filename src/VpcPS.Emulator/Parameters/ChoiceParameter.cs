using System;

namespace VpcPS.Emulator.Parameters;

/// <summary>One of a few values, in exactly this spelling.</summary>
/// <typeparam name="TEnum">The values. Their names are those of the API.</typeparam>
/// <param name="name">The name, case-sensitive.</param>
internal sealed class ChoiceParameter<TEnum>(string name) : Parameter<TEnum?>(name)
    where TEnum : struct, Enum
{
    /// <summary>The value of an absent parameter. Null for none.</summary>
    public TEnum? Default { get; init; }

    /// <summary>A second spelling of one value; null for none.</summary>
    public (string Spelling, TEnum Value)? Alias { get; init; }

    /// <summary>Whether the comparison ignores case.</summary>
    public bool IgnoreCase { get; init; }

    /// <inheritdoc/>
    public override string Expectation => "one of " + string.Join(", ", Enum.GetNames(typeof(TEnum)));

    /// <inheritdoc/>
    public override TEnum? Read(RequestParameters request)
    {
        string text = request.Text(Name);
        if (text.Length == 0)
        {
            return Default;
        }

        if (Alias is { } alias && Same(text, alias.Spelling))
        {
            return alias.Value;
        }

        // Enum.TryParse alone would also accept numbers and lists with commas.
        string? name = Array.Find(Enum.GetNames(typeof(TEnum)), n => Same(text, n));
        return name is not null && Enum.TryParse(name, out TEnum value) ? value : throw Illegal();
    }

    /// <inheritdoc/>
    public override string Compared(RequestParameters request) => Read(request)?.ToString() ?? "";

    private bool Same(string left, string right) =>
        left.Equals(right, IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
}
