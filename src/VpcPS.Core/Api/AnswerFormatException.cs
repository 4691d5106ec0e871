using System;

namespace VpcPS.Core.Api;

/// <summary>An answer is not as the API documents it: a field is missing or of a different type, or the answer is too large.</summary>
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

    /// <summary>Makes the exception for an answer that is larger than any documented answer of the API.</summary>
    public static AnswerFormatException TooManyValues(int most) => new(UserText.Of($"it has more than {most} values"), cause: null);
}
