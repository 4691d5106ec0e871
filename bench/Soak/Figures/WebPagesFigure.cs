using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Emulator;
using VpcPS.Tests.Soak;

namespace VpcPS.Soak.Figures;

/// <summary>Requests that a browser sends for other sites: well signed, and never let in.</summary>
internal sealed class WebPagesFigure : Figure
{
    private const int RequestCount = 10_000;
    private const int ProgramCount = 100;
    private const int Concurrency = 8;

    /// <inheritdoc/>
    public override string Name => "pages";

    /// <inheritdoc/>
    public override string Title => "10,000 hostile requests to the emulator with a browser's headers: none is let in";

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<Reading>> MeasureAsync(Options options)
    {
        using var emulator = EmulatorServer.Start();
        var pages = new HostilePages(options.Seed, emulator.Port, emulator.AccessKeyId, emulator.AccessKeySecret);
        int accepted = 0;
        int unanswered = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, options.Rows ?? RequestCount),
            new ParallelOptions { MaxDegreeOfParallelism = Concurrency },
            async (number, _) =>
            {
                int status = await pages.SendAsync(pages.Hostile(number));
                Interlocked.Add(ref accepted, status is >= 100 and < 400 ? 1 : 0);
                Interlocked.Add(ref unanswered, status == 0 ? 1 : 0);
            });
        int calls = emulator.Journal.Count;
        int served = 0;
        for (int number = 0; number < ProgramCount; number++)
        {
            served += await pages.SendAsync(pages.OfAProgram(number)) == 200 ? 1 : 0;
        }

        return
        [
            Reading.Exactly("requests that were let in", accepted, 0),
            Reading.Exactly("calls that the emulator's journal has of them", calls, 0),
            Reading.Exactly("requests without an answer", unanswered, 0),
            Reading.Exactly("faults of the emulator itself", emulator.InternalFaults.Count, 0),
            Reading.Exactly($"of {ProgramCount} calls of a program with the same signature, those that were answered", served, ProgramCount),
        ];
    }
}
