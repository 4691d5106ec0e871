namespace VpcPS.Emulator.Wire;

/// <summary>How an answer ends on the wire.</summary>
internal enum AnswerEnding
{
    /// <summary>The whole answer is sent.</summary>
    Whole,

    /// <summary>Nothing is sent; the connection is reset.</summary>
    Reset,

    /// <summary>Half of the body is sent; the connection is closed.</summary>
    Truncated,
}
