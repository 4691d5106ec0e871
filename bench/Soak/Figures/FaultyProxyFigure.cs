using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Emulator;
using VpcPS.Tests.Soak;

namespace VpcPS.Soak.Figures;

/// <summary>
/// Two runspaces on one session behind a proxy that loses, cuts, delays and repeats what passes: buying, resizing and
/// releasing each end as they were asked to.
/// </summary>
internal sealed class FaultyProxyFigure : Figure
{
    private const int RowCount = 4_000;
    private const double FaultProbability = 0.02;
    private const int TimeoutSec = 1;

    /// <inheritdoc/>
    public override string Name => "proxy";

    /// <inheritdoc/>
    public override string Title => "4,000 rows from two runspaces on one session, through a proxy with seven faults";

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<Reading>> MeasureAsync(Options options)
    {
        int rows = Math.Max(2, (options.Rows ?? RowCount) / 2 * 2);
        using var estate = new SoakEstate(rows);
        using EmulatorServer emulator = EmulatorServer.Start(new EmulatorOptions { EstatePath = estate.Path, Seed = options.Seed });
        using var proxy = new FaultyProxy(
            emulator.EndpointUrl, FaultyProxy.Each(FaultProbability), TimeSpan.FromSeconds(TimeoutSec * 1.3), options.Seed);
        using var one = new Engine();
        using var two = new Engine();
        object? session = one.Run(
            Scripts.Connect(emulator, $"-TimeoutSec {TimeoutSec}").Replace(emulator.EndpointUrl.ToString(), proxy.Endpoint.ToString(), StringComparison.Ordinal)
            + "; $session")[^1];
        Outcome bought = await BothAsync(one, two, session, rows, "New-VpcIpv6InternetBandwidth -Bandwidth 2");
        Outcome resized = await BothAsync(one, two, session, rows, "Set-VpcIpv6InternetBandwidth -Bandwidth 7 -PassThru");
        Reading[] purchases = [.. Purchases.Of(emulator).EachOnce(rows)];
        one.Run(Scripts.Connect(emulator));
        int resizedTruly = one.Count("@(Get-VpcIpv6InternetBandwidth | Where-Object Bandwidth -eq 7).Count");
        Outcome released = await BothAsync(one, two, session, rows, "Remove-VpcIpv6InternetBandwidth -Force");

        return
        [
            .. purchases,
            Reading.Exactly("rows that the client says it bought", bought.Emitted, rows),
            Reading.Exactly("rows resized", resizedTruly, rows),
            Reading.Exactly("rows that the client says it resized", resized.Emitted, rows),
            Reading.Exactly("bandwidths left after the release", one.Count("@(Get-VpcIpv6InternetBandwidth).Count"), 0),
            Reading.Exactly("rows refused, in buying, resizing and releasing", bought.Refused + resized.Refused + released.Refused, 0),
            .. Enum.GetValues<NetworkFault>().Select(fault => Reading.AtLeast($"faults: {fault}", proxy.Struck.GetValueOrDefault(fault), rows / 100)),
        ];
    }

    private static async Task<Outcome> BothAsync(Engine one, Engine two, object? session, int rows, string command)
    {
        Task<Outcome> first = Task.Run(() => Run(one, session, 1, rows / 2, command));
        Task<Outcome> second = Task.Run(() => Run(two, session, (rows / 2) + 1, rows, command));
        return new Outcome((await first).Emitted + (await second).Emitted, (await first).Refused + (await second).Refused);
    }

    private static Outcome Run(Engine engine, object? session, int from, int to, string command)
    {
        object?[] counts = [.. engine.Run(
            $$"""
            $emitted = @({{from}}..{{to}} | ForEach-Object { [pscustomobject]@{ Ipv6AddressId = 'ipv6-hp3{0:d18}' -f $_ } } |
                {{command}} -Session $shared -ThrottleLimit 16 -ErrorVariable refused -ErrorAction SilentlyContinue).Count
            $emitted
            $refused.Count
            foreach ($one in $refused) { $one.Exception.Message }
            """,
            ("shared", session))];
        foreach (object? refusal in counts.Skip(2).Take(3))
        {
            Console.WriteLine("          " + refusal);
        }

        return new Outcome((int)counts[0]!, (int)counts[1]!);
    }

    private sealed record Outcome(int Emitted, int Refused);
}
