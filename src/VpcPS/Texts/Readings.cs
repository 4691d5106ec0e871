using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace VpcPS.Texts;

/// <summary>
/// Remembers the text that a value was read from, where the value is not what the text says letter by letter: an id in
/// upper case, a bandwidth with a unit. The command says it in -Verbose. A value is known by its reference, because the
/// attributes that read values do not know the command that they read for.
/// </summary>
internal static class Readings
{
    private static readonly ConditionalWeakTable<object, string> Written = new();
    private static volatile bool _hasAny;

    /// <summary>Whether anything was remembered. Nearly every run reads only what is written as usual.</summary>
    public static bool HasAny => _hasAny;

    /// <summary>Remembers a reading. The result is the value; for a number it is the box, which must be kept.</summary>
    /// <param name="read">The value; an object that nobody else has.</param>
    /// <param name="written">The text that it was read from.</param>
    public static object Keep(object read, string written)
    {
        Written.Add(read, written);
        _hasAny = true;
        return read;
    }

    /// <summary>The texts that some of these values were read from, each with its value.</summary>
    /// <param name="values">The values; nulls are passed over.</param>
    public static IEnumerable<(string Written, object Read)> Of(IEnumerable<object?> values)
    {
        foreach (object? value in values)
        {
            if (value is not null && Written.TryGetValue(value, out string written))
            {
                yield return (written, value);
            }
        }
    }
}
