using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Tasks;
using VpcPS.Emulator.State;

// Not the namespace of the folder: users name it.
namespace VpcPS.Emulator;

/// <summary>
/// An answer that somebody taught the emulator: a fixed one, an error, or a function that makes it. Several answers for one
/// action are given one after the other, and the last one from then on.
/// </summary>
public sealed class TaughtAnswer
{
    private const int LeastStatus = 400;
    private const int GreatestStatus = 599;

    /// <summary>The action that it answers, such as CreateNatGateway, in exactly this spelling.</summary>
    public required string Action { get; init; }

    /// <summary>
    /// The answer, a JSON object without RequestId, which the emulator adds; null for an error or a function. A RequestId in it
    /// is left out.
    /// </summary>
    [JsonConverter(typeof(JsonTextConverter))]
    public string? Body { get; set; }

    /// <summary>The HTTP status of an error, 400 to 599; null for the one that is documented for the code.</summary>
    public int? Status { get; set; }

    /// <summary>The code of an error: letters, digits, dots, hyphens and underscores; null for none.</summary>
    public string? Code { get; set; }

    /// <summary>The message of an error; null for one that says that the emulator was told so.</summary>
    public string? Message { get; set; }

    /// <summary>Whether a function makes the answer. It can't be kept in an estate file.</summary>
    [JsonIgnore]
    public bool IsScripted => Respond is not null;

    /// <summary>Makes the answer from a request; null for a fixed answer or an error. See <see cref="MadeBy"/>.</summary>
    internal Func<TaughtRequest, Task<TaughtAnswer>>? Respond { get; init; }

    /// <summary>An answer that a function makes.</summary>
    /// <param name="action">The action that it answers.</param>
    /// <param name="respond">
    /// The function. It may take its time: the estate is not locked meanwhile, and other requests are answered. What it returns has a
    /// <see cref="Body"/> or a <see cref="Code"/>. An exception of it becomes the error Emulator.AnswerFailed.
    /// </param>
    public static TaughtAnswer MadeBy(string action, Func<TaughtRequest, Task<TaughtAnswer>> respond) =>
        new() { Action = action, Respond = respond };

    /// <summary>The action, by which lists show the answer.</summary>
    public override string ToString() => Action;

    /// <summary>What is wrong with the answer, as the rest of a sentence that begins with its name; null for nothing.</summary>
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

/// <summary>A request that a function answers. All checks of the emulator have passed.</summary>
/// <param name="Action">The action.</param>
/// <param name="Parameters">
/// The parameters that it has, by name: a text, a whole number (long), a bool, a list (object?[]) or an object (a list of
/// members like this one).
/// </param>
/// <param name="Number">The number of this request among those for the action that were answered, from 1.</param>
public sealed record TaughtRequest(string Action, IReadOnlyList<KeyValuePair<string, object?>> Parameters, int Number);
