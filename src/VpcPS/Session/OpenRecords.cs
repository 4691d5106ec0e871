using System;
using System.Collections.Generic;
using VpcPS.Core;
using VpcPS.Core.Journal;

namespace VpcPS.Session;

/// <summary>
/// The open records of the sessions in this process. A record's file is locked against other processes, but the sessions of this process
/// share it, so that a script can connect twice.
/// </summary>
internal static class OpenRecords
{
    private static readonly Dictionary<string, RunRecord> ByPath = new(StringComparer.Ordinal);

    /// <summary>The record of a file. It is opened when no session has it open yet.</summary>
    /// <param name="path">The full path of the file.</param>
    /// <param name="owner">The service and account of the session.</param>
    /// <param name="clock">The clock for the times in the lines.</param>
    /// <exception cref="JournalException">The file can't be written, is not a record, or belongs to another owner.</exception>
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

    /// <summary>Closes a record, so that other processes can use the file. A session that still uses it opens it again.</summary>
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
