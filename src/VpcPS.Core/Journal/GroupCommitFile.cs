using System;
using System.IO;
using System.Threading.Tasks;

namespace VpcPS.Core.Journal;

/// <summary>
/// A file to which data is only appended. An append is complete when the data is on the disk. One writer works for all callers: data that
/// arrives during a flush is written together, with the next flush. This is about ten times as fast as one flush for each append. When a
/// write fails, no part of its data stays in the file.
/// </summary>
internal sealed class GroupCommitFile : IDisposable
{
    private readonly FileStream _file;
    private readonly object _lock = new();
    private MemoryStream _pending = new();
    private TaskCompletionSource<bool> _pendingIsDurable = NewCompletion();
    private Task _writing = Task.CompletedTask;
    private bool _isWriting;

    // The end of the last complete append, and the error that made the file unusable. Only the writer uses these fields.
    private long _length;
    private Exception? _breakdown;

    /// <param name="file">
    /// The file, positioned at its end. It must have no buffer: a buffer would later write data whose write has already failed.
    /// </param>
    public GroupCommitFile(FileStream file)
    {
        _file = file;
        _length = file.Position;
    }

    /// <summary>Appends the data that the callback writes.</summary>
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

    // A full disk may store only a part of the data. That part is removed, so that the next append starts on a new line.
    private void CutBack()
    {
        try
        {
            _file.SetLength(_length);
            _file.Seek(_length, SeekOrigin.Begin);
        }
        catch (Exception e)
        {
            // The file may end with half a line now, so nothing more can be appended.
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
