using System;

namespace VpcPS.Core.Http;

/// <summary>A field of an answer is absent or of another type than the API documents.</summary>
internal sealed class AnswerFormatException : Exception
{
    public AnswerFormatException(string field)
        : base(UserText.Of($"the field '{field}' is missing or of an unexpected type"))
    {
    }
}
