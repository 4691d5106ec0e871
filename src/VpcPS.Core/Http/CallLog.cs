using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;

namespace VpcPS.Core.Http;

/// <summary>
/// What happened on the wire during a call, a line each, for -Verbose. Lines consist of what is named here and nothing
/// else (action, region, endpoint, status, code, request id, duration), so that no secret can get into them.
/// </summary>
internal sealed class CallLog
{
    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>Takes the lines written since the last time. Safe while a call is running on another thread.</summary>
    public IEnumerable<string> TakeLines()
    {
        while (_lines.TryDequeue(out string? line))
        {
            yield return line;
        }
    }

    /// <summary>Adds a line of the caller's own.</summary>
    /// <param name="line">What happened; no secret.</param>
    public void Note(string line) => _lines.Enqueue(line);

    internal void Answered(SignedRequest request, HttpAnswer answer) => Write(
        request,
        "HTTP " + ((int)answer.Status).ToString(CultureInfo.InvariantCulture) + (answer.RequestId is { } requestId ? ", request " + requestId : ""));

    internal void Failed(SignedRequest request, string code) => Write(request, code);

    internal void Repeating(VpcException error, TimeSpan pause) => _lines.Enqueue(string.Format(
        CultureInfo.InvariantCulture,
        "{0} in {1}: {2}{3}; again in {4:0.0} s",
        error.Action,
        error.Region,
        error.Code,
        error is VpcApiException { RequestId: { } requestId } ? ", request " + requestId : "",
        pause.TotalSeconds));

    private void Write(SignedRequest request, string outcome) => _lines.Enqueue(string.Format(
        CultureInfo.InvariantCulture,
        "{0} in {1} at {2}: {3}, {4:0} ms",
        request.Action.Name,
        request.Action.Region,
        request.Endpoint.GetLeftPart(UriPartial.Authority),
        outcome,
        request.Elapsed.TotalMilliseconds));
}
