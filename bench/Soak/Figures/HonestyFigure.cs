using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Emulator;
using VpcPS.Tests.Soak;

namespace VpcPS.Soak.Figures;

/// <summary>
/// Where the network is so bad that calls are given up, what the client says of each row has to be true, and the errors
/// piped in again have to find out the rest.
/// </summary>
internal sealed class HonestyFigure : Figure
{
    private const int RowCount = 1_000;
    private const double FaultProbability = 0.08;
    private const int TimeoutSec = 1;

    /// <inheritdoc/>
    public override string Name => "honesty";

    /// <inheritdoc/>
    public override string Title => "1,000 rows, half of all exchanges spoiled, one repetition: what is said of each row is so";

    /// <inheritdoc/>
    public override Task<IReadOnlyList<Reading>> MeasureAsync(Options options) => Task.Run(() => Measure(options));

    private static IReadOnlyList<Reading> Measure(Options options)
    {
        int rows = options.Rows ?? RowCount;
        using var estate = new SoakEstate(rows);
        using EmulatorServer emulator = EmulatorServer.Start(new EmulatorOptions { EstatePath = estate.Path, Seed = options.Seed });
        using var engine = new Engine();
        using (var proxy = new FaultyProxy(
            emulator.EndpointUrl, FaultyProxy.Each(FaultProbability), TimeSpan.FromSeconds(TimeoutSec * 1.3), options.Seed))
        {
            engine.Run(Scripts.Connect(emulator, $"-TimeoutSec {TimeoutSec} -MaxRetry 1")
                .Replace(emulator.EndpointUrl.ToString(), proxy.Endpoint.ToString(), StringComparison.Ordinal));
            engine.Run(
                $$"""
                $said = @(1..{{rows}} | ForEach-Object { [pscustomobject]@{ Ipv6AddressId = 'ipv6-hp3{0:d18}' -f $_ } } |
                    New-VpcIpv6InternetBandwidth -Bandwidth 2 -Ipv6GatewayId {{SoakEstate.Gateway}} -ThrottleLimit 32 -ErrorVariable refused -ErrorAction SilentlyContinue)
                $unknown = @($refused | Where-Object { $_.Exception.IsOutcomeUnknown })
                """);
        }

        engine.Run(Scripts.Connect(emulator));
        HashSet<string> saidBought = Ids(engine, "$said | ForEach-Object { $_.Ipv6AddressId }");
        HashSet<string> saidRefused = Ids(engine, "$refused | Where-Object { -not $_.Exception.IsOutcomeUnknown } | ForEach-Object { $_.TargetObject.Ipv6AddressId }");
        int unknown = engine.Count("$unknown.Count");
        HashSet<string> bought = Ids(engine, "Get-VpcIpv6InternetBandwidth | ForEach-Object { $_.Ipv6AddressId }");
        int found = engine.Count("@($refused.TargetObject | New-VpcIpv6InternetBandwidth -ThrottleLimit 16).Count");

        return
        [
            Reading.Exactly("rows said to be bought that are not", saidBought.Except(bought).Count(), 0),
            Reading.Exactly("rows said to be refused that are bought", saidRefused.Intersect(bought).Count(), 0),
            Reading.Exactly("rows that came to an end", saidBought.Count + saidRefused.Count + unknown, rows),
            Reading.AtLeast("rows whose outcome was said to be unknown", unknown, rows / 20),
            Reading.Exactly("errors piped in again that found their purchase", found, unknown + saidRefused.Count),
            .. Purchases.Of(emulator).EachOnce(rows),
        ];
    }

    private static HashSet<string> Ids(Engine engine, string script) => [.. engine.Run(script).Select(id => (string)id!)];
}
