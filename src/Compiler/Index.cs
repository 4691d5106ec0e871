namespace System;

/// <summary>A position counted from the start or the end, which list patterns are written with.</summary>
/// <param name="value">How far from there.</param>
/// <param name="fromEnd">Whether it is counted from the end.</param>
internal readonly struct Index(int value, bool fromEnd = false)
{
    /// <summary>How far from the start or the end.</summary>
    public int Value { get; } = value;

    /// <summary>Whether it is counted from the end.</summary>
    public bool IsFromEnd { get; } = fromEnd;

    /// <summary>A position from the start.</summary>
    /// <param name="value">How far from there.</param>
    public static implicit operator Index(int value) => new(value);

    /// <summary>The position from the start of what has so many elements.</summary>
    /// <param name="length">How many.</param>
    public int GetOffset(int length) => IsFromEnd ? length - Value : Value;
}
