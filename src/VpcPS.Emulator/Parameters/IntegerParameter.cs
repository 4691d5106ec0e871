using System.Globalization;

namespace VpcPS.Emulator.Parameters;

/// <summary>A decimal integer.</summary>
/// <param name="name">The name, case-sensitive.</param>
internal sealed class IntegerParameter(string name) : Parameter<int>(name)
{
    /// <summary>The least value.</summary>
    public required int Minimum { get; init; }

    /// <summary>The greatest value.</summary>
    public int Maximum { get; init; } = int.MaxValue;

    /// <summary>The value of an absent parameter.</summary>
    public int Default { get; init; }

    /// <inheritdoc/>
    public override string Expectation =>
        Maximum == int.MaxValue ? $"an integer from {Minimum}" : $"an integer from {Minimum} to {Maximum}";

    /// <inheritdoc/>
    public override int Read(RequestParameters request)
    {
        string text = request.Text(Name);
        if (text.Length == 0)
        {
            return Default;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
            && value >= Minimum
            && value <= Maximum
                ? value
                : throw Illegal();
    }

    /// <inheritdoc/>
    public override string Compared(RequestParameters request) => Read(request).ToString(CultureInfo.InvariantCulture);
}
