using System;

namespace VpcPS.Emulator.Calls;

/// <summary>One value of a few, in exactly this spelling. Absent reads as the default, which may be null.</summary>
/// <typeparam name="TEnum">The values; their names are the API's.</typeparam>
/// <param name="name">The name, case-sensitive.</param>
internal sealed class ChoiceParameter<TEnum>(string name) : Parameter<TEnum?>(name)
    where TEnum : struct, Enum
{
    /// <summary>What an absent parameter reads as.</summary>
    public TEnum? Default { get; init; }

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

        // Enum.TryParse alone would take numbers and lists with commas, too.
        return Array.IndexOf(Enum.GetNames(typeof(TEnum)), text) >= 0 && Enum.TryParse(text, out TEnum value)
            ? value
            : throw Illegal();
    }

    /// <inheritdoc/>
    public override string Compared(RequestParameters request) => Read(request)?.ToString() ?? "";
}
