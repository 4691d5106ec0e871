using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace VpcPS.Core.Tests.Wire;

/// <summary>
/// A server of raw sockets on loopback that does to each connection what its scenario says, and counts what arrives.
/// </summary>
public sealed class WireServer : IAsyncDisposable
{
    // Only a hanging test waits this long; nothing is measured with it.
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
    /// Sees everything to its end, so that no request can arrive unseen: a last visitor of the server's own comes
    /// after every connection that a client has made, and each scenario ends when its client has gone. The client
    /// must have been disposed.
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
            // The client has gone, which is its right in every scenario.
        }
    }

    private void Record(RecordedRequest request)
    {
        _requests.Enqueue(request);
        _firstRequest.TrySetResult();
    }
}
