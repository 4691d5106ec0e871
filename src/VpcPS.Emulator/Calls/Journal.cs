using System.Collections.Generic;
using System.Linq;

namespace VpcPS.Emulator.Calls;

/// <summary>The last requests, oldest first. Safe for many threads.</summary>
internal sealed class Journal
{
    private const int Capacity = 100_000;

    private readonly Queue<JournalEntry> _entries = new();

    /// <summary>Adds an entry. The oldest entry is removed when there are too many.</summary>
    public void Add(JournalEntry entry)
    {
        lock (_entries)
        {
            if (_entries.Count == Capacity)
            {
                _entries.Dequeue();
            }

            _entries.Enqueue(entry);
        }
    }

    /// <summary>The last entries, newest first.</summary>
    /// <param name="most">The maximum number of entries.</param>
    public IReadOnlyList<JournalEntry> Last(int most)
    {
        lock (_entries)
        {
            return [.. _entries.Skip(_entries.Count - most).Reverse()];
        }
    }

    /// <summary>A copy of the present entries.</summary>
    public IReadOnlyList<JournalEntry> Snapshot()
    {
        lock (_entries)
        {
            return _entries.ToArray();
        }
    }
}
