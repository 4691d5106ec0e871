namespace VpcPS.Emulator.Wire;

/// <summary>Whether an answer is sent completely, or a fault ends it.</summary>
internal enum AnswerEnding
{
    /// <summary>The whole answer is sent.</summary>
    Whole,

    /// <summary>Nothing is sent; the connection is reset.</summary>
    Reset,

    /// <summary>Half of the body is sent; the connection is closed.</summary>
    Truncated,
}
