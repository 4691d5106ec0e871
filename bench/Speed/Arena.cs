using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Text.Json;

namespace VpcPS.Speed;

/// <summary>The stub, and the contestants, each in a process of its own, warm.</summary>
internal sealed class Arena : IDisposable
{
    // Of every contestant, before any warm figure: the runtimes compile what is hot in several steps.
    private const int WarmUpCalls = 20_000;
    private const int WarmUpConcurrency = 16;

    private readonly Dictionary<string, LineProcess> _warm = [];

    public Stub Stub { get; } = new();

    /// <summary>Has a warm contestant work.</summary>
    public Result Do(Entry entry)
    {
        if (!_warm.TryGetValue(entry.Contestant, out LineProcess? process))
        {
            process = Start(entry.Contestant);
            Stub.Set(Latency.None);
            Do(process, new Work("buy", WarmUpCalls / 2, WarmUpConcurrency));
            Do(process, new Work("buy", WarmUpCalls / 2, Concurrency: 0));
            _warm.Add(entry.Contestant, process);
        }

        Stub.Set(entry.Latency);
        return Do(process, entry.Work);
    }

    /// <summary>Has a contestant work in a process that has done nothing else.</summary>
    public Result DoFresh(Entry entry)
    {
        Stub.Set(entry.Latency);
        using LineProcess process = Start(entry.Contestant);
        return Do(process, entry.Work);
    }

    /// <summary>From the start of a contestant's process to its first answer.</summary>
    public TimeSpan TimeToFirstAnswer(string contestant)
    {
        Stub.Set(Latency.None);
        long start = Stopwatch.GetTimestamp();
        using LineProcess process = IsNode(contestant)
            ? LineProcess.Node("first-answer", contestant, Stub.Endpoint)
            : LineProcess.DotNet("Speed.Contestant", "first-answer", contestant, Stub.Endpoint);
        process.ReadLine();
        return Stopwatch.GetElapsedTime(start);
    }

    public void Dispose()
    {
        foreach (LineProcess process in _warm.Values)
        {
            process.Dispose();
        }

        Stub.Dispose();
    }

    private LineProcess Start(string contestant)
    {
        LineProcess process = IsNode(contestant)
            ? LineProcess.Node(contestant, Stub.Endpoint)
            : LineProcess.DotNet("Speed.Contestant", contestant, Stub.Endpoint);
        process.ReadLine();
        return process;
    }

    private static bool IsNode(string contestant) => contestant is "sdk" or "pop-core";

    private Result Do(LineProcess process, Work work)
    {
        int before = Stub.Count;
        Result result = JsonSerializer.Deserialize<Result>(process.Ask(JsonSerializer.Serialize(work)))!;
        int answered = Stub.Count - before;
        // Pages of a list overlap, so that it takes some calls more.
        bool isDone = work.Task switch { "import" => true, "list" => answered >= work.Calls, _ => answered == work.Calls };
        return isDone
            ? result
            : throw new InvalidOperationException($"{work.Calls} calls were to be made, and {answered} were.");
    }
}
