using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using FsCheck.Xunit;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;
using VpcPS.Emulator.Tests.Support;
using VpcPS.Emulator.Time;
using Xunit;

namespace VpcPS.Emulator.Tests;

/// <summary>After any requests in any order, the estate still keeps its laws.</summary>
public class EstateLawTests
{
    private static readonly ActionHandler[] Actions = [.. ActionTable.All];

    private static readonly string[] Gateways =
        [.. Emulators.Huhehaote(Emulators.DefaultEstate()).Vpcs.Select(v => v.Ipv6Gateway?.Ipv6GatewayId).OfType<string>()];

    private static readonly string[] Addresses =
        [.. Emulators.Huhehaote(Emulators.DefaultEstate()).Ipv6Addresses.Select(a => a.Ipv6AddressId)];

    [Property(MaxTest = 300)]
    public void Any_sequence_of_purchases_leaves_an_estate_that_a_file_may_hold(
        (byte Address, byte Gateway, short Bandwidth, bool ByTraffic, byte Token)[] purchases)
    {
        EstateDocument estate = Emulators.DefaultEstate();
        var state = new EmulatorState(estate);
        var dispatcher = new Dispatcher(new EstateRules(SettlesAtOnce: true), Emulators.Clock(), stage: null);
        int commits = 0;

        foreach ((byte address, byte gateway, short bandwidth, bool byTraffic, byte token) in purchases)
        {
            commits += Buy(dispatcher, state, new()
            {
                ["RegionId"] = "cn-huhehaote",
                ["Ipv6AddressId"] = Addresses[address % Addresses.Length],
                ["Ipv6GatewayId"] = Gateways[gateway % Gateways.Length],
                ["Bandwidth"] = (bandwidth % 2600).ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["InternetChargeType"] = byTraffic ? "PayByTraffic" : "PayByBandwidth",
                ["ClientToken"] = token % 3 == 0 ? "" : (token % 5).ToString(System.Globalization.CultureInfo.InvariantCulture),
            });
        }

        EstateAddress[] bought = [.. Emulators.Huhehaote(estate).Ipv6Addresses.Where(a => a.Bandwidth is not null)];
        Assert.Equal(commits, bought.Length);
        Assert.All(bought, a =>
        {
            Assert.Equal(ResourceStatus.Available, a.Status);
            Assert.InRange(
                a.Bandwidth!.Bandwidth,
                1,
                BandwidthTable.MaximumOf(a.Bandwidth.InternetChargeType, a.VSwitch.Vpc.Ipv6Gateway!.Spec, ServiceRules.Seed));
        });
        byte[] saved = EstateFile.Render(estate);
        Assert.Equal(saved, EstateFile.Render(EstateFile.Parse(saved, null)));
    }

