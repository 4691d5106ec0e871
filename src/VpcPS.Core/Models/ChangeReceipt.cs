namespace VpcPS.Core.Models;

/// <summary>The answer to a change when it contains only the request id.</summary>
/// <param name="RequestId">The service's id of the request, for a support ticket.</param>
internal sealed record ChangeReceipt(string? RequestId);
