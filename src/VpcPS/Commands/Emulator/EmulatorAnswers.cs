using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Emulator;
using VpcPS.Session;

namespace VpcPS.Commands;

/// <summary>Reads user-defined answers for an emulator from hashtables.</summary>
internal sealed class EmulatorAnswers
{
    private const string RemoveKey = "Remove";

    private static readonly string[] Keys =
    [
        nameof(TaughtAnswer.Action), nameof(TaughtAnswer.Body), nameof(TaughtAnswer.Code), nameof(TaughtAnswer.Status),
        nameof(TaughtAnswer.Message), RemoveKey,
    ];

    private readonly List<TaughtAnswer> _taught = [];
    private readonly List<string> _forgotten = [];

    private EmulatorAnswers()
    {
    }

    /// <summary>The answers to add. The answers for one action are in their order.</summary>
    public IReadOnlyList<TaughtAnswer> Taught => _taught;

    /// <summary>The actions whose answers are to be removed.</summary>
    public IReadOnlyList<string> Forgotten => _forgotten;

    /// <summary>Warnings about actions that have a model in the emulator. The user-defined answers now replace the model.</summary>
    public IEnumerable<string> Warnings => _taught
        .Select(answer => answer.Action)
        .Distinct()
        .Where(EmulatorServer.HasModelOf)
        .Select(action => UserText.Of(
            $"The emulator has a model of {action}. Now the answer replaces it, and {action} changes nothing in the estate."));

    /// <summary>Reads answers.</summary>
    /// <param name="answers">The hashtables. Null for none.</param>
    /// <param name="variables">The variables of the user's session, for $using: in script blocks.</param>
    /// <param name="runspace">The runspace in which script blocks will run.</param>
    /// <exception cref="ArgumentException">An answer has an unknown key or a wrong value, or its action does not exist.</exception>
    public static EmulatorAnswers Read(Hashtable[]? answers, PSVariableIntrinsics variables, AnswerRunspace runspace)
    {
        var read = new EmulatorAnswers();
        foreach (Hashtable answer in answers ?? [])
        {
            read.Add(answer, body => new AnswerScript(body, variables, runspace).RespondAsync);
        }

        return read._forgotten.Intersect(read._taught.Select(answer => answer.Action)).FirstOrDefault() is { } both
            ? throw new ArgumentException(UserText.Of($"An answer of {both} is both taught and removed"))
            : read;
    }

    private void Add(Hashtable answer, Func<ScriptBlock, Func<TaughtRequest, Task<TaughtAnswer>>> toFunction)
    {
        if (answer.Keys.Cast<object>().FirstOrDefault(key => !Keys.Contains(key.ToString(), StringComparer.OrdinalIgnoreCase)) is { } key)
        {
            throw new ArgumentException(UserText.Of($"'{key}' is not a key of an answer. Use one of {string.Join(", ", Keys)}"));
        }

        string action = EmulatorBehaviour.Get(answer, nameof(TaughtAnswer.Action), "");
        CheckAction(action);
        object? body = AnswerBody.Member(answer, nameof(TaughtAnswer.Body));
        string? code = EmulatorBehaviour.Get<string?>(answer, nameof(TaughtAnswer.Code), null);
        bool isRemoved = EmulatorBehaviour.Get(answer, RemoveKey, false);
        if (new[] { body is not null, code is not null, isRemoved }.Count(isGiven => isGiven) != 1)
        {
            throw new ArgumentException(UserText.Of($"An answer of {action} needs exactly one of Body, Code and {RemoveKey}"));
        }

        if (isRemoved)
        {
            _forgotten.Add(action);
            return;
        }

        if (code is not null)
        {
            _taught.Add(new()
            {
                Action = action,
                Code = code,
                Status = EmulatorBehaviour.Get<int?>(answer, nameof(TaughtAnswer.Status), null),
                Message = EmulatorBehaviour.Get<string?>(answer, nameof(TaughtAnswer.Message), null),
            });
            return;
        }

        object?[] bodies = PSObject.AsPSObject(body!).BaseObject is IList list and not IDictionary ? [.. list.Cast<object?>()] : [body];
        if (bodies.Length == 0 || bodies.Contains(null))
        {
            throw new ArgumentException(UserText.Of(
                $"The Body of {action} is an empty list, or has an empty item. For an answer without values, type Body = @{{}}"));
        }

        _taught.AddRange(bodies.Select(each => PSObject.AsPSObject(each!).BaseObject is ScriptBlock script
            ? TaughtAnswer.MadeBy(action, toFunction(script))
            : new TaughtAnswer { Action = action, Body = AnswerBody.ToJson(each!) }));
    }

    private static void CheckAction(string action)
    {
        if (action.Length == 0)
        {
            throw new ArgumentException(UserText.Of($"An answer needs an Action, such as CreateNatGateway"));
        }

        EmulatorBehaviour.CheckAction(action);
    }
}
