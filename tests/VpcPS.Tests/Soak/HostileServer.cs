using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Tests.Soak;

/// <summary>
/// A server that sends the hostile answer whose number is anywhere in the request, as in <c>hostile-17</c>, and then closes the connection.
/// </summary>
internal sealed partial class HostileServer : IDisposable
{
    private readonly HostileAnswers _answers;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Task, bool> _exchanges = new();
    private readonly Task _accepting;

    public HostileServer(int seed)
    {
        _answers = new HostileAnswers(seed);
        _listener.Start(backlog: 512);
        Endpoint = new Uri("http://127.0.0.1:" + ((IPEndPoint)_listener.LocalEndpoint).Port);
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public Uri Endpoint { get; }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _accepting.Wait();
        Task.WhenAll(_exchanges.Keys).Wait();
        _stop.Dispose();
    }

    [GeneratedRegex("hostile-([0-9]+)")]
    private static partial Regex Number();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Task exchange = AnswerAsync(await _listener.AcceptSocketAsync(_stop.Token));
                _exchanges.TryAdd(exchange, true);
                _ = exchange.ContinueWith(done => _exchanges.TryRemove(done, out _), TaskScheduler.Default);
            }
        }
        catch (Exception e) when (IsEndOfConnection(e))
        {
        }
    }

    private async Task AnswerAsync(Socket client)
    {
        using Socket closed = client;
        using var stream = new NetworkStream(client);
        try
        {
            if (await HttpFrame.ReadAsync(stream, _stop.Token) is { } request)
            {
                int number = int.Parse(Number().Match(Encoding.ASCII.GetString(request)).Groups[1].Value, CultureInfo.InvariantCulture);
                await stream.WriteAsync(_answers.Answer(number), _stop.Token);
                client.Shutdown(SocketShutdown.Send);
                // Waits until the client has closed the connection. A reset would discard data that the client has not read yet.
                await client.ReceiveAsync(new byte[1], _stop.Token);
            }
        }
        catch (Exception e) when (IsEndOfConnection(e))
        {
        }
    }

    private static bool IsEndOfConnection(Exception e) =>
        e is IOException or SocketException or OperationCanceledException or ObjectDisposedException;
}
