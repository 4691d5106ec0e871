namespace VpcPS.Core.Models;

/// <summary>The service's answer to a change when it holds only the id of the call.</summary>
/// <param name="RequestId">The service's id of the call, for a support ticket.</param>
internal sealed record ChangeReceipt(string? RequestId);
