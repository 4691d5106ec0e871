using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Emulator;
using VpcPS.Tests.Soak;

namespace VpcPS.Soak.Figures;

/// <summary>The journal of a run that was killed, cut at every byte, and with every byte changed in turn; each used by a new run.</summary>
internal sealed class DamagedJournalFigure : Figure
{
    private const int RowCount = 2;

    /// <inheritdoc/>
    public override string Name => "damage";

    /// <inheritdoc/>
    public override string Title => "a journal cut at every byte, and with every byte changed in turn: none bought twice, healed or refused with its line";

    /// <inheritdoc/>
    public override Task<IReadOnlyList<Reading>> MeasureAsync(Options options) => Task.Run(() => Measure(options));

    private static IReadOnlyList<Reading> Measure(Options options)
    {
        int rows = Math.Max(RowCount, options.Rows ?? RowCount);
        DirectoryInfo directory = Directory.CreateTempSubdirectory("vpcps-soak-");
        string journal = Path.Combine(directory.FullName, "run.jsonl");
        using var estate = new SoakEstate(rows);
        using EmulatorServer emulator = EmulatorServer.Start(new EmulatorOptions { EstatePath = estate.Path, Seed = options.Seed });
        using var engine = new Engine();
        try
        {
            // The last line says that the last row is being sent: as if the run had been killed there.
            engine.Run(Scripts.Connect(emulator) + "\n" + Buy(rows, journal));
            byte[] whole = File.ReadAllBytes(journal);
            whole = whole[..(whole.AsSpan()[..^1].LastIndexOf((byte)'\n') + 1)];

            var dice = new Random(options.Seed);
            Count cut = Try(engine, rows, journal, Enumerable.Range(0, whole.Length).Select(length => whole[..length]));
            Count changed = Try(engine, rows, journal, Enumerable.Range(0, whole.Length).Select(position =>
            {
                byte[] damaged = [.. whole];
                damaged[position] ^= (byte)dice.Next(1, 256);
                return damaged;
            }));

            return
            [
                .. Purchases.Of(emulator).EachOnce(rows).Take(2),
                Reading.Exactly("journals", cut.All + changed.All, 2L * whole.Length),
                Reading.Exactly("cut: healed, or refused with a line and as they were", cut.Healed + cut.Refused, cut.All),
                Reading.Exactly("changed: healed, or refused with a line and as they were", changed.Healed + changed.Refused, changed.All),
                Reading.Exactly("changed: rows that a run did not know", changed.Unknown, 0),
                Reading.AtLeast("cut: healed", cut.Healed, cut.All * 9 / 10),
            ];
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static string Buy(int rows, string journal) =>
        $$"""
        $line = ''
        $said = @()
        try {
            $said = @(1..{{rows}} | ForEach-Object { [pscustomobject]@{ Ipv6AddressId = 'ipv6-hp3{0:d18}' -f $_ } } |
                New-VpcIpv6InternetBandwidth -Bandwidth 2 -Ipv6GatewayId {{SoakEstate.Gateway}} -ThrottleLimit 1 -JournalPath '{{journal}}' -ErrorAction SilentlyContinue)
        }
        catch { $line = "$_" }
        $said.Count
        $line
        """;

    private static Count Try(Engine engine, int rows, string journal, IEnumerable<byte[]> journals)
    {
        var count = new Count();
        foreach (byte[] content in journals)
        {
            File.WriteAllBytes(journal, content);
            IReadOnlyList<object?> said = engine.Run(Buy(rows, journal));
            string refusal = (string)said[1]!;
            count.All++;
            if (refusal.Length == 0)
            {
                count.Healed++;
                count.Unknown += (int)said[0]! < rows ? 1 : 0;
            }
            else if (refusal.Contains("line ", StringComparison.Ordinal) && File.ReadAllBytes(journal).AsSpan().SequenceEqual(content))
            {
                count.Refused++;
            }
            else
            {
                Console.WriteLine("          " + refusal);
            }
        }

        return count;
    }

    private sealed class Count
    {
        public int All { get; set; }

        public int Healed { get; set; }

        public int Refused { get; set; }

        public int Unknown { get; set; }
    }
}
