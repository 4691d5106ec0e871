using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Soak.Figures;

namespace VpcPS.Soak;

/// <summary><c>VpcPS.Soak [figure ...] [-rows n] [-seed n]</c>: measures figures and says whether each is met.</summary>
public static class Program
{
    private static readonly Figure[] All =
    [
        new FaultyServiceFigure(),
        new KilledRunFigure(),
        new RateLimitFigure(),
        new StreamingFigure(),
        new FaultyProxyFigure(),
        new HonestyFigure(),
        new LaggingListsFigure(),
        new DamagedJournalFigure(),
        new FullDiskFigure(),
        new SecretsFigure(),
        new HostileAnswersFigure(),
        new WebPagesFigure(),
    ];

    /// <summary>The entry point. Exit codes: 0 when every figure is met, 1 when one is missed, 64 for a wrong command line.</summary>
    public static async Task<int> Main(string[] args)
    {
        if (Options.TryParse(args, All.Select(figure => figure.Name)) is not { } options)
        {
            Console.Error.WriteLine("Usage: VpcPS.Soak [figure ...] [-rows n] [-seed n]");
            Console.Error.WriteLine("Without figures all are measured; -rows is for those that are about rows, in place of their own number. The seed is another each time; -seed repeats one.");
            foreach (Figure figure in All)
            {
                Console.Error.WriteLine($"  {figure.Name,-16} {figure.Title}");
            }

            return 64;
        }

        Console.WriteLine($"-seed {options.Seed} repeats this run.");
        bool isAllMet = true;
        foreach (Figure figure in All.Where(figure => options.Figures.Contains(figure.Name)))
        {
            isAllMet &= await MeasureAsync(figure, options);
        }

        Console.WriteLine(isAllMet ? "Every figure is met." : "A figure is MISSED.");
        return isAllMet ? 0 : 1;
    }

    private static async Task<bool> MeasureAsync(Figure figure, Options options)
    {
        Console.WriteLine($"{figure.Name}: {figure.Title} (seed {options.Seed})");
        long start = Stopwatch.GetTimestamp();
        IReadOnlyList<Reading> readings;
        try
        {
            readings = await figure.MeasureAsync(options);
        }
        catch (SoakException e)
        {
            readings = [new Reading("the measurement", e.Message, "to succeed", IsMet: false)];
        }

        foreach (Reading reading in readings)
        {
            Console.WriteLine($"  {(reading.IsMet ? "met   " : "MISSED")}  {reading.What}: {reading.Measured} (wanted: {reading.Wanted})");
        }

        Console.WriteLine($"          {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s");
        return readings.All(reading => reading.IsMet);
    }
}
