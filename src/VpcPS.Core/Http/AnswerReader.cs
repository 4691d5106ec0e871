using System;
using System.Linq;
using System.Net;
using System.Text;
using System.Text.Json;
using VpcPS.Core.Api;

namespace VpcPS.Core.Http;

/// <summary>Turns an answer into a model, or into an exception that says what is wrong with the answer.</summary>
internal static class AnswerReader
{
    private const int ExcerptLength = 80;
    private const int TooManyRequests = 429;
    private const string Throttling = "Throttling";

    // This is more than the excerpt needs. A long token that begins at the end of the excerpt, even percent-encoded twice, is then still
    // complete, so that it is recognised and hidden.
    private const int ExcerptSourceBytes = 64 * 1024;

    public static TAnswer Read<TAnswer>(ApiAction<TAnswer> action, SignedRequest request, HttpAnswer answer)
    {
        if ((int)answer.Status is < 200 or >= 300)
        {
            throw ReadFailure(request, answer);
        }

        string problem;
        try
        {
            using JsonDocument document = JsonBody.Parse(answer.Body);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return action.ReadAnswer(new AnswerObject(document.RootElement));
            }

            problem = UserText.Translate("it is not a JSON object");
        }
        catch (JsonException)
        {
            problem = answer.Body.Length == 0 ? UserText.Translate("it is empty") : UserText.Translate("it is not complete JSON");
        }
        catch (AnswerFormatException e)
        {
            problem = e.Message;
        }
        catch (InvalidOperationException)
        {
            problem = UserText.Translate("it is not UTF-8");
        }

        throw Unreadable(request, answer, problem);
    }

    private static VpcException ReadFailure(SignedRequest request, HttpAnswer answer)
    {
        // This check comes before the body is read: the API never redirects, so the body of a redirect is not from the API.
        if ((int)answer.Status is >= 300 and < 400)
        {
            string target = answer.Location is null ? UserText.Translate("another place") : answer.Location.OriginalString;
            return HttpExchange.Failure(
                request,
                ConnectionErrorCodes.UnexpectedRedirect,
                $"HTTP {(int)answer.Status} redirects to {target}; a signed request is not forwarded",
                request.Action.ChangesState);
        }

        if (ErrorAnswer.TryRead(answer.Body) is { } error)
        {
            return new VpcApiException(
                request.Redact(error.Code),
                request.Redact(Describe(request, error)),
                (int)answer.Status,
                request.Redact(error.RequestId) ?? answer.RequestId,
                request.Redact(error.Recommend),
                request.Action)
            {
                RetryAfter = answer.RetryAfter,
                ServerTime = answer.ServerTime,
            };
        }

        if ((int)answer.Status == TooManyRequests)
        {
            // The status alone has a clear meaning: the service has done nothing. No error body of the API is needed.
            return new VpcApiException(
                Throttling,
                UserText.Translate("HTTP 429 (too many requests) came without an error of the API"),
                (int)answer.Status,
                answer.RequestId,
                recommend: null,
                request.Action)
            {
                RetryAfter = answer.RetryAfter,
                ServerTime = answer.ServerTime,
            };
        }

        return answer.Status == HttpStatusCode.ProxyAuthenticationRequired
            ? HttpExchange.Failure(
                request,
                ConnectionErrorCodes.ProxyAuthenticationRequired,
                $"the proxy asks for credentials (HTTP 407)",
                isOutcomeUnknown: false)
            : Unreadable(request, answer, UserText.Translate("it is not an error of the API"));
    }

    private static VpcConnectionException Unreadable(SignedRequest request, HttpAnswer answer, string problem)
    {
        string excerpt = Excerpt(request, answer.Body);
        string type = answer.ContentType ?? UserText.Translate("no content type");
        FormattableString what = excerpt.Length == 0
            ? (FormattableString)$"HTTP {(int)answer.Status} ({type}) came with an answer that is not the API's: {problem}"
            : $"HTTP {(int)answer.Status} ({type}) came with an answer that is not the API's: {problem}; it begins '{excerpt}'";
        return HttpExchange.Failure(request, ConnectionErrorCodes.UnreadableAnswer, what, request.Action.ChangesState);
    }

    /// <summary>The service's message without the signed string that it repeats.</summary>
    private static string Describe(SignedRequest request, ErrorAnswer error)
    {
        string message = error.Message ?? error.Code;

        // After the colon the service repeats the string that it signed, which contains the key id and an STS token. The string is not
        // shown. It is compared with our own string, because the result tells which of two causes the error has.
        const string serverString = "server string to sign is:";
        int start = message.IndexOf(serverString, StringComparison.OrdinalIgnoreCase);
        if (start >= 0)
        {
            string theirs = message.Substring(start + serverString.Length).Trim();
            string ours = request.Signature.StringToSign;
            // The service may add words after the string. Anything else after it is part of the string that the service signed, such as a
            // parameter that was added on the way.
            bool isSame = theirs.StartsWith(ours, StringComparison.Ordinal)
                && (theirs.Length == ours.Length || char.IsWhiteSpace(theirs[ours.Length]));
            message = message.Substring(0, start).TrimEnd() + " " + (isSame
                ? UserText.Translate("Client and service signed the same text, so the AccessKey secret is wrong.")
                : UserText.Translate("Client and service signed different texts, so something on the way changed the request."));
        }

        return message;
    }

    private static string Excerpt(SignedRequest request, byte[] body)
    {
        string text = Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, ExcerptSourceBytes));
        // Secrets are removed before the text is cut: half a secret would not be recognised any more.
        text = request.Redact(text);
        text = new string(text.Select(c => char.IsControl(c) ? ' ' : c).ToArray()).Trim();
        return text.Length > ExcerptLength ? text.Substring(0, ExcerptLength) + "..." : text;
    }
}
