using System.Collections.Generic;
using System.Threading.Tasks;
using VpcPS.Tests.Soak;

namespace VpcPS.Soak.Figures;

/// <summary>Twice as many rows as a minute allows, on the emulator's clock, with and without knowing the limit.</summary>
internal sealed class RateLimitFigure : Figure
{
    private const int RowCount = 600;
    private const int Limit = 300;
    private const double MostAttemptsPerRow = 1.1;

    /// <inheritdoc/>
    public override string Name => "ratelimit";

    /// <inheritdoc/>
    public override string Title => "600 rows against 300 in 60 s, on a clock that nobody waits for: none fails, few are refused";

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<Reading>> MeasureAsync(Options options)
    {
        int rows = options.Rows ?? RowCount;
        return
        [
            .. await MeasureAsync(rows, options.Seed, "as connected by default", ""),
            .. await MeasureAsync(rows, options.Seed, $"with -RateLimit {Limit}", $"-RateLimit {Limit}"),
        ];
    }

    // The emulator's clock is that of the client's process, so the client reads the journal itself here.
    private static async Task<IEnumerable<Reading>> MeasureAsync(int rows, int seed, string how, string connectArguments)
    {
        using var estate = new SoakEstate(rows);
        IReadOnlyDictionary<string, long> client = await ClientProcess.RunAsync(
            $$"""
            $emulator = Start-VpcEmulator -EstatePath '{{estate.Path}}' -Clock Manual -Seed {{seed}} -RateLimit @{ AllocateIpv6InternetBandwidth = {{Limit}} }
            $begun = $emulator.Clock.UtcNow
            $session = $emulator | Connect-VpcSession {{connectArguments}}
            {{Scripts.Buy(rows, "-ThrottleLimit 16")}}
            "committed=$(@($emulator.Journal | Where-Object Committed).Count)"
            "attempts=$($emulator.Journal.Count)"
            "seconds=$([int]($emulator.Clock.UtcNow - $begun).TotalSeconds)"
            """);
        return
        [
            Reading.Exactly($"{how}: purchases made", client["committed"], rows),
            Reading.Exactly($"{how}: rows refused", client["refused"], 0),
            Reading.AtMost($"{how}: attempts per row, in {client["seconds"]} s of the emulator's clock", (double)client["attempts"] / rows, MostAttemptsPerRow),
        ];
    }
}
