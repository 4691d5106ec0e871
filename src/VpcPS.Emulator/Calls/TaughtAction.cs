using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Calls;

/// <summary>The answers that users have defined for one action, and how many requests they have answered. Safe for many threads.</summary>
internal sealed class TaughtAction
{
    // The emulator adds a request id of its own to every answer, as the service does.
    private const string RequestIdName = "RequestId";

    private readonly IReadOnlyList<(TaughtAnswer Taught, Answer? Body)> _steps;
    private int _number;

    /// <summary>Makes the answers of an action, starting with the first one.</summary>
    /// <param name="answers">At least one answer. All must be valid.</param>
    public TaughtAction(IReadOnlyList<TaughtAnswer> answers) =>
        _steps = [.. answers.Select(answer => (answer, answer.Body is { } body ? ToAnswer(body) : null))];

    /// <summary>The answers in their order.</summary>
    public IEnumerable<TaughtAnswer> Answers => _steps.Select(step => step.Taught);

    /// <summary>Makes the answer to a call whose checks have passed.</summary>
    /// <exception cref="ApiException">The answer is an error, or the function that makes it fails.</exception>
    public async Task<Answer> AnswerAsync(ActionCall call)
    {
        int number = Interlocked.Increment(ref _number);
        (TaughtAnswer taught, Answer? body) = _steps[Math.Min(number, _steps.Count) - 1];
        if (taught.Respond is { } respond)
        {
            taught = await AskAsync(respond, new TaughtRequest(call.Action.Name, call.ReadAll(), number)).ConfigureAwait(false);
            body = taught.Body is { } made ? ToAnswer(made) : null;
        }

        return body ?? throw Refusals.AsTold(taught.Code!, taught.Status, taught.Message);
    }

    private static async Task<TaughtAnswer> AskAsync(Func<TaughtRequest, Task<TaughtAnswer>> respond, TaughtRequest request)
    {
        try
        {
            TaughtAnswer made = await respond(request).ConfigureAwait(false);
            return made.Respond is null && made.Mistake() is not { } mistake
                ? made
                : throw Refusals.AnswerFailed(request.Action, $"what it gave {made.Mistake() ?? "is no answer"}.");
        }
        catch (Exception exception) when (exception is not ApiException)
        {
            // An exception in the user's code is reported as an error of that code, not of the emulator.
            throw Refusals.AnswerFailed(request.Action, exception.Message);
        }
    }

    private static Answer ToAnswer(string json)
    {
        using var document = JsonDocument.Parse(json);
        var answer = new Answer();
        foreach (JsonProperty member in document.RootElement.EnumerateObject())
        {
            if (member.Name != RequestIdName)
            {
                answer.Add(member.Name, member.Value.Clone());
            }
        }

        return answer;
    }
}
