using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core;

namespace VpcPS.Emulator.Wire;

/// <summary>One connection. Its requests are read and answered one after the other.</summary>
internal sealed class HttpConnection : IDisposable
{
    private const long NoDeadline = long.MaxValue;
    private const int SmallAnswer = 16 * 1024;

    // Headers that protect against browsers' features: no frames, no guessing of content types, no use by other sites, no scripts. Answers
    // of the API do not have them, as on the cloud.
    private static readonly string Protection =
        "X-Content-Type-Options: nosniff\r\nX-Frame-Options: DENY\r\nReferrer-Policy: no-referrer\r\n"
        + "Cross-Origin-Resource-Policy: same-origin\r\n"
        + "Content-Security-Policy: " + HomePage.Policy + "\r\n";

    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private readonly HttpReader _reader;
    private readonly HttpLimits _limits;
    private readonly IHttpHandler _handler;
    private readonly IClock _clock;
    private readonly ByteBudget _held;
    private bool _hasServed;
    private long _deadline = NoDeadline;

    /// <summary>Makes a connection. It owns the socket.</summary>
    public HttpConnection(Socket socket, HttpLimits limits, ByteBudget held, IHttpHandler handler, IClock clock)
    {
        _socket = socket;
        _limits = limits;
        _held = held;
        _handler = handler;
        _clock = clock;
        socket.NoDelay = true;
        _stream = new NetworkStream(socket, ownsSocket: true);
        _reader = new HttpReader(_stream, limits, held);
    }

    /// <summary>Whether the client has exceeded its time.</summary>
    public bool IsOverdue => MachineTicks() > Interlocked.Read(ref _deadline);

    /// <summary>Serves the connection until one side closes it. It never throws.</summary>
    public async Task ServeAsync()
    {
        try
        {
            while (await ServeOneAsync().ConfigureAwait(false))
            {
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException)
        {
            // The client is gone, or Abort closed the socket.
        }
        catch (Exception exception)
        {
            _handler.NoteFault(exception);
        }
        finally
        {
            _reader.LetGo();
            Dispose();
        }
    }

    /// <summary>Closes the connection and its socket.</summary>
    public void Dispose() => _stream.Dispose();

    /// <summary>Resets the connection.</summary>
    public void Abort()
    {
        try
        {
            _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Already closed.
        }

        _socket.Dispose();
    }

    private async Task<bool> ServeOneAsync()
    {
        HttpHead head;
        byte[] body;
        try
        {
            // The first request must arrive within the time for a transfer, which is shorter than the time between requests.
            Await(_hasServed || _limits.Idle < _limits.Transfer ? _limits.Idle : _limits.Transfer);
            if (!await _reader.WaitAsync().ConfigureAwait(false))
            {
                return false;
            }

            Await(_limits.Transfer);
            head = await _reader.ReadHeadAsync().ConfigureAwait(false);
            if (_handler.TurnAway(head) is { } refusal)
            {
                await WriteAsync(refusal, withBody: head.Method != "HEAD", close: true).ConfigureAwait(false);
                await CloseAsync().ConfigureAwait(false);
                return false;
            }

            if (head.ExpectsContinue)
            {
                await WriteAsync("HTTP/1.1 100 Continue\r\n\r\n", []).ConfigureAwait(false);
            }

            body = await _reader.ReadBodyAsync(head).ConfigureAwait(false);
        }
        catch (HttpRefusal refusal)
        {
            await WriteAsync(_handler.Refuse(refusal), withBody: true, close: true).ConfigureAwait(false);
            await CloseAsync().ConfigureAwait(false);
            return false;
        }

        _hasServed = true;
        Interlocked.Exchange(ref _deadline, NoDeadline);
        HttpResponse response = await _handler
            .AnswerAsync(new HttpRequest(head.Method, head.Target, head.Headers, body))
            .ConfigureAwait(false);

        if (response.Ending == AnswerEnding.Reset)
        {
            Abort();
            return false;
        }

        // The memory of the request is no longer needed. The memory of the answer counts until the client has received it.
        _reader.LetGo();
        int holding = response.Body.Length > SmallAnswer ? response.Body.Length : 0;
        if (!_held.TryTake(holding))
        {
            Abort();
            return false;
        }

        try
        {
            return await AnswerAsync(head, response).ConfigureAwait(false);
        }
        finally
        {
            _held.Return(holding);
        }
    }

    private async Task<bool> AnswerAsync(HttpHead head, HttpResponse response)
    {
        Await(_limits.Transfer);
        bool close = head.AsksToClose || response.Ending == AnswerEnding.Truncated;
        await WriteAsync(response, withBody: head.Method != "HEAD", head.AsksToClose).ConfigureAwait(false);
        if (close)
        {
            await CloseAsync().ConfigureAwait(false);
        }

        return !close;
    }

    // When a socket is closed with unread input, the connection is reset, and the reset can reach the client before the answer. So the
    // input is read first.
    private async Task CloseAsync()
    {
        _socket.Shutdown(SocketShutdown.Send);
        await _reader.DrainAsync().ConfigureAwait(false);
    }

    private Task WriteAsync(HttpResponse response, bool withBody, bool close) => WriteAsync(
        string.Format(
            CultureInfo.InvariantCulture,
            "HTTP/1.1 {0} {1}\r\nServer: {2}\r\nDate: {3:R}\r\nx-acs-request-id: {4}\r\nContent-Type: {5}\r\n"
            + "Content-Length: {6}\r\n{7}{8}{9}\r\n",
            response.Status,
            ReasonPhrase(response.Status),
            EmulatorIdentity.ServerHeader,
            _clock.MachineTime,
            response.RequestId,
            response.ContentType,
            response.Body.Length,
            response.ContentType.StartsWith("text/html", StringComparison.Ordinal) ? Protection : "",
            response.RetryAfterMs is { } wait ? FormattableString.Invariant($"x-acs-retry-after: {wait}\r\n") : "",
            close ? "Connection: close\r\n" : ""),
        withBody ? response.Body : [],
        response.Ending == AnswerEnding.Truncated ? response.Body.Length / 2 : response.Body.Length);

    // The head and the body are written together, so that a short answer is one packet.
    private Task WriteAsync(string head, byte[] body, int atMost = int.MaxValue)
    {
        int sent = Math.Min(body.Length, atMost);
        var bytes = new byte[head.Length + sent];
        Encoding.ASCII.GetBytes(head, 0, head.Length, bytes, 0);
        Buffer.BlockCopy(body, 0, bytes, head.Length, sent);
        return _stream.WriteAsync(bytes, 0, bytes.Length);
    }

    private void Await(TimeSpan span) => Interlocked.Exchange(ref _deadline, MachineTicks() + (long)span.TotalMilliseconds);

    // Sockets need the machine's real time, even when a test moves the emulator's clock.
    private static long MachineTicks() => Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1000);

    private static string ReasonPhrase(int status) => status switch
    {
        200 => "OK",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        413 => "Content Too Large",
        417 => "Expectation Failed",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        503 => "Service Unavailable",
        505 => "HTTP Version Not Supported",
        _ => "Answer",
    };
}
