namespace VpcPS.Session;

/// <summary>An id and the text that is shown next to it. The user can type either.</summary>
/// <param name="Id">The id.</param>
/// <param name="Text">The text that is shown next to the id.</param>
internal sealed record CompletionCandidate(string Id, string Text);
