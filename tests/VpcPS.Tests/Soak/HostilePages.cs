using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;

namespace VpcPS.Tests.Soak;

/// <summary>
/// Requests to an emulator such as a browser sends for a page of another site, or for a page whose host name resolves to 127.0.0.1. All are
/// signed correctly, because the key is public. Each one depends only on its number and the seed.
/// </summary>
internal sealed class HostilePages(int seed, int port, string accessKeyId, string accessKeySecret)
{
    private static readonly string[] Reads = ["DescribeIpv6Gateways", "DescribeIpv6Addresses", "DescribeVpcs", "DescribeRegions"];

    private static readonly string[] Changes =
    [
        "CreateVpc", "DeleteIpv6Gateway&Ipv6GatewayId=ipv6gw-bp1sep6pjgdrmxpdxhw53", "ReleaseIpv6Address&Ipv6AddressId=ipv6-bp114910cmi6yvthywpu7",
        "AllocateIpv6InternetBandwidth&Bandwidth=1&Ipv6AddressId=ipv6-bp114910cmi6yvthywpu7&Ipv6GatewayId=ipv6gw-bp1sep6pjgdrmxpdxhw53",
    ];

    private string Own => "127.0.0.1:" + port.ToString(CultureInfo.InvariantCulture);

    /// <summary>A request that must be refused.</summary>
    public string Hostile(int number)
    {
        var dice = new Random(unchecked((seed * 1_000_003) + number));
        string host = Own;
        var headers = new List<string>();
        // One of the three headers reveals the page. The others may be as they are for the emulator's own page.
        int foreign = dice.Next(3);
        if (foreign == 0)
        {
            host = Pick(ForeignHosts(), dice);
        }

        if (foreign == 1 || dice.Next(2) == 0)
        {
            headers.AddRange((foreign == 1 ? Pick(ForeignOrigins(), dice) : "http://" + host).Split('\n').Select(origin => "Origin: " + origin));
        }

        if (foreign == 2 || dice.Next(2) == 0)
        {
            headers.Add("Sec-Fetch-Site: " + (foreign == 2 ? Pick(["cross-site", "same-site", "Cross-Site", "", "same-origin, cross-site", "unheard-of"], dice) : Pick(["same-origin", "none"], dice)));
            headers.Add("Sec-Fetch-Mode: " + Pick(["cors", "no-cors", "navigate", "websocket"], dice));
            headers.Add("Sec-Fetch-Dest: " + Pick(["empty", "image", "iframe", "document", "script", "websocket"], dice));
        }

        headers.Add("User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36");
        switch (dice.Next(10))
        {
            case 0:
                headers.Add("Access-Control-Request-Method: POST");
                headers.Add("Access-Control-Request-Private-Network: true");
                return Text("OPTIONS", "/", host, headers);
            case 1:
                headers.AddRange(["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="]);
                return Text("GET", "/", host, headers);
            case 2:
                return Text(Pick(["GET", "HEAD"], dice), Pick(["/", "/health", "/elsewhere"], dice), host, headers);
            default:
                return Call(Pick(dice.Next(2) == 0 ? Reads : Changes, dice), isForm: dice.Next(2) == 0, host, headers);
        }
    }

    /// <summary>The same kind of request from a program. It must be answered.</summary>
    public string OfAProgram(int number) => Call(Reads[number % Reads.Length], isForm: number % 2 == 0, Own, []);

    /// <summary>Sends a request, and gives the HTTP status of its answer; 0 when there was none.</summary>
    public async Task<int> SendAsync(string request)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, port);
        await socket.SendAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(new NetworkStream(socket), Encoding.Latin1);
        string[] words = (await reader.ReadLineAsync() ?? "").Split(' ');
        return words.Length > 1 ? int.Parse(words[1], CultureInfo.InvariantCulture) : 0;
    }

    private string[] ForeignHosts() =>
    [
        $"evil.example:{port}", $"127.0.0.1.evil.example:{port}", "localhost.evil.example", $"rebound.test:{port}", $"0.0.0.0:{port}", $"[::]:{port}", $"evil@127.0.0.1:{port}",
        $"[::1].evil.example:{port}", $"localhost:{port}x", "127.0.0.1:80.evil.example", "xn--lcalhost-54a", "",
    ];

    private string[] ForeignOrigins() =>
    [
        "http://evil.example", "https://evil.example", "null", $"http://evil.example:{port}", $"http://localhost:{port}", $"http://localhost:{port + 1}", $"http://127.0.0.1:{port - 1}",
        "http://127.0.0.1", $"https://127.0.0.1:{port}", "file://", "chrome-extension://abcdefghijklmnop", $"http://127.0.0.1:{port}.evil.example", $"http://127.0.0.1:{port}/", "",
        $"http://127.0.0.1:{port}\nhttp://evil.example",
    ];

    private string Call(string action, bool isForm, string host, List<string> headers)
    {
        var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["Version"] = "2016-04-28",
            ["RegionId"] = "cn-hangzhou",
            ["AccessKeyId"] = accessKeyId,
            ["SignatureMethod"] = "HMAC-SHA1",
            ["SignatureVersion"] = "1.0",
            ["SignatureNonce"] = Guid.NewGuid().ToString(),
            ["Timestamp"] = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        };
        foreach (string parameter in ("Action=" + action).Split('&'))
        {
            parameters[parameter.Split('=')[0]] = parameter.Split('=')[1];
        }

        string query = string.Join('&', parameters.Select(p => Uri.EscapeDataString(p.Key) + "=" + Uri.EscapeDataString(p.Value)));
        string method = isForm ? "POST" : "GET";
        // The method that the documents name for signatures of version 1; nothing secret is protected by it here.
#pragma warning disable CA5350
        byte[] hash = HMACSHA1.HashData(Encoding.ASCII.GetBytes(accessKeySecret + "&"), Encoding.ASCII.GetBytes($"{method}&%2F&{Uri.EscapeDataString(query)}"));
#pragma warning restore CA5350
        string signed = query + "&Signature=" + Uri.EscapeDataString(Convert.ToBase64String(hash));
        return isForm
            ? Text(method, "/", host, [.. headers, "Content-Type: application/x-www-form-urlencoded", $"Content-Length: {signed.Length}"]) + signed
            : Text(method, "/?" + signed, host, headers);
    }

    private static string Text(string method, string target, string host, IEnumerable<string> headers) =>
        $"{method} {target} HTTP/1.1\r\nHost: {host}\r\n" + string.Concat(headers.Select(header => header + "\r\n")) + "\r\n";

    private static string Pick(string[] choices, Random dice) => choices[dice.Next(choices.Length)];
}
