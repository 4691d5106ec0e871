using System;
using System.Collections.Concurrent;
using System.Collections.Generic;

namespace VpcPS.Core.Http;

/// <summary>
/// The lines that -Verbose shows for a call: one for each request and each repetition. A line contains only action, region, endpoint,
/// status, code, request id and duration, so that no secret can get into it.
/// </summary>
internal sealed class CallLog
{
    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>
    /// Takes the lines that were written since the last call of this method. Another thread may add lines at the same time.
    /// </summary>
    public IEnumerable<string> TakeLines()
    {
        while (_lines.TryDequeue(out string? line))
        {
            yield return line;
        }
    }

    /// <summary>Adds a line of the caller's own.</summary>
    /// <param name="line">The text. It must contain no secret.</param>
    public void Note(string line) => _lines.Enqueue(line);

    internal void Answered(SignedRequest request, HttpAnswer answer) => Write(
        request,
        answer.RequestId is { } requestId
            ? UserText.Of($"HTTP {(int)answer.Status}, request {requestId}")
            : UserText.Of($"HTTP {(int)answer.Status}"));

    internal void Failed(SignedRequest request, string code) => Write(request, code);

    internal void Repeating(VpcException error, TimeSpan pause) => _lines.Enqueue(error is VpcApiException { RequestId: { } requestId }
        ? UserText.Of(
            $"{error.Action} in {error.Region}: {error.Code}, request {requestId}; again in {pause.TotalSeconds:0.0} s")
        : UserText.Of($"{error.Action} in {error.Region}: {error.Code}; again in {pause.TotalSeconds:0.0} s"));

    private void Write(SignedRequest request, string outcome)
    {
        string endpoint = request.Endpoint.GetLeftPart(UriPartial.Authority);
        _lines.Enqueue(UserText.Of(
            $"{request.Action.Name} in {request.Action.Region} at {endpoint}: {outcome}, {request.Elapsed.TotalMilliseconds:0} ms"));
    }
}
