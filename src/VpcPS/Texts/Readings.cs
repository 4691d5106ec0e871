using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace VpcPS.Texts;

/// <summary>
/// Remembers the original text of a value that was not read literally: an id in upper case, a bandwidth with a unit. The command shows such
/// readings with -Verbose. A value is found by its reference, because the attributes that read values do not know which command they read
/// for.
/// </summary>
internal static class Readings
{
    private static readonly ConditionalWeakTable<object, string> Written = new();
    private static volatile bool _hasAny;

    /// <summary>Whether anything was remembered. Nearly all runs contain only values that are written in the usual way.</summary>
    public static bool HasAny => _hasAny;

    /// <summary>
    /// Remembers the text of a value. Returns the value. For a number it returns the boxed object, and the caller must use this same
    /// object.
    /// </summary>
    /// <param name="read">The value. The object must not be shared with other values.</param>
    /// <param name="written">The text that it was read from.</param>
    public static object Keep(object read, string written)
    {
        Written.Add(read, written);
        _hasAny = true;
        return read;
    }

    /// <summary>The texts that some of these values were read from, each with its value.</summary>
    /// <param name="values">The values. Nulls are ignored.</param>
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
