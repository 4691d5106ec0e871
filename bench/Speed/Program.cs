using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace VpcPS.Speed;

/// <summary>
/// Measures every figure, or those whose name has one of the given words, prints the table, and writes it when all were
/// measured.
/// </summary>
internal static class Program
{
    private const string SignerGoals = "signer";

    private static int Main(string[] words)
    {
        bool IsWanted(string name) => words.Length == 0 || words.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

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
            foreach (Figure figure in Figures.All.Where(figure => IsWanted(figure.Name)))
            {
                Add(figure.Run(arena).ToString());
            }
        }

        if (IsWanted(SignerGoals))
        {
            AddSigners(Add);
        }

        if (words.Length == 0)
        {
            string text = string.Create(CultureInfo.InvariantCulture, $"""
                # Speed

                Written by `dotnet run -c Release --project bench/Speed` on {DateTime.UtcNow:yyyy-MM-dd}: {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, server and clients on one machine.
                Ratios within a round; how they are taken stands in [Speed/Figures.cs](Speed/Figures.cs).

                {string.Join('\n', rows)}

                """);
            File.WriteAllText(Path.Combine(Paths.Repository, "bench", "speed.md"), text);
        }

        return 0;
    }

    private static void AddSigners(Action<string> add)
    {
        using LineProcess signers = LineProcess.DotNet("Speed.Signers");
        foreach (string line in signers.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = line.Split('\t');
            (string name, Goal goal) = parts[0] == "RpcV1SignerBenchmark"
                ? ("signer V1, any parameters, against one HMACSHA1 of the same bytes", Goal.AtLeast(0.6))
                : ("signer V3, any parameters, with the body's hash, against SHA256 and HMACSHA256 of the same bytes", Goal.AtLeast(0.85));
            double ratio = double.Parse(parts[1], CultureInfo.InvariantCulture);
            add($"| {name} | {goal} | {(goal.IsReachedBy(ratio) ? "" : "missed: ")}{ratio.ToString("0.00", CultureInfo.InvariantCulture)} | {parts[2]} | BenchmarkDotNet |");
        }
    }

    private static void InstallNodePackages()
    {
        if (!Directory.Exists(Path.Combine(Paths.NodeProject, "node_modules")))
        {
            using Process npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund"]) { WorkingDirectory = Paths.NodeProject })!;
            npm.WaitForExit();
        }
    }
}
