using System;

namespace VpcPS.Core.Api;

/// <summary>An answer is not as the API documents it: a field is absent or of another type, or there is no end to them.</summary>
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

    /// <summary>The answer is larger than any that the API gives.</summary>
    public static AnswerFormatException TooManyValues(int most) => new(UserText.Of($"it has more than {most} values"), cause: null);
}
