using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Core.Actions;
using VpcPS.Errors;
using VpcPS.Jobs;

namespace VpcPS.Commands;

/// <summary>
/// Shows the -WhatIf lines for the rows of a command. It reads the present state. For each row, in the order of the input, it shows what
/// the command would do, or the error that it would write. Nothing is changed.
/// </summary>
internal abstract class Preview
{
    private readonly IJobOutput _output;
    private readonly Action<Job> _queue;
    private readonly int _batchSize;
    private readonly List<PlanRow> _batch = [];
    private readonly Dictionary<string, PlanRow> _changed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _failures = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (long Before, long After)> _sums = new(StringComparer.Ordinal);
    private int _rows;
    private int _changes;
    private int _refused;
    private int _unread;

    /// <summary>Makes a preview without rows.</summary>
    /// <param name="output">The streams of the command.</param>
    /// <param name="queue">Queues a job of the command.</param>
    /// <param name="throttleLimit">How many calls run at a time. With 1, each row is looked up before the next one is read.</param>
    private protected Preview(IJobOutput output, Action<Job> queue, int throttleLimit)
    {
        _output = output;
        _queue = queue;
        _batchSize = throttleLimit == 1 ? 1 : DescribeIpv6Addresses.MaxIds;
    }

    /// <summary>The number of the next row, from 1.</summary>
    public int NextNumber => _rows + 1;

    /// <summary>The line that sums up all rows. Null when there was only one row or none.</summary>
    /// <param name="refusedBefore">How many rows were refused before they could be looked up.</param>
    public string? Summarize(int refusedBefore)
    {
        _refused += refusedBefore;
        return _rows + refusedBefore < 2 ? null : UserText.Of($"What if: {string.Join(UserText.Translate("; "), Counts())}");
    }

    /// <summary>Adds a row to the batch. When the batch is full, its rows are looked up.</summary>
    public void Add(PlanRow row)
    {
        _rows++;
        _batch.Add(row);
        if (_batch.Count >= _batchSize)
        {
            LookUpRest();
        }
    }

    /// <summary>Looks up the rows of the last batch, which may not be full.</summary>
    public void LookUpRest()
    {
        if (_batch.Count == 0)
        {
            return;
        }

        PlanRow[] rows = [.. _batch];
        _batch.Clear();
        _queue(new Job("row " + rows[0].Number, calls => LookUpAsync(calls, rows), error => ErrorRecords.FromCall(error, rows))
        {
            ChangesState = false,
            IsOfManyRows = true,
            InputRows = rows.Length,
        });
    }

    /// <summary>Finds the reasons for which a row would be refused. Its address was found before. May run on any thread.</summary>
    private protected abstract Task CheckAsync(JobCalls calls, PlanRow row);

    /// <summary>Shows what would be done for a row that was looked up.</summary>
    private protected abstract void Show(PlanRow row);

    /// <summary>Describes what would be done for a number of rows.</summary>
    /// <param name="rows">The number of rows, in words.</param>
    private protected abstract string WouldBeDone(string rows);

    /// <summary>The texts that count rows for which nothing new would be done.</summary>
    private protected virtual IEnumerable<string> OtherCounts() => [];

    /// <summary>The last row before this one that would change the same address; or null.</summary>
    private protected PlanRow? EarlierRow(PlanRow row) => _changed.TryGetValue(row.Key, out PlanRow? earlier) ? earlier : null;

    /// <summary>Writes the error for a row that would be refused.</summary>
    private protected void Refuse(PlanRow row, ErrorRecord error)
    {
        _refused++;
        _output.WriteError(row.Piped?.NameIn(error) ?? error);
    }

    /// <summary>Shows a line.</summary>
    /// <param name="target">The change and its address.</param>
    /// <param name="action">The operation.</param>
    private protected void ShowLine(string target, string action) => _output.ShowWhatIf(target, action);

    /// <summary>Shows a line for a row that would change an address, and adds its bandwidth to the sum.</summary>
    /// <param name="row">The row.</param>
    /// <param name="target">The change and its address. If something could not be read, the reason is added.</param>
    /// <param name="action">The operation.</param>
    /// <param name="chargeType">The charge type to whose sum the bandwidth is added.</param>
    /// <param name="before">The Mbit/s before.</param>
    /// <param name="after">The Mbit/s after.</param>
    private protected void ShowChange(PlanRow row, string target, string action, string? chargeType, int? before, int? after)
    {
        if (row.ReadFailure is { } failure)
        {
            _unread++;
            string code = failure.FullyQualifiedErrorId;
            if (_failures.Add(code))
            {
                // The remedy is shown once for all rows.
                _output.WriteWarning(failure.ErrorDetails.Message);
            }

            ShowLine(UserText.Of($"{target}; the current bandwidth could not be read ({code})"), action);
            return;
        }

        _changes++;
        _changed[row.Key] = row;
        _sums.TryGetValue(chargeType ?? "", out (long Before, long After) sum);
        _sums[chargeType ?? ""] = (sum.Before + (before ?? 0), sum.After + (after ?? 0));
        ShowLine(target, action);
    }

    /// <summary>The sum of a charge type, in words.</summary>
    private protected virtual string SumOf(string chargeType, long before, long after) => UserText.Of($"{after} Mbit/s {chargeType}");

    // The results of this job are the lines. The pipeline's thread shows them in the order of the input.
    private async Task<object?> LookUpAsync(JobCalls calls, PlanRow[] rows)
    {
        await RowLookUp.FindAddressesAsync(calls, rows).ConfigureAwait(false);
        foreach (PlanRow row in rows)
        {
            if (row.Address is not null)
            {
                await CheckAsync(calls, row).ConfigureAwait(false);
            }
        }

        return rows.Select(row => new Action(() => Show(row))).ToList();
    }

    private IEnumerable<string> Counts()
    {
        string rows = _changes == 1 ? UserText.Translate("1 row") : UserText.Of($"{_changes} rows");
        string done = WouldBeDone(rows);
        yield return _changes == 0
            ? done
            : UserText.Of($"{done}: {string.Join(", ", _sums.Select(sum => SumOf(sum.Key, sum.Value.Before, sum.Value.After)))}");
        if (_refused > 0)
        {
            yield return UserText.Of($"{_refused} refused");
        }

        foreach (string count in OtherCounts())
        {
            yield return count;
        }

        if (_unread > 0)
        {
            yield return UserText.Of($"{_unread} could not be checked");
        }
    }
}
