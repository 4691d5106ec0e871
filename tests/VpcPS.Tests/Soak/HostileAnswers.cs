using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;

namespace VpcPS.Tests.Soak;

/// <summary>
/// Answers such as a broken gateway, a captive portal or an attacker might send. Each one depends only on its number and the seed, so that
/// one that caused a problem can be sent again.
/// </summary>
internal sealed class HostileAnswers(int seed)
{
    private static readonly string[] Whole =
    [
        """{"RequestId":"R-1","InternetBandwidthId":"ipv6bw-1","Ipv6AddressId":"ipv6-1"}""",
        """{"RequestId":"R-1","TotalCount":2147483647,"PageNumber":1,"PageSize":50,"Ipv6Addresses":{"Ipv6Address":[{"Ipv6AddressId":"ipv6-1","AllocationTime":"2026-01-02T03:04:05Z","Tags":{"Tag":[{"Key":"k","Value":"v"}]},"Ipv6InternetBandwidth":{"Bandwidth":2,"Ipv6InternetBandwidthId":"ipv6bw-1"}}]}}""",
        """{"RequestId":"R-1","NextToken":"again","TagResources":{"TagResource":[{"ResourceId":"ipv6-1","ResourceType":"IPV6ADDRESS","TagKey":"k","TagValue":"v"}]}}""",
        """{"RequestId":"R-1","Regions":{"Region":[{"RegionId":"cn-huhehaote","LocalName":"x","RegionEndpoint":"vpc.cn-huhehaote.aliyuncs.com"}]}}""",
        """{"RequestId":"R-1","HostId":"h","Code":"Throttling.User","Message":"Slower.","Recommend":"https://example.com"}""",
        """{"RequestId":"R-1","Code":"InvalidTimeStamp.Expired","Message":"Your clock."}""",
        """{"RequestId":"R-1","Code":"SignatureDoesNotMatch","Message":"server string to sign is:POST&%2F&x"}""",
        "<?xml version='1.0' encoding='UTF-8'?><Error><RequestId>R-1</RequestId><HostId>h</HostId><Code>InvalidRegionId.NotFound</Code><Message>No.</Message></Error>",
        "<?xml version='1.0'?><!DOCTYPE e [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><Error><Code>&b;</Code></Error>",
        "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Welcome to the guest network</body></html>",
        "upstream connect error or disconnect/reset before headers",
    ];

    private static readonly string[] Names =
    [
        "RequestId", "requestId", "Code", "code", "Message", "Recommend", "HostId", "InternetBandwidthId", "Ipv6AddressId", "TotalCount", "PageNumber",
        "NextToken", "Ipv6Addresses", "Ipv6Address", "Ipv6InternetBandwidth", "Bandwidth", "AllocationTime", "Tags", "Tag", "TagResources", "TagResource",
        "Regions", "Region", "RegionId", "Status", "", "\\ud800", "\\u0000", "__proto__",
    ];

    private static readonly string[] Scalars =
    [
        "null", "true", "false", "0", "-1", "1.5", "1e400", "-1e400", "2147483648", "99999999999999999999999999", "\"\"", "\" \"", "\"1\"", "\"\\ud800\"",
        "\"\\u0000\"", "\"中文\"", "\"9999-99-99T99:99:99Z\"", "\"0001-01-01T00:00:00+14:00\"", "\"ipv6-1\"", "\"Throttling\"", "NaN", "'x'", "undefined",
    ];

    private static readonly string[] Headers =
    [
        "x-acs-retry-after: 2147483647", "x-acs-retry-after: -1", "x-acs-retry-after: soon", "Retry-After: 99999999999", "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT",
        "Date: Fri, 31 Dec 9999 23:59:59 GMT", "Date: yesterday", "x-acs-request-id: \u00e9\u00e9", "x-acs-request-id:", "Location: /elsewhere", "Location: ::::",
        "Content-Encoding: gzip", "Set-Cookie: a=b", "WWW-Authenticate: Basic realm=\"x\"", "X-Long: " + "0123456789abcdef0123456789abcdef",
    ];

    private static readonly string[] ContentTypes =
    [
        "application/json", "application/json;charset=utf-8", "application/json; charset=gb2312", "application/json; charset=no-such-charset", "text/xml;charset=utf-16",
        "text/html", "text/html; charset=\"", "application/octet-stream", ";", "a/b/c", "",
    ];

    private static readonly int[] Statuses = [200, 200, 200, 200, 201, 204, 206, 299, 300, 302, 307, 308, 304, 400, 400, 401, 403, 404, 407, 408, 413, 418, 429, 500, 502, 503, 504, 599, 600, 999];

