using System;
using System.Globalization;

namespace VpcPS.Emulator.Time;

/// <summary>Times in the API's format: UTC, <c>YYYY-MM-DDThh:mm:ssZ</c>, without fractions of a second.</summary>
internal static class UtcTime
{
    private const string Pattern = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Writes a time.</summary>
    public static string Format(DateTime utc) => utc.ToString(Pattern, CultureInfo.InvariantCulture);

    /// <summary>Reads a time that is exactly in this format.</summary>
    public static bool TryParse(string text, out DateTime utc) => DateTime.TryParseExact(
        text,
        Pattern,
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
        out utc);
}
