using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using VpcPS.Core;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Faults;
using VpcPS.Emulator.State;
using VpcPS.Emulator.Time;

namespace VpcPS.Emulator.Wire;

/// <summary>
/// The data of the page as JSON: the estate as a tree, the last requests, faults and limits, and the clock. It contains no keys, tokens or
/// nonces.
/// </summary>
internal static class PageState
{
    private const int LastRequests = 50;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Renders the state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="faults">The faults and rate limits.</param>
    /// <param name="mode">The kind of clock.</param>
    /// <param name="now">The time of the estate, UTC.</param>
    /// <param name="known">The version that the page already has. If it is still current, the state is not sent again.</param>
    public static byte[] Render(EmulatorState state, FaultDesk faults, EmulatorClockMode mode, DateTimeOffset now, string known)
    {
        byte[] content = Write(json => WriteContent(json, state, faults, now));
        string version = VersionOf(content);
        return Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("version", version);
            json.WriteString("clock", $"Clock: {UtcTime.Format(now.UtcDateTime)} ({mode}); rules: {state.Estate.Rules}");
            if (version != known)
            {
                json.WritePropertyName("content");
                json.WriteRawValue(content, skipInputValidation: true);
            }

            json.WriteEndObject();
        });
    }

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            write(json);
        }

        return bytes.ToArray();
    }

    private static string VersionOf(byte[] content)
    {
        using var sha = SHA256.Create();
        return BitConverter.ToString(sha.ComputeHash(content), 0, 8).Replace("-", "");
    }

    private static void WriteContent(Utf8JsonWriter json, EmulatorState state, FaultDesk faults, DateTimeOffset now)
    {
        json.WriteStartObject();
        lock (state.EstateLock)
        {
            state.Estate.Settle(now.UtcDateTime);
            WriteEstate(json, state.Estate);
        }

        WriteTexts(json, "faults", faults.Describe(now));
        json.WriteStartArray("requests");
        foreach (JournalEntry entry in state.Journal.Last(LastRequests))
        {
            json.WriteStartObject();
            json.WriteString("time", UtcTime.Format(entry.Time));
            json.WriteString("action", Shown(entry.Action));
            json.WriteString("region", Shown(entry.RegionId));
            json.WriteNumber("status", entry.HttpStatus);
            json.WriteString("code", Shown(entry.Code));
            json.WriteString("resource", Shown(entry.ResourceId));
            json.WriteBoolean("changed", entry.Committed);
            json.WriteString("signature", entry.SignatureVersion);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteEstate(Utf8JsonWriter json, EstateDocument estate)
    {
        EstateAddress[] addresses = [.. estate.Regions.SelectMany(region => region.Ipv6Addresses)];
        int paid = addresses.Count(address => address.Bandwidth is not null);
        int mbps = addresses.Sum(address => address.Bandwidth?.Bandwidth ?? 0);
        json.WriteNumber("addresses", addresses.Length);
        json.WriteString("count", $"{addresses.Length} addresses, {paid} with bandwidth, {mbps} Mbit/s in all");
        json.WriteStartArray("nodes");
        foreach (EstateRegion region in estate.Regions)
        {
            WriteNode(json, "Region", region.RegionId, "", [], () =>
            {
                foreach (EstateVpc vpc in region.Vpcs)
                {
                    WriteVpc(json, vpc, estate.Rules);
                }
            });
        }

        json.WriteEndArray();
    }

    private static void WriteVpc(Utf8JsonWriter json, EstateVpc vpc, ServiceRules rules)
    {
        string[] blocks = [StatusOf(vpc), vpc.CidrBlock, .. vpc.SecondaryCidrBlocks, .. vpc.Ipv6CidrBlocks];
        WriteNode(json, "VPC", vpc.VpcId, vpc.VpcName, blocks, () =>
        {
            if (vpc.Ipv6Gateway is { } gateway)
            {
                // Today's rules have no editions.
                string edition = rules == ServiceRules.Seed ? gateway.Spec.ToString() : "";
                string locked = gateway.BusinessStatus == BusinessStatus.Normal ? "" : gateway.BusinessStatus.ToString();
                WriteNode(json, "IPv6 gateway", gateway.Ipv6GatewayId, gateway.Name, [StatusOf(gateway), edition, locked]);
            }

            WriteNode(json, "Route table", vpc.RouteTableId, vpc.SystemRouteTableName, ["System"]);
            foreach (EstateRouteTable table in vpc.RouteTables)
            {
                string[] facts = [StatusOf(table), "Custom", table.AssociateType.ToString()];
                WriteNode(json, "Route table", table.RouteTableId, table.RouteTableName, facts);
            }

            foreach (EstateVSwitch vSwitch in vpc.VSwitches)
            {
                WriteVSwitch(json, vSwitch);
            }
        });
    }

    private static void WriteVSwitch(Utf8JsonWriter json, EstateVSwitch vSwitch) => WriteNode(
        json,
        "vSwitch",
        vSwitch.VSwitchId,
        vSwitch.VSwitchName,
        [StatusOf(vSwitch), vSwitch.CidrBlock, vSwitch.Ipv6CidrBlock, vSwitch.RouteTableId],
        () =>
        {
            foreach (EstateAddress address in vSwitch.Ipv6Addresses)
            {
                WriteAddress(json, address);
            }
        });

    private static void WriteAddress(Utf8JsonWriter json, EstateAddress address)
    {
        EstateBandwidth? bandwidth = address.Bandwidth;
        EstateEgressRule? rule = address.VSwitch.Vpc.Ipv6Gateway?.RuleOf(address);
        WriteNode(
            json,
            "Address",
            address.Ipv6AddressId,
            address.Ipv6AddressName,
            [
                address.Literal,
                StatusOf(address),
                bandwidth is null ? "" : $"{bandwidth.Bandwidth} Mbit/s {bandwidth.InternetChargeType}",
                bandwidth is null or { BusinessStatus: BusinessStatus.Normal } ? "" : bandwidth.BusinessStatus.ToString(),
                rule is null ? "" : $"egress-only rule {rule.Ipv6EgressOnlyRuleId} {StatusOf(rule)}".TrimEnd(),
                address.AssociatedInstanceId,
            ]);
    }

    // The status Available is not shown, because it is the normal one.
    private static string StatusOf(LivingResource resource) =>
        resource.Status == ResourceStatus.Available ? "" : resource.Status.ToString();

    private static void WriteNode(
        Utf8JsonWriter json, string kind, string id, string name, IEnumerable<string> facts, Action? writeNodes = null)
    {
        json.WriteStartObject();
        json.WriteString("kind", kind);
        json.WriteString("id", Shown(id));
        json.WriteString("name", Shown(name));
        WriteTexts(json, "facts", facts.Where(fact => fact.Length > 0));
        if (writeNodes is not null)
        {
            json.WriteStartArray("nodes");
            writeNodes();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(Shown(text));
        }

        json.WriteEndArray();
    }

    // Characters that change the writing direction are shown as their code points.
    private static string Shown(string text) => ShownText.Of(text)!;
}
