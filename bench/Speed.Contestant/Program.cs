using System;
using System.Diagnostics;
using System.IO;
using System.Text.Json;

namespace VpcPS.Speed.Contestant;

/// <summary>
/// <c>contestant endpoint</c> works as it is told, a line of JSON each. <c>first-answer contestant endpoint</c> makes one
/// call, says so, and ends.
/// </summary>
internal static class Program
{
    private static void Main(string[] args)
    {
        if (args[0] == "first-answer")
        {
            using IContestant cold = Create(args[1], new Uri(args[2]));
            var work = new Work("buy", Calls: 1, Concurrency: 1);
            cold.Prepare(work);
            cold.Do(work);
            Console.WriteLine("answered");
            return;
        }

        using IContestant contestant = Create(args[0], new Uri(args[1]));
        Console.WriteLine("ready");
        while (Console.In.ReadLine() is { } line)
        {
            Console.WriteLine(JsonSerializer.Serialize(Measure(contestant, JsonSerializer.Deserialize<Work>(line)!)));
        }
    }

    private static IContestant Create(string name, Uri endpoint) => name switch
    {
        "cmdlet" => new CmdletContestant(endpoint),
        "raw" => new RawContestant(endpoint),
        "raw-in-engine" => new RawInEngineContestant(endpoint),
        "signer" => new SignerContestant(isLimit: false),
        "hashes" => new SignerContestant(isLimit: true),
        _ => throw new InvalidDataException($"There is no contestant '{name}'."),
    };

    private static Result Measure(IContestant contestant, Work work)
    {
        contestant.Prepare(work);
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        long start = Stopwatch.GetTimestamp();
        TimeSpan elapsed = contestant.Do(work) ?? Stopwatch.GetElapsedTime(start);
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        using var process = Process.GetCurrentProcess();
        return new Result(elapsed.TotalSeconds, allocated, process.PeakWorkingSet64);
    }
}
