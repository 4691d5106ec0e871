namespace VpcPS.Emulator.Calls;

/// <summary>
/// The result of a successful call. A repeated call gets the first result again, with the first RequestId: the documentation
/// says that the first result is returned, and names no exception.
/// </summary>
/// <param name="RequestId">The id of the request that did the work.</param>
/// <param name="Answer">The answer to that request.</param>
/// <param name="ResourceId">The id of the changed thing. Empty for a read.</param>
/// <param name="Action">The action, which defines the form of its answers.</param>
internal sealed record CallResult(string RequestId, Answer Answer, string ResourceId, ActionHandler Action);
