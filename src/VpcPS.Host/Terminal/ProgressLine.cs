using System;
using System.Management.Automation;

namespace VpcPS.Host.Terminal;

/// <summary>Progress as one line that overwrites itself, and leaves nothing behind when done.</summary>
internal static class ProgressLine
{
    private const string EraseToEnd = "\u001b[K";

    internal static void Show(ProgressRecord record)
    {
        if (record.RecordType == ProgressRecordType.Completed)
        {
            Console.Out.Write('\r' + EraseToEnd);
            return;
        }

        string percent = record.PercentComplete >= 0 ? $" {record.PercentComplete} %" : string.Empty;
        string line = $"{record.Activity}: {record.StatusDescription}{percent}";
        // A line that wraps could not be overwritten.
        int room = Math.Max(Console.WindowWidth - 1, 0);
        Console.Out.Write('\r' + (line.Length > room ? line[..room] : line) + EraseToEnd + '\r');
    }
}
