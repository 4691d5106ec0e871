namespace System;

/// <summary>A position that is counted from the start or from the end. The compiler needs this type for list patterns.</summary>
/// <param name="value">The distance from the start or the end.</param>
/// <param name="fromEnd">Whether it is counted from the end.</param>
internal readonly struct Index(int value, bool fromEnd = false)
{
    /// <summary>The distance from the start or the end.</summary>
    public int Value { get; } = value;

    /// <summary>Whether it is counted from the end.</summary>
    public bool IsFromEnd { get; } = fromEnd;

    /// <summary>A position from the start.</summary>
    /// <param name="value">The distance from the start.</param>
    public static implicit operator Index(int value) => new(value);

    /// <summary>Converts the position to one that is counted from the start.</summary>
    /// <param name="length">The number of elements.</param>
    public int GetOffset(int length) => IsFromEnd ? length - Value : Value;
}
