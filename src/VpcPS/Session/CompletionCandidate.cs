namespace VpcPS.Session;

/// <summary>An id with what is shown beside it; both can be typed.</summary>
/// <param name="Id">The id.</param>
/// <param name="Text">What is shown beside it.</param>
internal sealed record CompletionCandidate(string Id, string Text);
