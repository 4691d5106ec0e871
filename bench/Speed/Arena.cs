using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Text.Json;

namespace VpcPS.Speed;

/// <summary>The server and the contestants, each in a process of its own.</summary>
internal sealed class Arena : IDisposable
{
    // The runtimes compile what is hot in several steps, all of which are over after so many calls.
    private const int WarmUpCalls = 20_000;
    private const int WarmUpConcurrency = 16;

    private readonly Dictionary<string, LineProcess> _warm = [];
    private readonly ServerProcess _server = new();

    /// <summary>Has a contestant work that is warm.</summary>
    public Result Do(Entry entry)
    {
        if (!_warm.TryGetValue(entry.Contestant, out LineProcess? process))
        {
            process = Start(entry.Contestant);
            _server.Set(Latency.None);
            string task = entry.Work.Task == "sign" ? "sign" : "buy";
            Do(process, new Work(task, WarmUpCalls / 2, WarmUpConcurrency));
            Do(process, new Work(task, WarmUpCalls / 2, Concurrency: 1));
            _warm.Add(entry.Contestant, process);
        }

        _server.Set(entry.Latency);
        return Do(process, entry.Work);
    }

    /// <summary>Has a contestant work in a process that has done nothing but some calls before.</summary>
    /// <param name="entry">What it does.</param>
    /// <param name="callsBefore">How many such calls it makes before.</param>
    public Result DoFresh(Entry entry, int callsBefore = 0)
    {
        _server.Set(entry.Latency);
        using LineProcess process = Start(entry.Contestant);
        if (callsBefore > 0)
        {
            Do(process, entry.Work with { Calls = callsBefore });
        }

        return Do(process, entry.Work);
    }

    /// <summary>The time from the start of a contestant's process to its first answer.</summary>
    public TimeSpan TimeToFirstAnswer(string contestant)
    {
        _server.Set(Latency.None);
        long start = Stopwatch.GetTimestamp();
        using LineProcess process = LineProcess.DotNet("Speed.Contestant", "first-answer", contestant, _server.Endpoint);
        process.ReadLine();
        return Stopwatch.GetElapsedTime(start);
    }

    public void Dispose()
    {
        foreach (LineProcess process in _warm.Values)
        {
            process.Dispose();
        }

        _server.Dispose();
    }

    private LineProcess Start(string contestant)
    {
        LineProcess process = contestant == "sdk"
            ? LineProcess.Node(_server.Endpoint)
            : LineProcess.DotNet("Speed.Contestant", contestant, _server.Endpoint);
        process.ReadLine();
        return process;
    }

    private Result Do(LineProcess process, Work work)
    {
        int before = _server.Count;
        Result result = JsonSerializer.Deserialize<Result>(process.Ask(JsonSerializer.Serialize(work)))!;
        int answered = _server.Count - before;
        // Pages of a list overlap, so that it takes some calls more.
        bool isDone = work.Task switch { "import" or "sign" => true, "list" => answered >= work.Calls, _ => answered == work.Calls };
        return isDone
            ? result
            : throw new InvalidOperationException($"{work.Calls} calls were to be made, and {answered} were.");
    }
}
