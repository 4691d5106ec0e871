using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace VpcPS.Emulator.Tests.Support;

/// <summary>Sends bytes to the emulator and receives bytes, without any code in between that would correct them.</summary>
internal sealed class RawSocket : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);

    public static async Task<RawSocket> ConnectAsync(int port)
    {
        var raw = new RawSocket();
        await raw._socket.ConnectAsync(IPAddress.Loopback, port);
        return raw;
    }

    /// <summary>Sends all at once and reads until the emulator closes.</summary>
    public static async Task<string> ExchangeAsync(int port, string request)
    {
        using RawSocket raw = await ConnectAsync(port);
        await raw.SendAsync(request);
        return await raw.ReadToEndAsync();
    }

    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    public async Task SendAsync(byte[] bytes) => await _socket.SendAsync(bytes);

    public void FinishSending() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>Reads until a text has come.</summary>
    public async Task<string> ReadUntilAsync(string mark)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (!text.ToString().EndsWith(mark, StringComparison.Ordinal))
        {
            if (await _socket.ReceiveAsync(one) == 0)
            {
                throw new EndOfStreamException($"Closed before '{mark}', after: {text}");
            }

            text.Append((char)one[0]);
        }

        return text.ToString();
    }

    /// <summary>Reads until the other side closes in order. A reset throws a SocketException.</summary>
    public async Task<string> ReadToEndAsync()
    {
        using var bytes = new MemoryStream();
        var part = new byte[4096];
        int read;
        while ((read = await _socket.ReceiveAsync(part)) > 0)
        {
            bytes.Write(part, 0, read);
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    public void Dispose() => _socket.Dispose();
}
