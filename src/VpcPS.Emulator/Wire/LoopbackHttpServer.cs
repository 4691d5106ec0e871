using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core;

namespace VpcPS.Emulator.Wire;

/// <summary>
/// A small and strict HTTP/1.1 server on 127.0.0.1. It is needed because the emulator causes faults on the connection. No listener that
/// exists in both editions of PowerShell can reset a connection, or show the bytes that were signed.
/// </summary>
internal sealed class LoopbackHttpServer : IDisposable
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(1);

    private readonly TcpListener _listener;
    private readonly HttpLimits _limits;
    private readonly IHttpHandler _handler;
    private readonly IClock _clock;
    private readonly ConcurrentDictionary<HttpConnection, bool> _connections = new();
    private readonly ByteBudget _held;
    private readonly Timer _sweeper;
    private volatile bool _stopped;

    private LoopbackHttpServer(TcpListener listener, HttpLimits limits, IHttpHandler handler, IClock clock)
    {
        _listener = listener;
        _limits = limits;
        _handler = handler;
        _clock = clock;
        _held = new ByteBudget(limits.HeldBytes);
        TimeSpan period = limits.Idle < SweepEvery ? limits.Idle : SweepEvery;
        _sweeper = new Timer(_ => AbortOverdue(), null, period, period);
    }

    /// <summary>The port that the server listens on.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Starts listening.</summary>
    /// <param name="port">The port; 0 for a free one.</param>
    /// <param name="limits">The limits of the server.</param>
    /// <param name="handler">Answers the requests.</param>
    /// <param name="clock">The clock for the header Date.</param>
    /// <exception cref="EmulatorStartException">The port is in use or not allowed.</exception>
    public static LoopbackHttpServer Start(int port, HttpLimits limits, IHttpHandler handler, IClock clock)
    {
        var listener = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
        try
        {
            listener.Start(backlog: 1024);
        }
        catch (SocketException exception)
        {
            string reason = exception.SocketErrorCode == SocketError.AddressAlreadyInUse
                ? $"port {port} is already in use. Choose another one, or 0 for any free port"
                : exception.Message;
            throw new EmulatorStartException($"The emulator can't listen on 127.0.0.1:{port}: {reason}.", exception);
        }

        var server = new LoopbackHttpServer(listener, limits, handler, clock);
        _ = server.AcceptAsync();
        return server;
    }

    /// <summary>Frees the port and resets all connections.</summary>
    public void Dispose()
    {
        _stopped = true;
        _listener.Stop();
        _sweeper.Dispose();
        foreach (HttpConnection connection in _connections.Keys)
        {
            connection.Abort();
        }
    }

    private async Task AcceptAsync()
    {
        while (!_stopped)
        {
            Socket socket;
            try
            {
                socket = await _listener.AcceptSocketAsync().ConfigureAwait(false);
            }
            catch (Exception) when (_stopped)
            {
                return;
            }
            catch (SocketException)
            {
                // The client has already gone, or there are too many open files. A short wait may help the next client.
                await Task.Delay(10).ConfigureAwait(false);
                continue;
            }

            Take(socket);
        }
    }

    private void Take(Socket socket)
    {
        if (_connections.Count >= _limits.Connections)
        {
            socket.Dispose();
            return;
        }

        HttpConnection connection;
        try
        {
            connection = new HttpConnection(socket, _limits, _held, _handler, _clock);
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            // The client reset the connection meanwhile.
            socket.Dispose();
            return;
        }

        _connections.TryAdd(connection, true);
        if (_stopped)
        {
            connection.Abort();
        }

        // The connection is served on another thread. Otherwise a request that is already there would delay the next connection.
        _ = Task.Run(() => ServeAsync(connection));
    }

    private async Task ServeAsync(HttpConnection connection)
    {
        await connection.ServeAsync().ConfigureAwait(false);
        _connections.TryRemove(connection, out _);
    }

    private void AbortOverdue()
    {
        foreach (HttpConnection connection in _connections.Keys)
        {
            if (connection.IsOverdue)
            {
                connection.Abort();
            }
        }
    }
}
