using System;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading.Tasks;

namespace VpcPS.Emulator.Wire;

/// <summary>
/// Reads requests from a connection, one after the other. If the next request has already started, its bytes stay in the buffer.
/// </summary>
internal sealed class HttpReader
{
    private const int FirstBuffer = 2048;
    private const int LongestChunkLine = 256;

    private readonly Stream _stream;
    private readonly HttpLimits _limits;
    private readonly ByteBudget _budget;
    private byte[] _buffer = new byte[FirstBuffer];
    private int _start;
    private int _end;
    private long _held;

    /// <summary>Makes a reader.</summary>
    /// <param name="stream">The connection.</param>
    /// <param name="limits">The limits of the server.</param>
    /// <param name="budget">The bytes that all connections together can hold. A request that needs more is refused.</param>
    public HttpReader(Stream stream, HttpLimits limits, ByteBudget budget)
    {
        _stream = stream;
        _limits = limits;
        _budget = budget;
    }

    /// <summary>Waits for the first byte of the next request.</summary>
    /// <returns>False when the client closed the connection.</returns>
    public async Task<bool> WaitAsync()
    {
        if (_start == _end && !await FillAsync().ConfigureAwait(false))
        {
            return false;
        }

        // A client that speaks TLS is refused at once. Otherwise it would wait for an answer that never comes.
        return _buffer[_start] is >= (byte)'A' and <= (byte)'Z'
            ? true
            : throw new HttpRefusal(400, "No method begins like this. Only plain HTTP is supported.");
    }

    /// <summary>Reads the request line and the headers.</summary>
    public async Task<HttpHead> ReadHeadAsync()
    {
        int headEnd = await FindAsync("\r\n\r\n", _limits.HeadBytes, 431).ConfigureAwait(false);
        var head = HttpHead.Parse(Copy(headEnd - _start), headEnd - _start, _limits);
        _start = headEnd + 4;
        return head;
    }

    /// <summary>Reads the body of a request.</summary>
    public async Task<byte[]> ReadBodyAsync(HttpHead head)
    {
        if (!head.IsChunked)
        {
            return await ReadExactlyAsync(head.ContentLength).ConfigureAwait(false);
        }

        using var body = new MemoryStream();
        while (true)
        {
            // According to RFC 9112, unknown extensions after a semicolon are ignored.
            string size = (await ReadLineAsync().ConfigureAwait(false)).Split(';')[0].TrimEnd(' ', '\t');
            if (!int.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int length) || length < 0)
            {
                throw new HttpRefusal(400, "The size of a chunk is not a hexadecimal number.");
            }

            if (length > _limits.BodyBytes - body.Length)
            {
                throw new HttpRefusal(413, "The body is too long.");
            }

            Hold(length);
            byte[] chunk = await ReadExactlyAsync(length).ConfigureAwait(false);
            body.Write(chunk, 0, length);

            // This is the line end after a chunk, or the end of the trailers after the last chunk. Trailers are not used.
            if ((await ReadLineAsync().ConfigureAwait(false)).Length > 0)
            {
                throw new HttpRefusal(400, length > 0 ? "A chunk is longer than its size." : "Trailers are not supported.");
            }

            if (length == 0)
            {
                return body.ToArray();
            }
        }
    }

    /// <summary>Releases the memory of the request, except for the start of the next one.</summary>
    public void LetGo()
    {
        if (_start == _end && _buffer.Length > FirstBuffer)
        {
            _buffer = new byte[FirstBuffer];
            _start = _end = 0;
        }

        long kept = _buffer.Length - FirstBuffer;
        _budget.Return(_held - kept);
        _held = kept;
    }

    /// <summary>Reads and ignores further input, so that a client that is still sending can read its answer.</summary>
    public async Task DrainAsync()
    {
        for (int rest = _limits.BodyBytes; rest > 0; rest -= _end)
        {
            _start = _end = 0;
            if (!await FillAsync().ConfigureAwait(false))
            {
                return;
            }
        }
    }

    private async Task<string> ReadLineAsync()
    {
        int lineEnd = await FindAsync("\r\n", LongestChunkLine, 400).ConfigureAwait(false);
        string line = Encoding.ASCII.GetString(_buffer, _start, lineEnd - _start);
        _start = lineEnd + 2;
        return line;
    }

    // Returns the position of the mark in the buffer. Reads more bytes until the mark is there.
    private async Task<int> FindAsync(string mark, int limit, int statusBeyondLimit)
    {
        int searched = 0;
        while (true)
        {
            int found = IndexOf(mark, _start + searched);
            if (found >= 0 && found - _start <= limit)
            {
                return found;
            }

            if (found >= 0 || _end - _start > limit + mark.Length)
            {
                throw new HttpRefusal(statusBeyondLimit, $"A part of the request is longer than {limit} bytes.");
            }

            searched = Math.Max(0, _end - _start - mark.Length + 1);
            await FillOrFailAsync().ConfigureAwait(false);
        }
    }

    private int IndexOf(string mark, int from)
    {
        for (int i = from; i + mark.Length <= _end; i++)
        {
            int matched = 0;
            while (matched < mark.Length && _buffer[i + matched] == mark[matched])
            {
                matched++;
            }

            if (matched == mark.Length)
            {
                return i;
            }
        }

        return -1;
    }

    private async Task<byte[]> ReadExactlyAsync(int length)
    {
        // The array grows with the bytes that arrive, so a client that only announces a length uses no memory.
        var bytes = new byte[Math.Min(length, _buffer.Length)];
        Hold(bytes.Length);
        int done = 0;
        while (done < length)
        {
            if (_start == _end)
            {
                await FillOrFailAsync().ConfigureAwait(false);
            }

            int part = Math.Min(length - done, _end - _start);
            if (done + part > bytes.Length)
            {
                int size = Math.Min(length, Math.Max(done + part, bytes.Length * 2));
                Hold(size - bytes.Length);
                Array.Resize(ref bytes, size);
            }

            Buffer.BlockCopy(_buffer, _start, bytes, done, part);
            _start += part;
            done += part;
        }

        return bytes;
    }

    private async Task FillOrFailAsync()
    {
        if (!await FillAsync().ConfigureAwait(false))
        {
            throw new EndOfStreamException("The client closed the connection in the middle of a request.");
        }
    }

    private async Task<bool> FillAsync()
    {
        if (_start == _end)
        {
            _start = _end = 0;
        }
        else if (_end == _buffer.Length && _start > 0)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
            _end -= _start;
            _start = 0;
        }
        else if (_end == _buffer.Length)
        {
            Hold(_buffer.Length);
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        int read = await _stream.ReadAsync(_buffer, _end, _buffer.Length - _end).ConfigureAwait(false);
        _end += read;
        return read > 0;
    }

    private void Hold(int more)
    {
        if (!_budget.TryTake(more))
        {
            throw new HttpRefusal(503, "The emulator is holding as much of other requests as it can.");
        }

        _held += more;
    }

    private byte[] Copy(int length)
    {
        var copy = new byte[length];
        Buffer.BlockCopy(_buffer, _start, copy, 0, length);
        return copy;
    }
}
