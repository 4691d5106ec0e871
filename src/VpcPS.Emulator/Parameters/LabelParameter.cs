using System;

namespace VpcPS.Emulator.Parameters;

/// <summary>
/// A name or description to give to something. Read as null when the request does not carry it, so that an empty one, which
/// clears what is there, can be told from none, which leaves it.
/// </summary>
/// <remarks>
/// The older pages want at least 2 characters and a letter first; the newer ones forbid the prefixes only, which accepts
/// all that the older ones do. The seed says nothing, so the newer ones hold.
/// </remarks>
internal sealed class LabelParameter : Parameter<string?>
{
    private readonly int _maximumLength;

    /// <summary>Declares a label.</summary>
    /// <param name="name">The name of the parameter, case-sensitive.</param>
    /// <param name="maximumLength">The most characters (UTF-16 units).</param>
    public LabelParameter(string name, int maximumLength)
        : base(name) => _maximumLength = maximumLength;

    /// <inheritdoc/>
    public override string Expectation => $"at most {_maximumLength} characters, not beginning with http:// or https://";

    /// <inheritdoc/>
    public override string? Read(RequestParameters request)
    {
        string? text = request.TextOrNull(Name);
        bool legal = text is null
            || (text.Length <= _maximumLength
                && !text.StartsWith("http://", StringComparison.Ordinal)
                && !text.StartsWith("https://", StringComparison.Ordinal));
        return legal ? text : throw Illegal();
    }

    /// <inheritdoc/>
    public override string Compared(RequestParameters request) => Read(request) is { } text ? "=" + text : "";
}
