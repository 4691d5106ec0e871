using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;

namespace VpcPS.Core.Http;

/// <summary>
/// Lines that -Verbose shows of a call: one for each request and each repetition. A line holds action, region, endpoint, status,
/// code, request id and duration and nothing else, so that no secret can get into it.
/// </summary>
internal sealed class CallLog
{
    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>
    /// Takes the lines that were written since the last time. Another thread may run a call meanwhile.
    /// </summary>
    public IEnumerable<string> TakeLines()
    {
        while (_lines.TryDequeue(out string? line))
        {
            yield return line;
        }
    }

    /// <summary>Adds a line of the caller's own.</summary>
    /// <param name="line">What happened, without a secret.</param>
    public void Note(string line) => _lines.Enqueue(line);

    internal void Answered(SignedRequest request, HttpAnswer answer) => Write(
        request,
        "HTTP " + ((int)answer.Status).ToString(CultureInfo.InvariantCulture)
            + (answer.RequestId is { } requestId ? ", request " + requestId : ""));

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
