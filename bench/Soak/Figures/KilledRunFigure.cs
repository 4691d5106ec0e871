using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Emulator;
using VpcPS.Tests.Soak;

namespace VpcPS.Soak.Figures;

/// <summary>A run with a journal that is killed again and again, and started again each time.</summary>
internal sealed class KilledRunFigure : Figure
{
    private const string Allocate = "AllocateIpv6InternetBandwidth";
    private const int RowCount = 1_000;
    private const int KillCount = 20;
    private const int LongestLingeringMs = 30;

    /// <inheritdoc/>
    public override string Name => "kill";

    /// <inheritdoc/>
    public override string Title => "1,000 rows with -JournalPath, killed (SIGKILL) at 20 random moments: each bought once";

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<Reading>> MeasureAsync(Options options)
    {
        int rows = options.Rows ?? RowCount;
        DirectoryInfo directory = Directory.CreateTempSubdirectory("vpcps-soak-");
        using var estate = new SoakEstate(rows);
        using EmulatorServer emulator = EmulatorServer.Start(new EmulatorOptions
        {
            EstatePath = estate.Path,
            Seed = options.Seed,
            Faults =
            [
                // The latency of the cloud, so that a kill finds many rows between their request and its answer.
                new FaultRule { Action = Allocate, DelayMs = 40 },
                new FaultRule { Action = Allocate, ResetAfter = true, Probability = 0.02 },
            ],
        });
        try
        {
            string script = Scripts.Connect(emulator) + "\n"
                + Scripts.Buy(rows, $"-ThrottleLimit 16 -JournalPath '{Path.Combine(directory.FullName, "run.jsonl")}'");
            int lost = await KillAgainAndAgainAsync(script, emulator, rows, new Random(options.Seed));
            IReadOnlyDictionary<string, long> last = await ClientProcess.RunAsync(script);

            return
            [
                .. Purchases.Of(emulator).EachOnce(rows),
                Reading.Exactly("rows emitted by the last run", last["bought"], rows),
                Reading.Exactly("rows refused by the last run", last["refused"], 0),
                Reading.AtLeast("kills in the middle of a run", KillCount - lost, KillCount),
            ];
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    /// <returns>How often the run ended before it could be killed.</returns>
    private static async Task<int> KillAgainAndAgainAsync(string script, EmulatorServer emulator, int rows, Random random)
    {
        int lost = 0;
        int[] moments = [.. Enumerable.Range(0, KillCount).Select(_ => random.Next(1, Math.Max(2, rows * 9 / 10))).Order()];
        foreach (int moment in moments)
        {
            using ClientProcess client = ClientProcess.Start(script);
            int before = Made(emulator);
            // Each run gets at least as far as one purchase, else most kills would only meet the engine's start.
            while (!client.HasEnded && Made(emulator) < Math.Max(moment, before + 1))
            {
                Thread.Sleep(1);
            }

            Thread.Sleep(random.Next(LongestLingeringMs));
            lost += client.HasEnded ? 1 : 0;
            await client.KillAsync();
        }

        return lost;
    }

    private static int Made(EmulatorServer emulator) => emulator.Journal.Count(entry => entry.Committed);
}
