using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Core.Http;

/// <summary>
/// A request body that can be sent only once, so that the handler can't repeat a request on its own. When the server closes the connection
/// without an answer, .NET's handler silently sends a request without a content object up to four times. After a redirect it would send a
/// body again. It does not repeat a request that has a content object, even an empty one, and this content throws when it is used again.
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
    /// Whether the handler has started to send the body. Before that, the end of the head is still in the handler's buffer, so the server
    /// has not received a whole request and can't have acted on it.
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
