using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;

namespace VpcPS.Speed;

/// <summary>
/// Measures every figure, or those whose name has one of the given words, prints the table, and writes it when all were
/// measured. With the one argument <c>server</c> it is the server that it starts itself.
/// </summary>
internal static class Program
{
    public const string ServerArgument = "server";

    private static async Task Main(string[] words)
    {
        if (words is [ServerArgument])
        {
            await PreparedServer.RunAsync();
            return;
        }

        InstallNodePackages();
        var rows = new List<string>();
        void Add(string row)
        {
            rows.Add(row);
            Console.WriteLine(row);
        }

        Add("| Figure | To reach | Median | Least to most | Rounds |");
        Add("|---|---|---|---|---|");
        using (var arena = new Arena())
        {
            foreach (Figure figure in Figures.All.Where(figure => IsWanted(figure, words)))
            {
                Add(figure.Run(arena).ToString());
            }
        }

        if (words.Length == 0)
        {
            await File.WriteAllTextAsync(Path.Combine(Paths.Repository, "bench", "speed.md"), Page(rows));
        }
    }

    private static bool IsWanted(Figure figure, string[] words) =>
        words.Length == 0 || words.Any(word => figure.Name.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string Page(IEnumerable<string> rows) => string.Create(CultureInfo.InvariantCulture, $"""
        # Speed

        Written by `dotnet run -c Release --project bench/Speed` on {DateTime.UtcNow:yyyy-MM-dd}: {Environment.ProcessorCount} cores,
        {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, server and clients on one machine.
        The cmdlet is New-VpcIpv6InternetBandwidth. Figures are ratios within a round, except for the KB;
        [Speed/Figures.cs](Speed/Figures.cs) says how they are taken.

        {string.Join('\n', rows)}

        """);

    private static void InstallNodePackages()
    {
        if (!Directory.Exists(Path.Combine(Paths.NodeProject, "node_modules")))
        {
            var install = new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund"]) { WorkingDirectory = Paths.NodeProject };
            using Process npm = Process.Start(install)!;
            npm.WaitForExit();
        }
    }
}
