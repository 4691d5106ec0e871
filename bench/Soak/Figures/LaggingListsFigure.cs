using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using VpcPS.Emulator;
using VpcPS.Tests.Soak;

namespace VpcPS.Soak.Figures;

/// <summary>
/// Lists lag behind, answers are lost and their tokens forgotten, and another client buys the same for some addresses just
/// before or in between: what is said of each row has to be true, by the emulator's own journal.
/// </summary>
internal sealed class LaggingListsFigure : Figure
{
    private const int RowCount = 2_000;
    private const int LongestLagMs = 5_000;
    private const string OtherToken = "other-";

    /// <inheritdoc/>
    public override string Name => "lag";

    /// <inheritdoc/>
    public override string Title => "2,000 rows, lists 0 to 5 s behind, 10 % of replies lost, another client buys in between: nothing false is said";

    /// <inheritdoc/>
    public override Task<IReadOnlyList<Reading>> MeasureAsync(Options options) => Task.Run(() => Measure(options));

    private static IReadOnlyList<Reading> Measure(Options options)
    {
        int rows = options.Rows ?? RowCount;
        DirectoryInfo directory = Directory.CreateTempSubdirectory("vpcps-soak-");
        string journal = Path.Combine(directory.FullName, "run.jsonl");
        using var estate = new SoakEstate(rows);
        using EmulatorServer emulator = EmulatorServer.Start(new EmulatorOptions { EstatePath = estate.Path, Seed = options.Seed });
        using var other = new Engine();
        using var engine = new Engine();
        other.Run(Scripts.Connect(emulator));
        var dice = new Random(options.Seed);
        Dictionary<string, TimeSpan> lags = Enumerable.Range(1, rows)
            .ToDictionary(row => $"ipv6-hp3{row:d18}", _ => TimeSpan.FromMilliseconds(dice.Next(LongestLagMs)));
        // Of every 40 addresses one is bought by the other client first, one when the request for it was lost.
        string[] order = [.. lags.Keys.OrderBy(_ => dice.Next())];
        var first = new HashSet<string>(order.Take(rows / 40));
        var between = new ConcurrentDictionary<string, bool>(order.Skip(rows / 40).Take(rows / 40).Select(id => KeyValuePair.Create(id, true)));
        using (var proxy = new LaggingProxy(emulator.EndpointUrl) { LagOf = id => lags[id] })
        {
            foreach (string id in order.Skip(rows / 20).Take(rows / 10))
            {
                proxy.LoseAnswer(id);
            }

            proxy.Passes = id =>
            {
                bool isLost = between.TryRemove(id, out _);
                if (isLost || first.Contains(id))
                {
                    lock (other)
                    {
                        other.Run($"New-VpcIpv6InternetBandwidth {id} 2 -ClientToken {OtherToken}{id} -ErrorAction SilentlyContinue > $null");
                    }

                    proxy.Show(id);
                }

                return Task.FromResult(!isLost);
            };

            engine.Run(Scripts.Connect(emulator).Replace(emulator.EndpointUrl.ToString(), proxy.Endpoint.ToString(), StringComparison.Ordinal));
            engine.Run(
                $$"""
                $said = @(1..{{rows}} | ForEach-Object { [pscustomobject]@{ Ipv6AddressId = 'ipv6-hp3{0:d18}' -f $_ } } |
                    New-VpcIpv6InternetBandwidth -Bandwidth 2 -Ipv6GatewayId {{SoakEstate.Gateway}} -ThrottleLimit 32 -JournalPath '{{journal}}' -ErrorVariable refused -ErrorAction SilentlyContinue)
                $unknown = @($refused | Where-Object { $_.Exception.IsOutcomeUnknown })
                """);
        }

        HashSet<string> bought = Ids(engine, "$said | ForEach-Object { $_.Ipv6AddressId }");
        HashSet<string> refused = Ids(engine, "$refused | Where-Object { -not $_.Exception.IsOutcomeUnknown } | ForEach-Object { $_.TargetObject.Ipv6AddressId }");
        HashSet<string> unknown = Ids(engine, "$unknown | ForEach-Object { $_.TargetObject.Ipv6AddressId }");
        HashSet<string> remembered = Ids(engine, "$session.UnknownOutcomes | ForEach-Object { $_.Ipv6AddressId }");
        Dictionary<string, string> lastEvents = LastEvents(journal);
        directory.Delete(recursive: true);
        HashSet<string> others = Ids(other, "Get-VpcIpv6InternetBandwidth | ForEach-Object { $_.Ipv6AddressId }");
        others.IntersectWith(emulator.Journal.Where(entry => entry.Committed && entry.ClientToken.StartsWith(OtherToken, StringComparison.Ordinal)).Select(entry => entry.ClientToken[OtherToken.Length..]));
        HashSet<string> ours = [.. lags.Keys.Except(others)];

        return
        [
            Reading.Exactly("rows said to be bought that are not this run's", bought.Except(ours).Count(), 0),
            Reading.Exactly("rows said to be refused that are this run's", refused.Intersect(ours).Count(), 0),
            Reading.Exactly("rows that came to an end", bought.Count + refused.Count + unknown.Count, rows),
            Reading.Exactly("rows of an unknown outcome that the session does not have so", unknown.Except(remembered).Count() + remembered.Except(unknown).Count(), 0),
            Reading.Exactly("Bought in the journal that is not this run's", lastEvents.Count(line => line.Value == "Bought" && !ours.Contains(line.Key)), 0),
            Reading.Exactly("Refused in the journal that is this run's", lastEvents.Count(line => line.Value == "Refused" && ours.Contains(line.Key)), 0),
            Reading.Exactly("purchases made, this run's and the other client's", emulator.Journal.Count(entry => entry.Committed), rows),
            Reading.AtLeast("purchases of the other client", others.Count, rows / 25),
            Reading.AtLeast("rows whose outcome was said to be unknown", unknown.Count, rows / 10),
        ];
    }

    private static HashSet<string> Ids(Engine engine, string script) => [.. engine.Run(script).Select(id => (string)id!)];

    private static Dictionary<string, string> LastEvents(string journal)
    {
        var last = new Dictionary<string, string>();
        foreach (string line in File.ReadLines(journal).Skip(1))
        {
            using var parsed = JsonDocument.Parse(line);
            last[parsed.RootElement.GetProperty("Ipv6AddressId").GetString()!] = parsed.RootElement.GetProperty("Event").GetString()!;
        }

        return last;
    }
}
