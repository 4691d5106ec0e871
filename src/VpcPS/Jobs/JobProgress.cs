using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core;

namespace VpcPS.Jobs;

/// <summary>
/// The progress of a command: rows done, failed rows, rows per second, and what rows are waiting for. Once the end of the input is known,
/// also the total and the time left.
/// </summary>
internal sealed class JobProgress
{
    /// <summary>How often the progress is shown.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly Stopwatch _elapsed = Stopwatch.StartNew();
    private TimeSpan _shownAt;
    private int _done;
    private int _failed;

    /// <summary>The number of rows in the input. Null until it is known.</summary>
    public int? Total { get; set; }

    /// <summary>Whether the progress should be shown now.</summary>
    public bool IsDue => _elapsed.Elapsed - _shownAt >= Interval;

    /// <summary>Whether the progress was shown, so that it has to be removed at the end.</summary>
    public bool WasShown => _shownAt > TimeSpan.Zero;

    /// <summary>Counts the rows of a job whose result was emitted.</summary>
    public void Add(JobOutcome outcome)
    {
        _done += outcome.Job.InputRows;
        foreach (object item in outcome.Items)
        {
            _failed += item is ErrorRecord ? 1 : 0;
        }
    }

    /// <summary>Makes the record that PowerShell shows.</summary>
    /// <param name="activity">The command.</param>
    /// <param name="rowsLeft">How many rows are left. Null while more rows may come.</param>
    /// <param name="callsLeft">The calls of the jobs whose results were not emitted yet.</param>
    public ProgressRecord Show(string activity, int? rowsLeft, IReadOnlyList<JobCalls> callsLeft)
    {
        _shownAt = _elapsed.Elapsed;
        double rowsPerSecond = _done / _elapsed.Elapsed.TotalSeconds;
        int? total = rowsLeft is { } left ? _done + left : Total;
        string status = total > 0
            ? UserText.Of($"{_done} of {total} rows done, {_failed} failed, {rowsPerSecond:0.0} per second")
            : UserText.Of($"{_done} rows done, {_failed} failed, {rowsPerSecond:0.0} per second");
        string?[] parts = [status, Held(callsLeft), Waiting(callsLeft)];
        var record = new ProgressRecord(
            0, activity, ShownText.Of(string.Join(UserText.Translate("; "), parts.Where(part => part is not null))));
        if (total > 0)
        {
            record.PercentComplete = (int)Math.Min(100, 100L * _done / total.Value);
            record.SecondsRemaining = _done > 0 ? (int)Math.Ceiling(Math.Max(0, total.Value - _done) / rowsPerSecond) : -1;
        }

        return record;
    }

    // Describes the rows whose next call is held back because of a limit of calls.
    private static string? Held(IReadOnlyList<JobCalls> callsLeft)
    {
        TimeSpan[] times = [.. callsLeft.Select(calls => calls.HeldFor).Where(time => time > TimeSpan.Zero)];
        if (times.Length == 0)
        {
            return null;
        }

        double seconds = Math.Ceiling(times.Max().TotalSeconds);
        return times.Length == 1
            ? UserText.Of($"1 row waits for the rate limit, {seconds:0} s")
            : UserText.Of($"{times.Length} rows wait for the rate limit, {seconds:0} s");
    }

    // Describes what the first row with -Wait waits for, and how many rows wait.
    private static string? Waiting(IReadOnlyList<JobCalls> callsLeft)
    {
        string[] waits = [.. callsLeft.Select(calls => calls.Progress).OfType<string>()];
        return waits.Length == 0 ? null
            : waits.Length == 1 ? waits[0]
            : UserText.Of($"{waits[0]}, and {waits.Length - 1} more");
    }
}
