using System;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;

namespace VpcPS.Jobs;

/// <summary>
/// How far a command is: rows done, failed, per second, and the time left as soon as the end of the input is known.
/// </summary>
internal sealed class JobProgress
{
    /// <summary>How often it is shown.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly Stopwatch _elapsed = Stopwatch.StartNew();
    private TimeSpan _shownAt;
    private int _done;
    private int _failed;

    /// <summary>Whether it is time to show it.</summary>
    public bool IsDue => _elapsed.Elapsed - _shownAt >= Interval;

    /// <summary>Whether it was shown, and has to be cleared away.</summary>
    public bool WasShown => _shownAt > TimeSpan.Zero;

    /// <summary>Counts the rows of a job that has come out.</summary>
    public void Add(JobOutcome outcome)
    {
        _done += outcome.Job.InputRows;
        foreach (object item in outcome.Items)
        {
            _failed += item is ErrorRecord ? 1 : 0;
        }
    }

    /// <summary>What to show now.</summary>
    /// <param name="activity">The command.</param>
    /// <param name="rowsLeft">How many rows are left, or null while more may come.</param>
    /// <param name="waiting">What the first row that waits is waiting for, or null.</param>
    public ProgressRecord Show(string activity, int? rowsLeft, string? waiting)
    {
        _shownAt = _elapsed.Elapsed;
        double rowsPerSecond = _done / _elapsed.Elapsed.TotalSeconds;
        string status = string.Format(
            CultureInfo.InvariantCulture,
            "{0} rows done, {1} failed, {2:0.0} per second",
            _done, _failed, rowsPerSecond);
        var record = new ProgressRecord(0, activity, waiting is null ? status : status + "; " + waiting);
        if (rowsLeft is { } left && _done > 0)
        {
            record.PercentComplete = (int)(100L * _done / (_done + left));
            record.SecondsRemaining = (int)Math.Ceiling(left / rowsPerSecond);
        }

        return record;
    }
}
