using System;
using System.IO;
using System.Threading.Tasks;

namespace VpcPS.Core.Journal;

/// <summary>
/// A file that is only appended to, with every append on the disk before it counts. One writer serves all that wait:
/// what came in during a flush goes to the disk together with the next, which makes an append about ten times cheaper
/// than a flush each. What could not be written is not there afterwards, not even in part.
/// </summary>
internal sealed class GroupCommitFile : IDisposable
{
    private readonly FileStream _file;
    private readonly object _lock = new();
    private MemoryStream _pending = new();
    private TaskCompletionSource<bool> _pendingIsDurable = NewCompletion();
    private Task _writing = Task.CompletedTask;
    private bool _isWriting;

    // Where the last append that is on the disk ends, and what made the file useless; touched by the writer alone.
    private long _length;
    private Exception? _breakdown;

    /// <param name="file">The file, at its end; with no buffer of its own, which would write later what it could not at once.</param>
    public GroupCommitFile(FileStream file)
    {
        _file = file;
        _length = file.Position;
    }

    /// <summary>Appends what the action writes.</summary>
    /// <returns>Ends when it is on the disk.</returns>
    public Task AppendAsync(Action<Stream> write)
    {
        lock (_lock)
        {
            write(_pending);
            if (!_isWriting)
            {
                _isWriting = true;
                _writing = Task.Run(WriteAll);
            }

            return _pendingIsDurable.Task;
        }
    }

    /// <summary>Waits for what is being written and closes the file.</summary>
    public void Dispose()
    {
        Task writing;
        lock (_lock)
        {
            writing = _writing;
        }

        writing.GetAwaiter().GetResult();
        _file.Dispose();
    }

    private void WriteAll()
    {
        while (TakePending() is { } batch)
        {
            try
            {
                Write(batch.Content);
                batch.IsDurable.SetResult(true);
            }
            catch (Exception e)
            {
                batch.IsDurable.SetException(e);
            }
        }
    }

    private void Write(MemoryStream content)
    {
        if (_breakdown is not null)
        {
            throw new IOException(_breakdown.Message, _breakdown);
        }

        try
        {
            content.WriteTo(_file);
            _file.Flush(flushToDisk: true);
            _length += content.Length;
        }
        catch
        {
            CutBack();
            throw;
        }
    }

    // A full disk takes a part of what is written: without it the next append begins a line again.
    private void CutBack()
    {
        try
        {
            _file.SetLength(_length);
            _file.Seek(_length, SeekOrigin.Begin);
        }
        catch (Exception e)
        {
            // Whatever is appended now could follow half a line.
            _breakdown = e;
        }
    }

    private Batch? TakePending()
    {
        lock (_lock)
        {
            if (_pending.Length == 0)
            {
                _isWriting = false;
                return null;
            }

            var batch = new Batch(_pending, _pendingIsDurable);
            _pending.Position = 0;
            _pending = new MemoryStream();
            _pendingIsDurable = NewCompletion();
            return batch;
        }
    }

    private static TaskCompletionSource<bool> NewCompletion() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed record Batch(MemoryStream Content, TaskCompletionSource<bool> IsDurable);
}
