using System;
using System.Management.Automation;

namespace VpcPS.Host.Terminal;

/// <summary>Progress as one line that overwrites itself and makes way for whatever is written next.</summary>
internal sealed class ProgressLine
{
    private const string EraseLine = "\r\u001b[K";

    private bool _isShown;

    internal void Show(ProgressRecord record)
    {
        Erase();
        if (record.RecordType == ProgressRecordType.Completed)
        {
            return;
        }

        string percent = record.PercentComplete >= 0 ? $" {record.PercentComplete} %" : string.Empty;
        string line = $"{record.Activity}: {record.StatusDescription}{percent}";
        // A line that wraps could not be erased.
        int room = Math.Max(Console.WindowWidth - 1, 0);
        Console.Out.Write(line.Length > room ? line[..room] : line);
        _isShown = true;
    }

    internal void Erase()
    {
        if (_isShown)
        {
            Console.Out.Write(EraseLine);
            _isShown = false;
        }
    }
}
