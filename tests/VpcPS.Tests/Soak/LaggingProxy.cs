using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace VpcPS.Tests.Soak;

/// <summary>
/// A proxy in front of an emulator that simulates another kind of service. Its lists show purchases late, and it forgets the token of a
/// purchase whose answer was lost, so that a repetition is told that the address already has bandwidth.
/// </summary>
internal sealed class LaggingProxy : ForwardingProxy
{
    private readonly ConcurrentDictionary<string, DateTime> _shownFrom = new();
    private readonly ConcurrentDictionary<string, bool> _toLose = new();
    private readonly ConcurrentDictionary<string, bool> _forgotten = new();

    /// <summary>Starts a proxy.</summary>
    /// <param name="service">The emulator.</param>
    public LaggingProxy(Uri service)
        : base(service)
    {
    }

    /// <summary>
    /// How long after a purchase its address still shows no bandwidth. May be changed for purchases that were already made.
    /// </summary>
    public TimeSpan Lag { get; set; }

    /// <summary>The delay for each address, when it is not the same for all.</summary>
    public Func<string, TimeSpan>? LagOf { get; init; }

    /// <summary>Called with the address before a purchase is passed on. False loses the request and breaks the connection.</summary>
    public Func<string, Task<bool>> Passes { get; set; } = static _ => Task.FromResult(true);

    /// <summary>How many answers were lost.</summary>
    public int Lost => _forgotten.Count;

    /// <summary>Loses the answer to the next purchase for an address that succeeds.</summary>
    public void LoseAnswer(string addressId) => _toLose[addressId] = true;

    /// <summary>Shows the bandwidth of an address from now on, after the lag; for a purchase past the proxy.</summary>
    public void Show(string addressId) => _shownFrom.TryAdd(addressId, DateTime.UtcNow);

    protected override async Task<bool> ExchangeAsync(byte[] request, Stream client)
    {
        if (await AnswerAsync(request) is not { } answer)
        {
            return false;
        }

        await client.WriteAsync(answer, Stop);
        return true;
    }

    /// <returns>Null where the connection is to break.</returns>
    private async Task<byte[]?> AnswerAsync(byte[] request)
    {
        string head = Encoding.ASCII.GetString(request);
        if (head.Contains("x-acs-action: DescribeIpv6Addresses\r\n", StringComparison.OrdinalIgnoreCase))
        {
            return Hide(await ForwardAsync(request));
        }

        if (!head.Contains("x-acs-action: AllocateIpv6InternetBandwidth\r\n", StringComparison.OrdinalIgnoreCase))
        {
            return await ForwardAsync(request);
        }

        Dictionary<string, string> query = head.Split(' ')[1].TrimStart('/', '?').Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[^1]);
        string address = query["Ipv6AddressId"];
        if (_forgotten.ContainsKey(query["ClientToken"]))
        {
            return Message("400 Bad Request", """{"RequestId":"R","HostId":"h","Code":"OperationFailed.InternetBandwidthAlreadyExisted","Message":"It has bandwidth."}""");
        }

        if (!await Passes(address))
        {
            return null;
        }

        byte[] answer = await ForwardAsync(request);
        if (!Encoding.ASCII.GetString(answer).StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
        {
            return answer;
        }

        Show(address);
        return _toLose.TryRemove(address, out _) && _forgotten.TryAdd(query["ClientToken"], true) ? null : answer;
    }

    private byte[] Hide(byte[] answer)
    {
        int body = answer.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        if (JsonNode.Parse(answer.AsSpan(body)) is not { } list || list["Ipv6Addresses"]?["Ipv6Address"] is not JsonArray addresses)
        {
            return answer;
        }

        foreach (JsonNode? address in addresses)
        {
            string id = (string)address!["Ipv6AddressId"]!;
            if (_shownFrom.TryGetValue(id, out DateTime bought) && DateTime.UtcNow - bought < (LagOf?.Invoke(id) ?? Lag))
            {
                address["Ipv6InternetBandwidth"] = new JsonObject();
                address["NetworkType"] = "Private";
            }
        }

        return Message("200 OK", list.ToJsonString());
    }

    private static byte[] Message(string status, string json) => Encoding.UTF8.GetBytes(
        $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}");
}