    /// <summary>The bytes of an answer, head and body.</summary>
    /// <param name="number">Which one.</param>
    public byte[] Answer(int number)
    {
        var dice = new Random(unchecked((seed * 1_000_003) + number));
        byte[] body = Cut(Encode(Text(dice), dice), dice);
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.{(dice.Next(10) == 0 ? 0 : 1)} {Pick(Statuses, dice)}{Pick(["", " ", " Words", " Wörter"], dice)}\r\n");
        head.Append(CultureInfo.InvariantCulture, $"Content-Type: {Pick(ContentTypes, dice)}\r\n");
        for (int count = dice.Next(3); count > 0; count--)
        {
            head.Append(Pick(Headers, dice)).Append("\r\n");
        }

        byte[] framed = Frame(body, head, dice);
        byte[] answer = [.. Encoding.Latin1.GetBytes(head + "\r\n"), .. framed];
        // Sometimes the answer is not even HTTP.
        return dice.Next(50) == 0 ? Damage(answer, dice) : answer;
    }

    private static byte[] Frame(byte[] body, StringBuilder head, Random dice)
    {
        switch (dice.Next(12))
        {
            case 0:
                head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length + 1 + dice.Next(100)}\r\n");
                return body;
            case 1:
                head.Append(CultureInfo.InvariantCulture, $"Content-Length: {dice.Next(body.Length + 1)}\r\n");
                return body;
            case 2:
                head.Append(CultureInfo.InvariantCulture, $"Content-Length: {Pick(["-1", "x", "99999999999999999999", "1, 2"], dice)}\r\n");
                return body;
            case 3:
                head.Append("Transfer-Encoding: chunked\r\n");
                string size = dice.Next(3) == 0 ? "zz" : body.Length.ToString("x", CultureInfo.InvariantCulture);
                return [.. Encoding.ASCII.GetBytes(size + "\r\n"), .. body, .. Encoding.ASCII.GetBytes(dice.Next(2) == 0 ? "\r\n0\r\n\r\n" : "")];
            case 4:
                return body;
            default:
                head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n");
                return body;
        }
    }

    private static string Text(Random dice) => dice.Next(10) switch
    {
        < 3 => Pick(Whole, dice),
        < 7 => Json(dice, depth: dice.Next(1, 6)),
        7 => Deep(dice),
        8 => "<Error>" + string.Concat(Enumerable.Repeat("<Code>", dice.Next(60))) + "x</Code></Error>",
        _ => "",
    };

    private static string Json(Random dice, int depth)
    {
        if (depth == 0)
        {
            return Pick(Scalars, dice);
        }

        return dice.Next(4) == 0
            ? "[" + string.Join(',', Enumerable.Range(0, dice.Next(4)).Select(_ => Json(dice, depth - 1))) + "]"
            : "{" + string.Join(',', Enumerable.Range(0, dice.Next(1, 6)).Select(_ => $"\"{Pick(Names, dice)}\":{Json(dice, depth - 1)}")) + "}";
    }

    private static string Deep(Random dice)
    {
        int levels = Pick([50, 63, 64, 65, 1000], dice);
        string name = Pick(Names, dice);
        return dice.Next(2) == 0
            ? string.Concat(Enumerable.Repeat("{\"" + name + "\":", levels)) + "1" + new string('}', levels)
            : "{\"RequestId\":" + new string('[', levels) + new string(']', levels) + "}";
    }

    private static byte[] Encode(string text, Random dice) => dice.Next(12) switch
    {
        0 => Encoding.Unicode.GetBytes(text),
        1 => Encoding.Latin1.GetBytes(text),
        2 => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
        3 => Gzip(text),
        4 => Damage(Encoding.UTF8.GetBytes(text), dice),
        _ => Encoding.UTF8.GetBytes(text),
    };

    private static byte[] Gzip(string text)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    private static byte[] Cut(byte[] body, Random dice) => dice.Next(5) == 0 ? body[..dice.Next(body.Length + 1)] : body;

    private static byte[] Damage(byte[] bytes, Random dice)
    {
        byte[] damaged = [.. bytes];
        for (int count = dice.Next(1, 6); count > 0 && damaged.Length > 0; count--)
        {
            damaged[dice.Next(damaged.Length)] = (byte)dice.Next(256);
        }

        return damaged;
    }

    private static T Pick<T>(IReadOnlyList<T> choices, Random dice) => choices[dice.Next(choices.Count)];
}
