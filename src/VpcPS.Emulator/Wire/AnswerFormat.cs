namespace VpcPS.Emulator.Wire;

/// <summary>The format of an answer.</summary>
internal enum AnswerFormat
{
    /// <summary>JSON, the default of the Vpc API.</summary>
    Json,

    /// <summary>XML.</summary>
    Xml,
}
