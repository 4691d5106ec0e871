using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace VpcPS.Core.Tests.Wire;

/// <summary>The server's end of one connection: raw bytes, and both ways to end it.</summary>
public sealed class WireConnection : IDisposable
{
    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private readonly Action<RecordedRequest> _record;

    public WireConnection(Socket socket, Action<RecordedRequest> record)
    {
        _socket = socket;
        _stream = new NetworkStream(socket, ownsSocket: true);
        _record = record;
    }

    /// <summary>The stream, for scenarios that have their own TLS server.</summary>
    public Stream Stream => _stream;

    /// <summary>Reads and records one whole request; null when the client has gone instead.</summary>
    public async Task<RecordedRequest?> ReadRequestAsync()
    {
        if (await ReadHeadAsync() is not { } head)
        {
            return null;
        }

        string[] lines = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        string[] words = lines[0].Split(' ');
        var headers = lines.Skip(1).Select(line => line.Split(':', 2)).Select(h => KeyValuePair.Create(h[0], h[1].Trim())).ToList();
        string? length = headers.Where(h => h.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)).Select(h => h.Value).SingleOrDefault();
        byte[] body = new byte[int.Parse(length ?? "0", CultureInfo.InvariantCulture)];
        await _stream.ReadExactlyAsync(body);

        var request = new RecordedRequest(words[0], words[1], headers, body);
        _record(request);
        return request;
    }

    public Task SendAsync(string ascii) => SendAsync(Encoding.ASCII.GetBytes(ascii));

    public Task SendAsync(byte[] bytes) => _stream.WriteAsync(bytes).AsTask();

    public Task SendAnswerAsync(string json, string extraHeaders = "") => SendAsync(
        $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\n{extraHeaders}\r\n{json}");

    /// <summary>Reads until the client has closed its end, whatever it still sends.</summary>
    public async Task ReadToEndAsync()
    {
        byte[] ignored = new byte[4096];
        while (await _stream.ReadAsync(ignored) > 0)
        {
        }
    }

    /// <summary>Ends the connection in the orderly way: a FIN.</summary>
    public void Finish()
    {
        _socket.Shutdown(SocketShutdown.Send);
        _socket.Close();
    }

    /// <summary>Ends the connection abruptly: a RST.</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(true, 0);
        _socket.Close();
    }

    public void Dispose() => _stream.Dispose();

    // Reads one byte at a time, so that it reads nothing of what follows.
    private async Task<string?> ReadHeadAsync()
    {
        var head = new StringBuilder();
        byte[] one = new byte[1];
        while (head.Length < 4 || head.ToString(head.Length - 4, 4) != "\r\n\r\n")
        {
            if (await _stream.ReadAsync(one) == 0)
            {
                return null;
            }

            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}
