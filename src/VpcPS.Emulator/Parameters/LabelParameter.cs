using System;

namespace VpcPS.Emulator.Parameters;

/// <summary>
/// A new name or description. When it is absent the value is null, and the old text is kept. An empty text deletes the old text.
/// </summary>
/// <remarks>
/// The older pages require at least 2 characters and a letter at the beginning. The newer pages only forbid two prefixes, so they allow
/// everything that the older ones allow. The specification has no rule, so the rule of the newer pages is used.
/// </remarks>
internal sealed class LabelParameter : Parameter<string?>
{
    private readonly int _maximumLength;

    /// <summary>Declares a label.</summary>
    /// <param name="name">The name of the parameter, case-sensitive.</param>
    /// <param name="maximumLength">The maximum number of characters (UTF-16 code units).</param>
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
