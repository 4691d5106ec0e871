using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Core.Journal;

/// <summary>
/// Writes the changes of a run to a file: one line before each change is sent, and one line when it is answered. The format is that of
/// purchase journals: JSON Lines with a checksum in each line. A write has ended when the data is on the disk. Safe for many threads.
/// </summary>
internal sealed class RunRecord : IDisposable
{
    private readonly IClock _clock;
    private readonly GroupCommitFile _file;
    private long _number;

    private RunRecord(string path, FileStream stream, long number, JournalOwner owner, IClock clock)
    {
        Path = path;
        Owner = owner;
        _clock = clock;
        _number = number;
        _file = new GroupCommitFile(stream);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The service and account.</summary>
    public JournalOwner Owner { get; }

    /// <summary>
    /// Opens a record, or creates one. The lines of the file are kept; only a last line that a crash left incomplete is removed.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="owner">The service and account of the changes.</param>
    /// <param name="clock">The clock for the times in the lines.</param>
    /// <exception cref="JournalException">
    /// The file can't be written, another run uses it, it is not a record, or it belongs to another owner.
    /// </exception>
    public static RunRecord Open(string path, JournalOwner owner, IClock clock)
    {
        FileStream stream = JournalFile.Open(path);
        try
        {
            RecordContent content = RecordContent.Read(path, stream);
            if (stream.Length > 0)
            {
                Require(path, content, owner);
            }

            stream.SetLength(content.KeptLength);
            stream.Seek(0, SeekOrigin.End);
            if (content.KeptLength == 0)
            {
                byte[] header = JournalHeader.ToBytesOfRecord(owner);
                stream.Write(header, 0, header.Length);
                stream.Flush(flushToDisk: true);
            }

            long last = 0;
            content.Changes.ForEach(change => last = Math.Max(last, change.Number));
            return new RunRecord(path, stream, last, owner, clock);
        }
        catch (Exception e)
        {
            stream.Dispose();
            throw e is IOException or UnauthorizedAccessException
                ? new JournalException(path, $"The record '{path}' can't be written ({UserText.WithoutStop(e.Message)}).", e)
                : e;
        }
    }

    /// <summary>Writes that a change will be sent. The change must not be sent before this task has ended.</summary>
    /// <returns>The change with its number.</returns>
    /// <exception cref="JournalException">The file can't be written.</exception>
    public async Task<RecordedChange> SendingAsync(RecordedChange change)
    {
        RecordedChange numbered = change with { Number = Interlocked.Increment(ref _number) };
        await WriteAsync(stream => numbered.WriteSendingTo(stream, _clock.MachineTime)).ConfigureAwait(false);
        return numbered;
    }

    /// <summary>Writes the outcome of a change.</summary>
    /// <exception cref="JournalException">The file can't be written.</exception>
    public Task EndedAsync(RecordedChange change) => WriteAsync(stream => change.WriteOutcomeTo(stream, _clock.MachineTime));

    /// <summary>Waits for the current write and closes the file.</summary>
    public void Dispose() => _file.Dispose();

    private async Task WriteAsync(Action<Stream> write)
    {
        try
        {
            await _file.AppendAsync(write).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            throw new JournalException(Path, $"The record '{Path}' can't be written ({UserText.WithoutStop(e.Message)}).", e);
        }
    }

    private static void Require(string path, RecordContent content, JournalOwner owner)
    {
        if (content.KeptLength == 0)
        {
            throw content.IsTorn && content.Changes.Count == 0
                ? new JournalException(path, $"The first line of '{path}' is incomplete; delete the file, or give another one.")
                : new JournalException(path, $"'{path}' is a purchase journal, not a record; give another file.");
        }

        if (content.Owner is null || !content.Owner.IsSame(owner))
        {
            throw new JournalException(
                path, $"The record '{path}' belongs to {content.Owner}, but this session belongs to {owner}; give another file.");
        }
    }
}
