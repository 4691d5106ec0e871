using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace VpcPS.Speed;

/// <summary>All that is measured.</summary>
internal static class Figures
{
    // Sequential rounds at 0 ms and imports are short and scatter, so that many are needed.
    private const int ManyRounds = 101;
    private const int SomeRounds = 21;
    private const int FewRounds = 7;

    private static readonly Latency Near = Latency.None;
    private static readonly Latency Far = new(Milliseconds: 20);
    private static readonly Latency SomeSlow = new(Milliseconds: 20, SlowMilliseconds: 500, SlowEvery: 20);

    public static IReadOnlyList<Figure> All { get; } =
    [
        Speed("cmdlet, one after the other, 0 ms, against raw HttpClient with a blocking wait", Goal.AtLeast(0.70), ManyRounds, Buy("cmdlet", 500, 1, Near), Buy("raw", 500, 0, Near)),
        Speed("the same against the official Node SDK", Goal.AtLeast(2.5), ManyRounds, Buy("cmdlet", 500, 1, Near), Buy("sdk", 500, 1, Near)),
        Speed("the same against pop-core", null, SomeRounds, Buy("cmdlet", 500, 1, Near), Buy("pop-core", 500, 1, Near)),
        Speed("cmdlet, 16 at a time, 0 ms, against the Node SDK at 16", Goal.AtLeast(4.0), SomeRounds, Buy("cmdlet", 10_000, 16, Near), Buy("sdk", 3000, 16, Near)),
        Speed("the same against raw HttpClient at 16", Goal.AtLeast(0.60), SomeRounds, Buy("cmdlet", 10_000, 16, Near), Buy("raw", 10_000, 16, Near)),
        Speed("cmdlet, 64 at a time, 20 ms, against raw HttpClient at 64", Goal.AtLeast(0.95), FewRounds, Buy("cmdlet", 4800, 64, Far), Buy("raw", 4800, 64, Far)),
        Speed("cmdlet, 16 at a time, 20 ms, against itself one after the other", Goal.AtLeast(15.5), FewRounds, Buy("cmdlet", 1600, 16, Far), Buy("cmdlet", 100, 1, Far)),
        new("5 % of the rows 500 ms, the rest 20 ms, 32 at a time, against the ideal", Goal.AtLeast(0.85), FewRounds, AgainstIdeal),
        Speed("core client, 16 at a time, 0 ms, against raw HttpClient at 16", Goal.AtLeast(0.78), SomeRounds, Buy("core", 10_000, 16, Near), Buy("raw", 10_000, 16, Near)),
        new("bytes allocated for a row, engine included, in KB", Goal.AtMost(10), FewRounds, AllocatedKilobytes),
        Speed("Import-Module in a warm engine, against a module with one cmdlet", Goal.AtMost(1.3), ManyRounds, Import(Paths.TrivialManifest), Import(Paths.Manifest)),
        new("cold: from the start of the process to the first answer, against HttpClient in the same engine", Goal.AtMost(1.8), SomeRounds, arena => Cold(arena, "cmdlet", "raw-in-engine")),
        new("cold: the same, the Node SDK in a process for one call against the cmdlet in one", null, SomeRounds, arena => Cold(arena, "sdk", "cmdlet")),
        Speed("100 rows through the cmdlet, against a process of the Node SDK for each", null, FewRounds, Buy("cmdlet", 100, 1, Near), new Entry("process per call", new Work("buy", 3, 1), Near)),
        new("CPU time of the second 50,000 rows against the first 50,000", Goal.AtMost(1.05), FewRounds, SecondHalf),
        new("peak memory, 100,000 rows against 10,000", Goal.AtMost(1.1), 3, PeakMemory),
        new("with a journal, 64 at a time, 20 ms, against without", Goal.AtLeast(0.95), SomeRounds, WithJournal),
        Speed("10,000 addresses, 200 pages at 20 ms, against one page after the other", Goal.AtLeast(5), FewRounds, List(10), List(1)),
    ];

    private static Entry Buy(string contestant, int calls, int concurrency, Latency latency) => new(contestant, new Work("buy", calls, concurrency), latency);

    private static Entry List(int concurrency) => new("cmdlet", new Work("list", 200, concurrency), Far);

    private static Entry Import(string manifest) => new("cmdlet", new Work("import", 20, 1, Module: manifest), Near);

    // How many times faster the first is than the second, per call. Who begins is drawn anew each round.
    private static Figure Speed(string name, Goal? goal, int rounds, Entry ours, Entry peer) => new(name, goal, rounds, arena =>
    {
        bool oursFirst = Random.Shared.Next(2) == 0;
        double first = SecondsPerCall(arena, oursFirst ? ours : peer);
        double second = SecondsPerCall(arena, oursFirst ? peer : ours);
        return oursFirst ? second / first : first / second;
    });

    private static double SecondsPerCall(Arena arena, Entry entry)
    {
        if (entry.Contestant != "process per call")
        {
            return arena.Do(entry).Seconds / entry.Work.Calls;
        }

        double seconds = 0;
        for (int call = 0; call < entry.Work.Calls; call++)
        {
            seconds += arena.TimeToFirstAnswer("sdk").TotalSeconds;
        }

        return seconds / entry.Work.Calls;
    }

    private static double Cold(Arena arena, string one, string other) =>
        arena.TimeToFirstAnswer(one) / arena.TimeToFirstAnswer(other);

    private static double AgainstIdeal(Arena arena)
    {
        // So many that a slow row at the very end does not count.
        const int Rows = 4800;
        const int AtATime = 32;
        int slow = Rows / SomeSlow.SlowEvery;
        double ideal = ((slow * SomeSlow.SlowMilliseconds) + ((Rows - slow) * SomeSlow.Milliseconds)) / 1000.0 / AtATime;
        return ideal / arena.Do(Buy("cmdlet", Rows, AtATime, SomeSlow)).Seconds;
    }

    private static double AllocatedKilobytes(Arena arena)
    {
        // The objects of the input are not the cmdlet's.
        var entry = new Entry("cmdlet", new Work("buy", 5000, 1, IsPrepared: true), Near);
        return arena.Do(entry).AllocatedBytes / 1024.0 / entry.Work.Calls;
    }

    private static double SecondHalf(Arena arena)
    {
        Result result = arena.Do(Buy("cmdlet", 100_000, 16, Near));
        return result.CpuSecondsOfSecondHalf / result.CpuSecondsOfFirstHalf;
    }

    private static double PeakMemory(Arena arena)
    {
        double few = arena.DoFresh(Buy("cmdlet", 10_000, 16, Near)).PeakBytes;
        return arena.DoFresh(Buy("cmdlet", 100_000, 16, Near)).PeakBytes / few;
    }

    private static double WithJournal(Arena arena)
    {
        string journal = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"vpcps-speed-{Environment.ProcessId}.jsonl"));
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
