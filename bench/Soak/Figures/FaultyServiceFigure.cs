using System.Collections.Generic;
using System.Threading.Tasks;
using VpcPS.Emulator;
using VpcPS.Tests.Soak;

namespace VpcPS.Soak.Figures;

/// <summary>Many rows at a time against a service that throttles, fails, hangs up, loses replies, cuts them off and is late.</summary>
internal sealed class FaultyServiceFigure : Figure
{
    private const string Allocate = "AllocateIpv6InternetBandwidth";
    private const int RowCount = 10_000;
    private const int TimeoutSec = 1;

    /// <inheritdoc/>
    public override string Name => "faults";

    /// <inheritdoc/>
    public override string Title => "10,000 rows, 32 at a time, on a service that fails in six ways: each bought once";

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<Reading>> MeasureAsync(Options options)
    {
        int rows = options.Rows ?? RowCount;
        using var estate = new SoakEstate(rows);
        using EmulatorServer emulator = EmulatorServer.Start(new EmulatorOptions
        {
            EstatePath = estate.Path,
            Seed = options.Seed,
            Faults =
            [
                new FaultRule { Action = Allocate, DelayMs = (TimeoutSec * 1000) + 500, Probability = 0.01 },
                new FaultRule { Action = Allocate, Code = "Throttling.User", RetryAfterMs = 20, Probability = 0.05 },
                new FaultRule { Action = Allocate, Code = "ServiceUnavailable", Probability = 0.03 },
                new FaultRule { Action = Allocate, Reset = true, Probability = 0.02 },
                new FaultRule { Action = Allocate, ResetAfter = true, Probability = 0.02 },
                new FaultRule { Action = Allocate, Truncate = true, Probability = 0.01 },
            ],
        });

        IReadOnlyDictionary<string, long> client = await ClientProcess.RunAsync(
            Scripts.Connect(emulator, $"-TimeoutSec {TimeoutSec}") + "\n" + Scripts.Buy(rows, "-ThrottleLimit 32"));

        var purchases = Purchases.Of(emulator);
        return
        [
            .. purchases.EachOnce(rows),
            Reading.Exactly("rows emitted by the client", client["bought"], rows),
            Reading.Exactly("rows refused", client["refused"], 0),
            Reading.Exactly("rows out of order", client["disordered"], 0),
            Reading.AtLeast("faults that struck", purchases.Attempts - rows, rows / 10),
            Reading.AtLeast("replies lost after the purchase", purchases.With("ResetAfter"), rows / 100),
        ];
    }
}
