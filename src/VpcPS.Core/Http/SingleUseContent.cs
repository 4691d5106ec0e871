using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Core.Http;

/// <summary>
/// A request body that can be sent once, so that one decision sends one request. Without a content object .NET's
/// handler sends a request up to four times when the server closes the connection without an answer, and it says
/// nothing about it. With a content object, even an empty one, it does not. The handler would also send a body again
/// after a redirect; this class refuses that.
/// </summary>
internal sealed class SingleUseContent : HttpContent
{
    private readonly byte[] _body;
    private int _uses;

    public SingleUseContent(byte[] body, string? contentType)
    {
        _body = body;
        if (contentType is not null)
        {
            Headers.ContentType = new MediaTypeHeaderValue(contentType);
        }
    }

    /// <summary>
    /// Whether the handler has begun to send the body. Before that, the end of the head is still in the handler's
    /// buffer, so no server can have acted on the request.
    /// </summary>
    public bool WasSent => Volatile.Read(ref _uses) > 0;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        return Interlocked.Increment(ref _uses) == 1
            ? stream.WriteAsync(_body, 0, _body.Length)
            : throw new InvalidOperationException("A signed request is sent once.");
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
