using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace VpcPS.Speed;

/// <summary>All that is measured.</summary>
internal static class Figures
{
    // Rounds one after the other at 0 ms and imports are short and scatter, so that many are needed.
    private const int ManyRounds = 101;
    private const int SomeRounds = 21;
    private const int FewRounds = 7;

    // An administrator's script: a process that has just begun, and some thousand rows.
    private const int CallsBeforeFresh = 2000;
    private const int FreshCalls = 4000;

    private static readonly Latency Near = Latency.None;
    private static readonly Latency Far = new(Milliseconds: 20);
    private static readonly Latency SomeSlow = new(Milliseconds: 20, SlowMilliseconds: 500, SlowEvery: 20);

    public static IReadOnlyList<Figure> All { get; } =
    [
        Speed(
            "one after the other, 0 ms, against the official Node SDK",
            Goal.AtLeast(4.0), ManyRounds, Buy("cmdlet", 500, 1, Near), Buy("sdk", 500, 1, Near)),
        Speed(
            "16 at a time, 0 ms, against the Node SDK at 16",
            Goal.AtLeast(4.0), SomeRounds, Buy("cmdlet", 10_000, 16, Near), Buy("sdk", 3000, 16, Near)),
        Fresh("fresh process, 4,000 rows after 2,000, one after the other, 0 ms, against the Node SDK", Goal.AtLeast(1.8), 1),
        Fresh("fresh process, the same 16 at a time, against the Node SDK at 16", Goal.AtLeast(2.7), 16),
        new(
            "cold start: from the start of the process to the first answer, against HttpClient in the same engine",
            Goal.AtMost(1.8), SomeRounds, Cold),
        Speed(
            "Import-Module in a warm engine, against a module with one cmdlet",
            Goal.AtMost(1.3), ManyRounds, Import(Paths.TrivialManifest), Import(Paths.Manifest)),
        Speed(
            "64 at a time, 20 ms, against HttpClient at 64",
            Goal.AtLeast(0.95), FewRounds, Buy("cmdlet", 4800, 64, Far), Buy("raw", 4800, 64, Far)),
        Speed(
            "16 at a time, 20 ms, against one after the other",
            Goal.AtLeast(15.5), FewRounds, Buy("cmdlet", 1600, 16, Far), Buy("cmdlet", 100, 1, Far)),
        new("slow rows: 5 % take 500 ms, the rest 20 ms, 32 at a time, against the ideal", Goal.AtLeast(0.85), FewRounds, AgainstIdeal),
        Speed("pages: 10,000 addresses at 20 ms a page, against one page after the other", Goal.AtLeast(5), FewRounds, List(10), List(1)),
        new("journal: 64 at a time, 20 ms, with one against without", Goal.AtLeast(0.95), SomeRounds, WithJournal),
        new("memory: KB allocated for a row, engine included", Goal.AtMost(13), FewRounds, AllocatedKilobytes),
        new("memory: peak of 100,000 rows against 10,000", Goal.AtMost(1.1), 3, PeakMemory),
        Speed(
            "limit: 16 at a time, 0 ms, against HttpClient with a prepared body at 16",
            null, SomeRounds, Buy("cmdlet", 10_000, 16, Near), Buy("raw", 10_000, 16, Near)),
        Speed("limit: signing V3, against SHA-256 and HMAC-SHA256 of the same bytes", null, SomeRounds, Sign("signer"), Sign("hashes")),
    ];

    private static Entry Buy(string contestant, int calls, int concurrency, Latency latency) =>
        new(contestant, new Work("buy", calls, concurrency), latency);

    private static Entry List(int concurrency) => new("cmdlet", new Work("list", 200, concurrency), Far);

    private static Entry Import(string manifest) => new("cmdlet", new Work("import", 20, 1, Module: manifest), Near);

    private static Entry Sign(string contestant) => new(contestant, new Work("sign", 20_000, 1), Near);

    private static Figure Speed(string name, Goal? goal, int rounds, Entry ours, Entry peer) =>
        Compare(name, goal, rounds, ours, peer, (arena, entry) => arena.Do(entry));

    private static Figure Fresh(string name, Goal goal, int concurrency) => Compare(
        name,
        goal,
        FewRounds,
        Buy("cmdlet", FreshCalls, concurrency, Near),
        Buy("sdk", FreshCalls, concurrency, Near),
        (arena, entry) => arena.DoFresh(entry, CallsBeforeFresh));

    // How many times faster the first is than the second, per call. Chance decides in each round who begins.
    private static Figure Compare(string name, Goal? goal, int rounds, Entry ours, Entry peer, Func<Arena, Entry, Result> work)
    {
        return new(name, goal, rounds, arena =>
        {
            double SecondsPerCall(Entry entry) => work(arena, entry).Seconds / entry.Work.Calls;
            bool oursFirst = Random.Shared.Next(2) == 0;
            double first = SecondsPerCall(oursFirst ? ours : peer);
            double second = SecondsPerCall(oursFirst ? peer : ours);
            return oursFirst ? second / first : first / second;
        });
    }

    private static double Cold(Arena arena) => arena.TimeToFirstAnswer("cmdlet") / arena.TimeToFirstAnswer("raw-in-engine");

    private static double AgainstIdeal(Arena arena)
    {
        // There are so many rows that a slow one at the very end does not count.
        const int Rows = 4800;
        const int AtATime = 32;
        int slow = Rows / SomeSlow.SlowEvery;
        double ideal = ((slow * SomeSlow.SlowMilliseconds) + ((Rows - slow) * SomeSlow.Milliseconds)) / 1000.0 / AtATime;
        return ideal / arena.Do(Buy("cmdlet", Rows, AtATime, SomeSlow)).Seconds;
    }

    private static double AllocatedKilobytes(Arena arena)
    {
        // The input is prepared: its objects are not counted as the cmdlet's.
        var entry = new Entry("cmdlet", new Work("buy", 5000, 1, IsPrepared: true), Near);
        return arena.Do(entry).AllocatedBytes / 1024.0 / entry.Work.Calls;
    }

    private static double PeakMemory(Arena arena)
    {
        double few = arena.DoFresh(Buy("cmdlet", 10_000, 16, Near)).PeakBytes;
        return arena.DoFresh(Buy("cmdlet", 100_000, 16, Near)).PeakBytes / few;
    }

    private static double WithJournal(Arena arena)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"vpcps-speed-{Environment.ProcessId}.jsonl");
        string journal = Path.Combine(Path.GetTempPath(), name);
        Entry without = Buy("cmdlet", 4800, 64, Far);
        try
        {
            double with = arena.Do(without with { Work = without.Work with { Journal = journal } }).Seconds;
            return arena.Do(without).Seconds / with;
        }
        finally
        {
            File.Delete(journal);
        }
    }
}
