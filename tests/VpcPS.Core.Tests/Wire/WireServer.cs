using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace VpcPS.Core.Tests.Wire;

/// <summary>A server with raw sockets on loopback. It handles each connection as its scenario says, and counts what arrives.</summary>
public sealed class WireServer : IAsyncDisposable
{
    // Only a hanging test waits this long. No measurement depends on it.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Socket _listener;
    private readonly Func<WireConnection, Task> _scenario;
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private readonly TaskCompletionSource _firstRequest = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<EndPoint> _lastVisitor = new();
    private readonly Task<int> _accepting;
    private Task<int>? _finishing;

    public WireServer(Func<WireConnection, Task> scenario, IPAddress? address = null)
    {
        _scenario = scenario;
        _listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
        _listener.Bind(new IPEndPoint(address ?? IPAddress.Loopback, 0));
        _listener.Listen();
        _accepting = Task.Run(AcceptAsync);
    }

    public Uri Url => new($"http://{_listener.LocalEndPoint}/");

    public Uri TlsUrl => new($"https://{_listener.LocalEndPoint}/");

    /// <summary>All requests so far, in the order of their arrival.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    /// <summary>Ends when the first request has been read whole.</summary>
    public Task FirstRequest => _firstRequest.Task.WaitAsync(Patience);

    /// <summary>
    /// Waits until everything has ended, so that no request is missed. The server connects to itself once more, after all connections of
    /// the client, and each scenario ends when its client is gone. The client must have been disposed of.
    /// </summary>
    /// <returns>How many connections there were.</returns>
    public Task<int> FinishAsync() => _finishing ??= VisitAndWaitAsync();

    public async ValueTask DisposeAsync()
    {
        await FinishAsync();
        _listener.Dispose();
    }

    private async Task<int> VisitAndWaitAsync()
    {
        using var visitor = new Socket(SocketType.Stream, ProtocolType.Tcp);
        visitor.Bind(new IPEndPoint(((IPEndPoint)_listener.LocalEndPoint!).Address, 0));
        _lastVisitor.SetResult(visitor.LocalEndPoint!);
        await visitor.ConnectAsync(_listener.LocalEndPoint!);
        return await _accepting.WaitAsync(Patience);
    }

    private async Task<int> AcceptAsync()
    {
        var connections = new List<Task>();
        while (true)
        {
            Socket socket = await _listener.AcceptAsync();
            if (_lastVisitor.Task.IsCompleted && socket.RemoteEndPoint!.Equals(await _lastVisitor.Task))
            {
                socket.Dispose();
                await Task.WhenAll(connections);
                return connections.Count;
            }

            connections.Add(Task.Run(() => PlayAsync(socket)));
        }
    }

    private async Task PlayAsync(Socket socket)
    {
        using var connection = new WireConnection(socket, Record);
        try
        {
            await _scenario(connection);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // The client has closed the connection, which is allowed in every scenario.
        }
    }

    private void Record(RecordedRequest request)
    {
        _requests.Enqueue(request);
        _firstRequest.TrySetResult();
    }
}
