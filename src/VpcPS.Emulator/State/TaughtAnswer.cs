using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Tasks;
using VpcPS.Emulator.State;

// This is not the folder's namespace, because users write the full name of the type.
namespace VpcPS.Emulator;

/// <summary>
/// An answer that a user has defined for an action: a fixed answer, an error, or a function that makes the answer. Several answers for one
/// action are given one after the other; the last one is then repeated.
/// </summary>
public sealed class TaughtAnswer
{
    private const int LeastStatus = 400;
    private const int GreatestStatus = 599;

    /// <summary>The action that gets the answer, such as CreateNatGateway, in exactly this spelling.</summary>
    public required string Action { get; init; }

    /// <summary>
    /// The answer as a JSON object without RequestId; the emulator adds one, and replaces one that is there. Null for an error or a
    /// function.
    /// </summary>
    [JsonConverter(typeof(JsonTextConverter))]
    public string? Body { get; set; }

    /// <summary>The HTTP status of an error, 400 to 599. Null for the status that is documented for the code.</summary>
    public int? Status { get; set; }

    /// <summary>The code of an error: letters, digits, dots, hyphens and underscores. Null when the answer is not an error.</summary>
    public string? Code { get; set; }

    /// <summary>
    /// The message of an error. Null for a default text, which says that the emulator was told to answer with this error.
    /// </summary>
    public string? Message { get; set; }

    /// <summary>Whether a function makes the answer. A function can't be stored in an estate file.</summary>
    [JsonIgnore]
    public bool IsScripted => Respond is not null;

    /// <summary>The function that makes the answer from a request. Null for a fixed answer or an error. See <see cref="MadeBy"/>.</summary>
    internal Func<TaughtRequest, Task<TaughtAnswer>>? Respond { get; init; }

    /// <summary>Makes an answer that comes from a function.</summary>
    /// <param name="action">The action that it answers.</param>
    /// <param name="respond">
    /// The function. It may take long: it does not lock the estate, and other requests are answered meanwhile. Its result has a
    /// <see cref="Body"/> or a <see cref="Code"/>. An exception from it becomes the error Emulator.AnswerFailed.
    /// </param>
    public static TaughtAnswer MadeBy(string action, Func<TaughtRequest, Task<TaughtAnswer>> respond) =>
        new() { Action = action, Respond = respond };

    /// <summary>The name of the action. Lists show the answer by this text.</summary>
    public override string ToString() => Action;

    /// <summary>
    /// What is wrong with the answer, as the end of a sentence that begins with the answer's name. Null when nothing is wrong.
    /// </summary>
    internal string? Mistake()
    {
        if (new object?[] { Body, Code, Respond }.Count(part => part is not null) != 1)
        {
            return "needs exactly one of Body and Code";
        }

        if (Code is null && (Status is not null || Message is not null))
        {
            return "has a Status or a Message, which only go with Code";
        }

        if (Code is { } code && !ErrorCodes.IsCode(code))
        {
            return $"has a Code that is no error code: '{code}'";
        }

        if (Status is < LeastStatus or > GreatestStatus)
        {
            return $"has the Status {Status}; an error has one from {LeastStatus} to {GreatestStatus}";
        }

        return Body is { } body && !IsObject(body) ? "has a Body that is not a JSON object" : null;
    }

    private static bool IsObject(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

/// <summary>A request that a function has to answer. It has passed all checks of the emulator.</summary>
/// <param name="Action">The action.</param>
/// <param name="Parameters">
/// The parameters of the request by name, each of which is a text, a whole number (long), a bool, a list (object?[]) or an object (a list
/// of members like this one).
/// </param>
/// <param name="Number">The number of this request, from 1, among the answered requests for the action.</param>
public sealed record TaughtRequest(string Action, IReadOnlyList<KeyValuePair<string, object?>> Parameters, int Number);
