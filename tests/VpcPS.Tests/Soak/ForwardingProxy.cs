using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Tests.Soak;

/// <summary>
/// A proxy between client and service. It forwards bytes unchanged, so that signatures stay valid. Derived classes decide what happens to
/// an exchange.
/// </summary>
internal abstract class ForwardingProxy : IDisposable
{
    private readonly Uri _service;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Task, bool> _exchanges = new();

    /// <summary>Starts a proxy.</summary>
    /// <param name="service">The address of the service.</param>
    protected ForwardingProxy(Uri service)
    {
        _service = service;
        _listener.Start();
        Endpoint = new Uri("http://127.0.0.1:" + ((IPEndPoint)_listener.LocalEndpoint).Port);
        Watch(AcceptAsync());
    }

    /// <summary>Where clients connect to.</summary>
    public Uri Endpoint { get; }

    /// <summary>Cancelled when the proxy ends.</summary>
    protected CancellationToken Stop => _stop.Token;

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        Task.WhenAll(_exchanges.Keys).Wait();
        _stop.Dispose();
    }

    /// <summary>Carries one exchange out.</summary>
    /// <returns>Whether the connection is kept. If not, it is reset.</returns>
    protected abstract Task<bool> ExchangeAsync(byte[] request, Stream client);

    /// <summary>Sends a request to the service and reads its answer.</summary>
    protected async Task<byte[]> ForwardAsync(byte[] request)
    {
        using var service = new TcpClient();
        await service.ConnectAsync(IPAddress.Loopback, _service.Port, Stop);
        NetworkStream stream = service.GetStream();
        await stream.WriteAsync(request, Stop);
        return await HttpFrame.ReadAsync(stream, Stop) ?? throw new IOException("The service closed the connection.");
    }

    private void Watch(Task task)
    {
        _exchanges.TryAdd(task, true);
        task.ContinueWith(done => _exchanges.TryRemove(done, out _), TaskScheduler.Default);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket client = await _listener.AcceptSocketAsync(_stop.Token);
                Watch(ServeAsync(client));
            }
        }
        catch (Exception e) when (IsEndOfConnection(e))
        {
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using Socket closed = client;
        using var stream = new NetworkStream(client);
        try
        {
            while (await HttpFrame.ReadAsync(stream, _stop.Token) is { } request)
            {
                if (!await ExchangeAsync(request, stream))
                {
                    // A reset, as a proxy that falls over gives it.
                    client.LingerState = new LingerOption(true, 0);
                    return;
                }
            }
        }
        catch (Exception e) when (IsEndOfConnection(e))
        {
        }
    }

    private static bool IsEndOfConnection(Exception e) =>
        e is IOException or SocketException or OperationCanceledException or ObjectDisposedException;
}
