namespace VpcPS.Emulator.Wire;

/// <summary>An HTTP answer.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The type of the body.</param>
/// <param name="Body">The body, possibly empty.</param>
/// <param name="RequestId">The value of the header x-acs-request-id.</param>
/// <param name="RetryAfterMs">The value of the header x-acs-retry-after, in ms. Null for no such header.</param>
/// <param name="Ending">Whether the answer is sent completely, or a fault ends it.</param>
internal sealed record HttpResponse(
    int Status,
    string ContentType,
    byte[] Body,
    string RequestId,
    long? RetryAfterMs = null,
    AnswerEnding Ending = AnswerEnding.Whole);
