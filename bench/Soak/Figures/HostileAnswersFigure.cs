using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Credentials;
using VpcPS.Core.Http;
using VpcPS.Core.Signing;
using VpcPS.Tests.Soak;

namespace VpcPS.Soak.Figures;

/// <summary>Answers by chance: each call ends in an object or in one VpcException, each row in an object or in one error.</summary>
internal sealed class HostileAnswersFigure : Figure
{
    private const int AnswerCount = 100_000;
    private const int RowCount = 3_000;
    private const int Concurrency = 16;

    /// <inheritdoc/>
    public override string Name => "answers";

    /// <inheritdoc/>
    public override string Title => "100,000 random answers: a model or one VpcException each, and no hang";

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<Reading>> MeasureAsync(Options options)
    {
        using var server = new HostileServer(options.Seed);
        return [.. await MeasureCoreAsync(server, options.Rows ?? AnswerCount), .. MeasureCmdlets(server, Math.Min(options.Rows ?? RowCount, RowCount))];
    }

    private static async Task<IReadOnlyList<Reading>> MeasureCoreAsync(HostileServer server, int count)
    {
        var clock = new SkippingClock();
        using var client = new VpcClient(
            new StaticCredentialsProvider(new AlibabaCloudCredentials("soakAccessKeyId", "soakAccessKeySecret"), "the benchmark"),
            new VpcClientOptions { EndpointUrl = server.Endpoint, MaxRetries = 1, Clock = clock });
        var others = new ConcurrentQueue<string>();
        int models = 0;
        int errors = 0;
        int timeouts = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = Concurrency },
            async (number, stop) =>
            {
                try
                {
                    await CallAsync(client, number, stop);
                    Interlocked.Increment(ref models);
                }
                catch (VpcException e)
                {
                    Interlocked.Increment(ref errors);
                    Interlocked.Add(ref timeouts, e.Code == ConnectionErrorCodes.Timeout ? 1 : 0);
                }
                catch (Exception e)
                {
                    others.Enqueue($"{number}: {e.GetType()}: {e.Message}");
                }
            });

        foreach (string other in others.Take(5))
        {
            Console.WriteLine("          " + other);
        }

        return
        [
            Reading.Exactly("answers that ended in a model or a VpcException", models + errors, count),
            Reading.Exactly("other exceptions", others.Count, 0),
            Reading.Exactly("hangs, ended by the time-out", timeouts, 0),
            Reading.AtLeast("answers that became models", models, count / 100),
        ];
    }

    private static Task CallAsync(VpcClient client, int number, CancellationToken stop)
    {
        string name = "hostile-" + number;
        const string region = "cn-huhehaote";
        return (number % 4) switch
        {
            0 => client.SendAsync(new AllocateIpv6InternetBandwidth(region, "ipv6-1", "ipv6gw-1", 2, name), null, stop),
            1 => client.SendAsync(new DescribeIpv6Addresses(region) { Ipv6AddressIds = [name] }, null, stop),
            2 => client.SendAsync(new AnyAction(new AnyActionKind("DescribeAnything", known: null), region, [new("Name", name)]), null, stop),
            _ => client.SendAsync(new ListTagResources(region, "IPV6ADDRESS") { NextToken = name }, null, stop),
        };
    }

    private static Reading[] MeasureCmdlets(HostileServer server, int rows)
    {
        using var engine = new Engine();
        engine.Run($"""
            $key = [pscredential]::new('soakAccessKeyId', (ConvertTo-SecureString 'soakAccessKeySecret' -AsPlainText -Force))
            $null = Connect-VpcSession -Region cn-huhehaote -Credential $key -EndpointUrl {server.Endpoint} -MaxRetry 0
            """);
        return [.. HostileCommands.All.Select(command =>
        {
            int count = command.IsPerRow ? rows : rows / 10;
            object?[] outcome = [.. engine.Run(command.Script(count))];
            return Reading.Exactly($"{command.Name}: of {count} answers, those without an object or one error", (int)outcome[0]!, 0);
        })];
    }

    /// <summary>A clock on which waiting takes no time.</summary>
    private sealed class SkippingClock : IClock
    {
        private long _ticks = DateTimeOffset.UnixEpoch.AddYears(50).UtcTicks;

        public DateTimeOffset UtcNow => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

        public DateTimeOffset MachineTime => DateTimeOffset.UtcNow;

        // A wait does not turn the clock for others: calls side by side would use up each other's budget of time.
        public Task DelayAsync(TimeSpan duration, CancellationToken cancellationToken)
        {
            Interlocked.Add(ref _ticks, TimeSpan.TicksPerMillisecond);
            return Task.CompletedTask;
        }

        public IDisposable? BeginWork() => null;

        public IRehearsedRequest? BeginRequest(string nonce, TimeSpan limit) => null;
    }
}
