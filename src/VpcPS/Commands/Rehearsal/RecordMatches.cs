using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Journal;
using VpcPS.Core.Models;

namespace VpcPS.Commands;

/// <summary>
/// Pairs the changes of two records. Ids that the service chose differ between the two. When the changes that created two objects are
/// paired, the id of one counts as the id of the other. The order of changes is not compared, because a run makes several changes at a
/// time.
/// </summary>
internal sealed class RecordMatches
{
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly List<RecordedChange> _rehearsed;
    private readonly List<RecordedChange> _run;
    private readonly List<(RecordedChange Rehearsed, RecordedChange Run)> _pairs = [];

    /// <summary>Pairs the changes.</summary>
    /// <param name="rehearsed">The changes of the rehearsal.</param>
    /// <param name="run">The changes of the run.</param>
    public RecordMatches(IEnumerable<RecordedChange> rehearsed, IEnumerable<RecordedChange> run)
    {
        _rehearsed = [.. rehearsed];
        _run = [.. run];
        // New pairs give new equal ids, by which further changes can be paired.
        while (Pair(change => change.Key) || Pair(KeyOfSubject))
        {
        }
    }

    /// <summary>
    /// The differences: first the pairs in the order of the run, then the changes that only one record has. The two changes of a pair may
    /// be equal.
    /// </summary>
    public IEnumerable<VpcRehearsalDifference> All =>
    [
        .. _pairs.OrderBy(pair => pair.Run.Number).Select(pair => Compare(pair.Rehearsed, pair.Run)),
        .. _rehearsed.Select(change => Single(VpcRehearsalMatch.OnlyRehearsed, change) with
        {
            Rehearsed = Words(change),
            RehearsedNumber = change.Number,
        }),
        .. _run.Select(change => Single(VpcRehearsalMatch.OnlyRun, change) with { Run = Words(change), RunNumber = change.Number }),
    ];

    /// <summary>The id of the object of a change: the first parameter that is an id. An address id takes precedence.</summary>
    public static string? SubjectOf(RecordedChange change) =>
        change.Parameter("Ipv6AddressId") ?? change.Parameters.FirstOrDefault(pair => IsId(pair.Key)).Value;

    private static bool IsId(string name) =>
        name.Split('.')[0].EndsWith("Id", StringComparison.Ordinal) && name != "ResourceGroupId";

    private static string? KeyOfSubject(RecordedChange change) =>
        SubjectOf(change) is { } subject ? string.Join("\n", change.Action, change.RegionId, subject) : null;

    // Pairs changes with the same key, in order. Returns whether a pair was found.
    private bool Pair(Func<RecordedChange, string?> keyOf)
    {
        Dictionary<string, Queue<RecordedChange>> waiting = _run
            .Where(change => keyOf(change) is not null)
            .GroupBy(change => keyOf(change)!)
            .ToDictionary(same => same.Key, same => new Queue<RecordedChange>(same));
        var found = new HashSet<RecordedChange>();
        foreach (RecordedChange rehearsed in _rehearsed)
        {
            if (keyOf(Translated(rehearsed)) is { } key && waiting.TryGetValue(key, out Queue<RecordedChange>? same) && same.Count > 0)
            {
                RecordedChange run = same.Dequeue();
                found.Add(rehearsed);
                found.Add(run);
                _pairs.Add((rehearsed, run));
                if (rehearsed.ResourceId is { } id && run.ResourceId is { } other)
                {
                    _ids[id] = other;
                }
            }
        }

        _rehearsed.RemoveAll(found.Contains);
        _run.RemoveAll(found.Contains);
        return found.Count > 0;
    }

    private RecordedChange Translated(RecordedChange change) => change with
    {
        Parameters =
        [
            .. change.Parameters.Select(pair => new KeyValuePair<string, string>(
                pair.Key, _ids.TryGetValue(pair.Value, out string? other) ? other : pair.Value)),
        ],
    };

    private VpcRehearsalDifference Compare(RecordedChange rehearsed, RecordedChange run)
    {
        VpcRehearsalDifference pair = Single(VpcRehearsalMatch.Same, run) with
        {
            RehearsedNumber = rehearsed.Number,
            RunNumber = run.Number,
        };
        KeyValuePair<string, string>[] asked = [.. Translated(rehearsed).Parameters];
        string OnlyIn(IEnumerable<KeyValuePair<string, string>> some, IEnumerable<KeyValuePair<string, string>> others) =>
            string.Join(", ", some.Except(others).Select(parameter => parameter.Key + "=" + parameter.Value));
        (string before, string after) = (OnlyIn(asked, run.Parameters), OnlyIn(run.Parameters, asked));
        return before.Length > 0 || after.Length > 0
            ? pair with { Difference = VpcRehearsalMatch.Parameters, Rehearsed = before, Run = after }
            : pair with
            {
                Difference = OutcomeOf(rehearsed) == OutcomeOf(run) ? VpcRehearsalMatch.Same : VpcRehearsalMatch.Outcome,
                Rehearsed = OutcomeOf(rehearsed),
                Run = OutcomeOf(run),
            };
    }

    private static VpcRehearsalDifference Single(VpcRehearsalMatch difference, RecordedChange change) => new()
    {
        Difference = difference,
        Action = change.Action,
        RegionId = change.RegionId,
        Subject = SubjectOf(change) ?? change.ResourceId,
    };

    private static string OutcomeOf(RecordedChange change) =>
        change.Code is null ? change.Outcome.ToString() : $"{change.Outcome}: {change.Code}";

    private static string Words(RecordedChange change) => string.Join(", ", change.Parameters
        .Where(pair => pair.Value != SubjectOf(change))
        .Select(pair => pair.Key + "=" + pair.Value)
        .Append(OutcomeOf(change)));
}
