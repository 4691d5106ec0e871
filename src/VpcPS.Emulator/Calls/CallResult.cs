namespace VpcPS.Emulator.Calls;

/// <summary>
/// The result of a call that succeeded. A repeated call is answered with the first result as a whole, its RequestId
/// included: the documentation says that the first result is returned again, and nothing of a part that differs.
/// </summary>
/// <param name="RequestId">The id of the request that did the work.</param>
/// <param name="Answer">What it answered.</param>
/// <param name="ResourceId">What it changed; empty for a look.</param>
/// <param name="Action">The action, which knows how its answers are rendered.</param>
internal sealed record CallResult(string RequestId, Answer Answer, string ResourceId, ActionHandler Action);
