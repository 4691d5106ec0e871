using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Wire;

/// <summary>Makes HTTP answers from results and from refusals.</summary>
internal static class ApiAnswers
{
    private const string RequestIdName = "RequestId";

    /// <summary>The answer to a call that succeeded.</summary>
    public static HttpResponse Of(CallResult result, AnswerFormat format)
    {
        IEnumerable<KeyValuePair<string, object>> members =
            result.Answer.Prepend(new KeyValuePair<string, object>(RequestIdName, result.RequestId));
        return format == AnswerFormat.Xml
            ? new(200, "application/xml;charset=utf-8", XmlAnswers.Render(result.Action.XmlRoot, members), result.RequestId)
            : new(200, "application/json;charset=utf-8", JsonAnswers.Render(InJsonOrder(members, result.Action)), result.RequestId);
    }

    /// <summary>The answer to a call that was refused.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="requestId">The id of the request.</param>
    /// <param name="host">The host that the request was sent to.</param>
    /// <param name="format">The format of the answer.</param>
    public static HttpResponse Of(ApiException refusal, string requestId, string host, AnswerFormat format)
    {
        var members = new Answer
        {
            { RequestIdName, requestId },
            { "HostId", host },
            { "Code", refusal.Code },
            { "Message", refusal.Message },
        };
        long? retryAfterMs = refusal.RetryAfter is { } time ? (long)Math.Ceiling(time.TotalMilliseconds) : null;
        if (format == AnswerFormat.Xml)
        {
            // The official SDK reads a body as an XML error only when its type is text/xml.
            return new(refusal.HttpStatus, "text/xml;charset=utf-8", XmlAnswers.Render("Error", members), requestId, retryAfterMs);
        }

        // Only JSON answers of the cloud have this member.
        members.Add(
            "Recommend",
            $"https://error-center.aliyun.com/status/search?Keyword={Uri.EscapeDataString(refusal.Code)}&source=PopGw");
        return new(refusal.HttpStatus, "application/json;charset=utf-8", JsonAnswers.Render(members), requestId, retryAfterMs);
    }

    private static IEnumerable<KeyValuePair<string, object>> InJsonOrder(
        IEnumerable<KeyValuePair<string, object>> members, ActionHandler action)
    {
        List<string> order = [.. action.JsonOrder];
        return order.Count == 0
            ? members
            : members.OrderBy(m => order.IndexOf(m.Key) is >= 0 and var place ? place : int.MaxValue);
    }
}
