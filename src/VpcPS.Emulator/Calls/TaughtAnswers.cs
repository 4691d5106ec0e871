using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Calls;

/// <summary>The answers that users have defined, by action. Safe for many threads.</summary>
internal sealed class TaughtAnswers
{
    private readonly object _changeLock = new();

    // The dictionary is replaced and never changed, so that requests can read it without a lock.
    private volatile Dictionary<string, TaughtAction> _byAction = [];

    /// <summary>All answers, sorted by action. The answers of one action are in their own order.</summary>
    public IReadOnlyList<TaughtAnswer> All =>
        [.. _byAction.OrderBy(action => action.Key, StringComparer.Ordinal).SelectMany(action => action.Value.Answers)];

    /// <summary>The answers that can be stored in an estate file: those of actions without an answer that a function makes.</summary>
    public IEnumerable<TaughtAnswer> Fixed => All.GroupBy(answer => answer.Action)
        .Where(action => action.All(answer => answer.Respond is null))
        .SelectMany(action => action);

    /// <summary>Checks the answers of an estate file.</summary>
    /// <exception cref="EstateLawException">An answer is not valid.</exception>
    public static void Enforce(EstateDocument estate)
    {
        for (int i = 0; i < estate.Answers?.Count; i++)
        {
            if (Mistake(estate.Answers[i]) is { } mistake)
            {
                throw new EstateLawException($"$.Answers[{i}]", "an answer " + mistake);
            }
        }
    }

    /// <summary>Checks answers before they are added.</summary>
    /// <exception cref="ArgumentException">An answer is not valid.</exception>
    public static void Check(IReadOnlyList<TaughtAnswer> answers)
    {
        for (int i = 0; i < answers.Count; i++)
        {
            if (Mistake(answers[i]) is { } mistake)
            {
                throw new ArgumentException($"The answer {i + 1} {mistake}.");
            }
        }
    }

    /// <summary>The answers of an action. Null when none are defined.</summary>
    public TaughtAction? Find(string action) => _byAction.TryGetValue(action, out TaughtAction? taught) ? taught : null;

    /// <summary>
    /// Adds answers. They replace all earlier answers of the actions that they name, and start with the first one. Other actions keep their
    /// answers.
    /// </summary>
    /// <exception cref="ArgumentException">An answer is not valid. Then no answer is added.</exception>
    public void Teach(IReadOnlyList<TaughtAnswer> answers)
    {
        Check(answers);
        if (answers.Count == 0)
        {
            return;
        }

        Change(byAction =>
        {
            foreach (IGrouping<string, TaughtAnswer> action in answers.GroupBy(answer => answer.Action))
            {
                byAction[action.Key] = new TaughtAction([.. action]);
            }
        });
    }

    /// <summary>Removes the answers of an action.</summary>
    public void Forget(string action) => Change(byAction => byAction.Remove(action));

    /// <summary>Removes all answers.</summary>
    public void ForgetAll() => Change(byAction => byAction.Clear());

    private static string? Mistake(TaughtAnswer answer) => ActionTable.Knows(answer.Action)
        ? answer.Mistake()
        : $"names an action that does not exist: '{answer.Action}'" + ActionTable.DidYouMean(answer.Action);

    private void Change(Action<Dictionary<string, TaughtAction>> change)
    {
        lock (_changeLock)
        {
            Dictionary<string, TaughtAction> next = _byAction.ToDictionary(action => action.Key, action => action.Value);
            change(next);
            _byAction = next;
        }
    }
}
