using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Tests.Soak;

/// <summary>Servers that send back every request, head and body, as a diligent gateway's error page does.</summary>
internal sealed class EchoServer : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<TcpListener> _listeners = [];
    private readonly List<Task> _accepting = [];

    public EchoServer()
    {
        PageEndpoint = Listen(request => Answer("502 Bad Gateway", "text/html", $"<html><pre>{request}</pre></html>"));
        ErrorEndpoint = Listen(request => Answer(
            "400 Bad Request", "application/json", JsonSerializer.Serialize(new { RequestId = request, Code = "Refused", Message = request, Recommend = request })));
    }

    /// <summary>The one that sends it in an HTML page.</summary>
    public Uri PageEndpoint { get; }

    /// <summary>The one that sends it in every field of an error of the API.</summary>
    public Uri ErrorEndpoint { get; }

    public void Dispose()
    {
        _stop.Cancel();
        _listeners.ForEach(listener => listener.Stop());
        Task.WhenAll(_accepting).Wait();
        _stop.Dispose();
    }

    private static byte[] Answer(string status, string type, string body) => Encoding.UTF8.GetBytes(
        $"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}");

    private Uri Listen(Func<string, byte[]> answer)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _listeners.Add(listener);
        _accepting.Add(AcceptAsync(listener, answer));
        return new Uri("http://127.0.0.1:" + ((IPEndPoint)listener.LocalEndpoint).Port);
    }

    private async Task AcceptAsync(TcpListener listener, Func<string, byte[]> answer)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using TcpClient client = await listener.AcceptTcpClientAsync(_stop.Token);
                byte[]? request = await HttpFrame.ReadAsync(client.GetStream(), _stop.Token);
                await client.GetStream().WriteAsync(answer(Encoding.UTF8.GetString(request ?? [])), _stop.Token);
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
            }
        }
    }
}
