using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using VpcPS.Emulator;
using VpcPS.Tests.Soak;

namespace VpcPS.Soak.Figures;

/// <summary>The disk of the journal fills and empties five times in a run; another run then goes on.</summary>
internal sealed class FullDiskFigure : Figure
{
    private const int RowCount = 500;
    private const int Times = 5;
    private const int KilobytesPerRow = 2;

    /// <inheritdoc/>
    public override string Name => "disk";

    /// <inheritdoc/>
    public override string Title => "500 rows with -JournalPath on a disk that fills and empties five times: each bought once or refused";

    /// <inheritdoc/>
    public override Task<IReadOnlyList<Reading>> MeasureAsync(Options options) => Task.Run(() => Measure(options));

    private static IReadOnlyList<Reading> Measure(Options options)
    {
        DirectoryInfo disk = Directory.CreateTempSubdirectory("vpcps-soak-");
        int rows = Math.Max(Times * 10, options.Rows ?? RowCount);
        try
        {
            if (!OperatingSystem.IsLinux() || Run("mount", "-t", "tmpfs", "-o", $"size={rows * KilobytesPerRow}k", "tmpfs", disk.FullName) != 0)
            {
                return [new Reading("a small disk", "none could be mounted, nothing was measured", "Linux, and the right to mount", IsMet: true)];
            }

            try
            {
                return Measure(options, rows, disk.FullName);
            }
            finally
            {
                Run("umount", disk.FullName);
            }
        }
        finally
        {
            disk.Delete(recursive: true);
        }
    }

    private static IReadOnlyList<Reading> Measure(Options options, int rows, string disk)
    {
        string journal = Path.Combine(disk, "run.jsonl");
        string ballast = Path.Combine(disk, "ballast");
        using var estate = new SoakEstate(rows);
        using EmulatorServer emulator = EmulatorServer.Start(new EmulatorOptions { EstatePath = estate.Path, Seed = options.Seed });
        using var engine = new Engine();
        int period = rows / Times;
        Action<int> turn = row =>
        {
            if (row % period == period / 2)
            {
                Fill(ballast);
            }
            else if (row % period == period * 4 / 5)
            {
                File.Delete(ballast);
            }
        };
        engine.Run(Scripts.Connect(emulator));
        object?[] first = [.. engine.Run(
            $$"""
            $said = @(1..{{rows}} | ForEach-Object { $turn.Invoke($_); [System.Threading.Thread]::Sleep(4); [pscustomobject]@{ Ipv6AddressId = 'ipv6-hp3{0:d18}' -f $_ } } |
                New-VpcIpv6InternetBandwidth -Bandwidth 2 -Ipv6GatewayId {{SoakEstate.Gateway}} -ThrottleLimit 2 -JournalPath '{{journal}}' -ErrorVariable refused -ErrorAction SilentlyContinue)
            $said.Count
            $refused.Count
            """,
            ("turn", turn))];
        int boughtFirst = emulator.Journal.Count(entry => entry.Committed);
        int unreadable = Unreadable(journal);
        object?[] second = [.. engine.Run(
            $$"""
            $said = @(1..{{rows}} | ForEach-Object { [pscustomobject]@{ Ipv6AddressId = 'ipv6-hp3{0:d18}' -f $_ } } |
                New-VpcIpv6InternetBandwidth -Bandwidth 2 -Ipv6GatewayId {{SoakEstate.Gateway}} -ThrottleLimit 16 -JournalPath '{{journal}}')
            $said.Count
            """)];

        return
        [
            Reading.Exactly("rows that came to an end", (int)first[0]! + (int)first[1]!, rows),
            Reading.Exactly("rows said to be bought that are not, or the other way round", Math.Abs((int)first[0]! - boughtFirst), 0),
            Reading.AtLeast("rows refused while the disk was full", (int)first[1]!, Times),
            Reading.Exactly("lines of the journal that can't be read", unreadable, 0),
            Reading.Exactly("rows emitted by the next run", (int)second[0]!, rows),
            .. Purchases.Of(emulator).EachOnce(rows),
        ];
    }

    private static int Unreadable(string journal) => File.ReadLines(journal).Count(line =>
    {
        try
        {
            JsonDocument.Parse(line).Dispose();
            return false;
        }
        catch (JsonException)
        {
            return true;
        }
    });

    // To the last byte.
    private static void Fill(string path)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        byte[] block = new byte[4096];
        try
        {
            while (true)
            {
                file.Write(block);
            }
        }
        catch (IOException)
        {
        }
    }

    private static int Run(string command, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
