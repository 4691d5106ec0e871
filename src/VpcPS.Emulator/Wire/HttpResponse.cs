namespace VpcPS.Emulator.Wire;

/// <summary>An answer, before it is put on the wire.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The type of the body.</param>
/// <param name="Body">The body, possibly empty.</param>
/// <param name="RequestId">The value of the header x-acs-request-id.</param>
internal sealed record HttpResponse(int Status, string ContentType, byte[] Body, string RequestId);
