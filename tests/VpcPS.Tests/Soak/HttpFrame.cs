using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Tests.Soak;

/// <summary>One HTTP message with a Content-Length, as bytes.</summary>
internal static class HttpFrame
{
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();

    /// <summary>Reads a message, or gives null when the connection ends before one begins.</summary>
    public static async Task<byte[]?> ReadAsync(Stream stream, CancellationToken stop)
    {
        var message = new MemoryStream();
        byte[] buffer = new byte[16 * 1024];
        int end = -1;
        while (end < 0 || message.Length < end)
        {
            int read = await stream.ReadAsync(buffer.AsMemory(0, end < 0 ? buffer.Length : (int)Math.Min(buffer.Length, end - message.Length)), stop);
            if (read == 0)
            {
                return message.Length == 0 ? null : throw new EndOfStreamException();
            }

            message.Write(buffer, 0, read);
            if (end < 0)
            {
                end = EndOf(message);
            }
        }

        return message.ToArray();
    }

    private static int EndOf(MemoryStream message)
    {
        byte[] bytes = message.ToArray();
        int head = bytes.AsSpan().IndexOf(EndOfHead);
        if (head < 0)
        {
            return -1;
        }

        string? length = Encoding.ASCII.GetString(bytes, 0, head).Split("\r\n")
            .FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return head + EndOfHead.Length + (length is null ? 0 : int.Parse(length.AsSpan("Content-Length:".Length).Trim(), CultureInfo.InvariantCulture));
    }
}