    // Each step is an action with parameters picked from what exists at the time, right ones and wrong ones.
    [Property(MaxTest = 200)]
    public void Any_sequence_of_actions_under_any_clock_leaves_an_estate_that_a_file_may_hold(
        (byte Action, byte Which, byte Other, byte Seconds)[] steps, bool manual)
    {
        EstateDocument estate = Emulators.DefaultEstate();
        EstateRegion region = Emulators.Huhehaote(estate);
        var state = new EmulatorState(estate);
        var clock = new RehearsalClock(Emulators.Clock());
        var dispatcher = new Dispatcher(new EstateRules(SettlesAtOnce: !manual), clock, stage: null);

        foreach ((byte action, byte which, byte other, byte seconds) in steps)
        {
            ActionHandler chosen = Actions[action % Actions.Length];
            string Pick(IEnumerable<string> from, byte by) => from.DefaultIfEmpty("x-nobody").ElementAt(by % System.Math.Max(1, from.Count()));
            string gateway = Pick(region.Ipv6Gateways.Select(g => g.Ipv6GatewayId), other);
            string address = Pick(region.Ipv6Addresses.Select(a => a.Ipv6AddressId), which);
            Run(dispatcher, state, chosen, new()
            {
                ["RegionId"] = "cn-huhehaote",
                ["VpcId"] = Pick(region.Vpcs.Select(v => v.VpcId), which),
                ["VSwitchId"] = Pick(region.VSwitches.Select(v => v.VSwitchId), which),
                ["Ipv6GatewayId"] = gateway,
                ["Ipv6AddressId"] = address,
                ["InstanceId"] = address,
                ["Ipv6EgressOnlyRuleId"] = Pick(region.Ipv6Gateways.SelectMany(g => g.Ipv6EgressOnlyRules).Select(r => r.Id), which),
                ["NetworkInterfaceId"] = "eni-hp38m9er6jirhau0nzgb",
                ["Ipv6AddressCount"] = "1",
                ["Bandwidth"] = other.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["Spec"] = other % 2 == 0 ? "Large" : "Small",
                ["EnableIpv6"] = other % 2 == 0 ? "true" : "false",
                ["IpVersion"] = "IPV6",
                ["ZoneId"] = "cn-huhehaote-a",
                ["CidrMask"] = "24",
                ["ResourceType"] = "IPV6ADDRESS",
                ["ResourceId.1"] = address,
                ["Tag.1.Key"] = $"k{other % 25}",
                ["Tag.1.Value"] = "v",
                ["TagKey.1"] = $"k{which % 25}",
                [chosen.Name == "CreateVSwitch" ? "Ipv6CidrBlock" : "Nothing"] = other.ToString(System.Globalization.CultureInfo.InvariantCulture),
            });
            if (manual)
            {
                clock.Advance(System.TimeSpan.FromSeconds(seconds % 5));
            }
        }

        byte[] saved = EstateFile.Render(estate);
        EstateDocument again = EstateFile.Parse(saved, null);
        Assert.Equal(saved, EstateFile.Render(again));

        // Pending states end in the copy as they do in the original.
        estate.Settle(System.DateTime.MaxValue);
        again.Settle(System.DateTime.MaxValue);
        Assert.Equal(EstateFile.Render(estate), EstateFile.Render(again));
        EstateFile.Parse(EstateFile.Render(again), null);
    }

    [Property(MaxTest = 200)]
    public void A_block_contains_exactly_the_addresses_that_share_its_prefix(byte[] network, byte[] address, byte length)
    {
        byte[] left = [.. network.Concat(new byte[16]).Take(16)];
        byte[] right = [.. left.Take(length % 17).Concat(address).Concat(new byte[16]).Take(16)];
        int prefix = length % 129;
        string Bits(byte[] bytes) => string.Concat(bytes.Select(b => b.ToString("b8", System.Globalization.CultureInfo.InvariantCulture)));

        Ipv6Block block = Ipv6Block.Parse($"{new System.Net.IPAddress(left)}/{prefix}")!;

        Assert.Equal(Bits(left)[..prefix] == Bits(right)[..prefix], block.Contains(new System.Net.IPAddress(right)));
    }

    [Fact]
    public void Ids_are_told_apart_and_by_region()
    {
        string[] ids = [.. Enumerable.Range(0, 1000).Select(_ => ResourceIds.New(IdPrefixes.InternetBandwidth, "cn-hangzhou"))];

        Assert.Equal(1000, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^ipv6bw-bp1[0-9a-z]{18}$", id));
        Assert.StartsWith("vpc-2ze", ResourceIds.New(IdPrefixes.Vpc, "cn-beijing"));
        Assert.StartsWith("vsw-uf6", ResourceIds.New(IdPrefixes.VSwitch, "cn-shanghai"));
        Assert.Matches("^ipv6-em0[0-9a-z]{18}$", ResourceIds.New(IdPrefixes.Ipv6Address, "eu-central-1"));
    }

    private static int Buy(Dispatcher dispatcher, EmulatorState state, Dictionary<string, string> parameters) =>
        Run(dispatcher, state, Actions.Single(a => a.Name == "AllocateIpv6InternetBandwidth"), parameters);

    private static int Run(Dispatcher dispatcher, EmulatorState state, ActionHandler action, Dictionary<string, string> parameters)
    {
        var trace = new CallTrace();
        Task<CallResult> call = dispatcher.RunAsync(
            state, state.Estate.AccessKeys[0], action.Version, action.Name, new RequestParameters(parameters), "R", trace);
        Assert.True(call.IsCompleted);
        Assert.True(call.IsCompletedSuccessfully || call.Exception!.InnerException is ApiException);
        return trace.Committed ? 1 : 0;
    }
}
