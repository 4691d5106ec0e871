using System;

namespace VpcPS.Core.Api;

/// <summary>
/// An answer differs from what the API documents: a field is absent or of another type, or the answer is too large.
/// </summary>
internal sealed class AnswerFormatException : Exception
{
    public AnswerFormatException(string field)
        : this(UserText.Of($"the field '{field}' is missing or of an unexpected type"), cause: null)
    {
    }

    private AnswerFormatException(string message, Exception? cause)
        : base(message, cause)
    {
    }

    /// <summary>The exception for an answer that is larger than any of the API.</summary>
    public static AnswerFormatException TooManyValues(int most) => new(UserText.Of($"it has more than {most} values"), cause: null);
}
