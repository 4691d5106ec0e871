using System;
using System.Globalization;
using System.IO;
using System.Linq;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace VpcPS.Speed.Signers;

/// <summary>Measures both signers, and prints a line for each: its name, a tab, and the limit's time over its own.</summary>
internal static class Program
{
    private static void Main()
    {
        string work = Directory.CreateTempSubdirectory("vpcps-").FullName;
        IConfig config = ManualConfig.CreateEmpty()
            .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
            .AddLogger(NullLogger.Instance)
            .WithArtifactsPath(work)
            .WithOptions(ConfigOptions.DisableLogFile)
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithIterationCount(15).WithWarmupCount(6).WithIterationTime(Perfolizer.Horology.TimeInterval.FromMilliseconds(200)));
        try
        {
            foreach (Type type in new[] { typeof(RpcV1SignerBenchmark), typeof(Acs3SignerBenchmark) })
            {
                Summary summary = BenchmarkRunner.Run(type, config);
                double limit = Median(summary, isLimit: true);
                double signer = Median(summary, isLimit: false);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{type.Name}\t{limit / signer:0.000}\t{signer:0} ns against {limit:0} ns"));
            }
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static double Median(Summary summary, bool isLimit) =>
        summary.Reports.Single(report => report.BenchmarkCase.Descriptor.Baseline == isLimit).ResultStatistics!.Median;
}
