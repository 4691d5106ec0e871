using System;
using System.Collections.Generic;
using VpcPS.Core;
using VpcPS.Core.Journal;

namespace VpcPS.Session;

/// <summary>
/// The records that sessions of this process write to. A file is locked against other processes; the sessions here share it, so
/// that a script can connect twice.
/// </summary>
internal static class OpenRecords
{
    private static readonly Dictionary<string, RunRecord> ByPath = new(StringComparer.Ordinal);

    /// <summary>The record of a file, which is opened when no session has it open.</summary>
    /// <param name="path">The whole path of the file.</param>
    /// <param name="owner">The service and account of the session.</param>
    /// <param name="clock">The clock for the times in the lines.</param>
    /// <exception cref="JournalException">The file can't be written, is no record, or belongs to another owner.</exception>
    public static RunRecord Get(string path, JournalOwner owner, IClock clock)
    {
        lock (ByPath)
        {
            if (!ByPath.TryGetValue(path, out RunRecord? record))
            {
                ByPath.Add(path, record = RunRecord.Open(path, owner, clock));
            }

            return record.Owner.IsSame(owner)
                ? record
                : throw new JournalException(
                    path, $"The record '{path}' belongs to {record.Owner}, but this session belongs to {owner}; give another file.");
        }
    }

    /// <summary>Closes a record, so that others can use the file. A session that goes on opens it again.</summary>
    public static void Close(string path)
    {
        lock (ByPath)
        {
            if (ByPath.TryGetValue(path, out RunRecord? record))
            {
                ByPath.Remove(path);
                record.Dispose();
            }
        }
    }
}
