using System;
using System.IO;
using System.Threading.Tasks;

namespace VpcPS.Core.Journal;

/// <summary>
/// A file to which data is only appended. An append counts when it is on the disk. One writer works for all callers:
/// data that arrives during a flush goes to the disk together, with the next flush. This makes an append about ten
/// times cheaper than a flush for each. When a write fails, the file keeps no part of it.
/// </summary>
internal sealed class GroupCommitFile : IDisposable
{
    private readonly FileStream _file;
    private readonly object _lock = new();
    private MemoryStream _pending = new();
    private TaskCompletionSource<bool> _pendingIsDurable = NewCompletion();
    private Task _writing = Task.CompletedTask;
    private bool _isWriting;

    // The end of the last append on the disk, and the error that made the file unusable. Only the writer uses them.
    private long _length;
    private Exception? _breakdown;

    /// <param name="file">
    /// The file, at its end. It has no buffer, because a buffer would later write data whose write has failed.
    /// </param>
    public GroupCommitFile(FileStream file)
    {
        _file = file;
        _length = file.Position;
    }

    /// <summary>Appends the data that the action writes.</summary>
    /// <returns>A task that ends when the data is on the disk.</returns>
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

    /// <summary>Waits for the current write and closes the file.</summary>
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

    // A full disk can take a part of the data. That part is cut off, so that the next append begins a line.
    private void CutBack()
    {
        try
        {
            _file.SetLength(_length);
            _file.Seek(_length, SeekOrigin.Begin);
        }
        catch (Exception e)
        {
            // The file may end with half a line, so nothing can be appended any more.
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
