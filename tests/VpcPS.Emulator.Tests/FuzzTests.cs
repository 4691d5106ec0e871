using System;
using System.Text;
using System.Threading.Tasks;
using FsCheck.Xunit;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.Tests.Support;
using VpcPS.Emulator.Wire;
using Xunit;

namespace VpcPS.Emulator.Tests;

/// <summary>Any input is read or refused properly, and the next valid request is served.</summary>
public sealed class FuzzTests : IDisposable
{
    private static readonly HttpLimits Limits = new();

    private static readonly string[] Fragments =
    [
        "GET ", "POST ", "/ ", "/?Action=a&b=%41 ", "/health ", "HTTP/1.1", "\r\n", "\r", "\n", "\r\n\r\n", "Host: localhost",
        "Content-Length: 5", "Transfer-Encoding: chunked", "0\r\n\r\n", "5\r\nabcde\r\n", ":", " ", "\t", "\0", "%", "%zz", "&=&",
        "Authorization: ACS3-HMAC-SHA256 Credential=a,SignedHeaders=host,Signature=b", "x-acs-action: DescribeIpv6Addresses",
        "Content-Type: application/x-www-form-urlencoded", "Expect: 100-continue", "\xff\xfe", "Connection: close",
    ];

    private readonly EmulatorServer _emulator = Emulators.Start();

    public void Dispose() => _emulator.Dispose();

    [Property(MaxTest = 2000)]
    public void A_head_of_any_bytes_is_read_or_refused(byte[] bytes) => ReadHead(bytes);

    [Property(MaxTest = 2000)]
    public void A_head_put_together_from_its_parts_is_read_or_refused(byte[] picks) => ReadHead(Assemble(picks));

    [Property(MaxTest = 2000)]
    public void A_query_of_any_bytes_is_read_or_refused(byte[] bytes)
    {
        try
        {
            UrlEncoded.Parse(bytes);
        }
        catch (ApiException refusal)
        {
            Assert.Equal("InvalidParameter", refusal.Code);
        }
    }

    [Property(MaxTest = 200)]
    public void The_server_outlives_any_bytes(byte[] bytes, byte[] picks)
    {
        FeedAsync([.. Assemble(picks), .. bytes]).GetAwaiter().GetResult();
    }

    private static void ReadHead(byte[] bytes)
    {
        try
        {
            HttpHead head = HttpHead.Parse(bytes, bytes.Length, Limits);
            Assert.StartsWith("/", head.Target);
            Assert.InRange(head.ContentLength, 0, Limits.BodyBytes);
        }
        catch (HttpRefusal refusal)
        {
            Assert.InRange(refusal.Status, 400, 505);
        }
    }

    private static byte[] Assemble(byte[] picks)
    {
        var text = new StringBuilder();
        foreach (byte pick in picks)
        {
            text.Append(Fragments[pick % Fragments.Length]);
        }

        return Encoding.Latin1.GetBytes(text.ToString());
    }

    private async Task FeedAsync(byte[] bytes)
    {
        using RawSocket raw = await RawSocket.ConnectAsync(_emulator.Port);
        await raw.SendAsync(bytes);
        raw.FinishSending();
        await raw.ReadToEndAsync();

        string answer = await RawSocket.ExchangeAsync(
            _emulator.Port, "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200 ", answer);
        Assert.Empty(_emulator.InternalFaults);
    }
}
