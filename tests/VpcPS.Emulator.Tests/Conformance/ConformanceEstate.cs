using System;
using System.IO;
using System.Linq;
using VpcPS.CoverageGen;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Tests.Conformance;

/// <summary>
/// The estate for the official clients: tests/Conformance/estate.json, completed with resources that are too many to write by hand.
/// </summary>
internal static class ConformanceEstate
{
    private const int VSwitchesPerVpc = 150;
    private const int RulesPerGateway = 200;
    private const int InterfacesPerPage = 10;
    private const int RoutesPerTable = 200;

    /// <summary>Reads and completes the estate.</summary>
    public static EstateDocument Read(ConformanceCases cases)
    {
        string path = Path.Combine(cases.Directory, "estate.json");
        EstateDocument estate = EstateFile.Parse(File.ReadAllBytes(path), path);
        estate.Regions.Single().Vpcs.Add(FullVpc());

        // The estate is read again, because reading links its parts and checks its laws.
        return EstateFile.Parse(EstateFile.Render(estate), null);
    }

    // A VPC with the maximum number of vSwitches and routes, a gateway with the maximum number of rules, and a full page of interfaces. One
    // address has no rule.
    private static EstateVpc FullVpc()
    {
        var time = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        EstateAddress[] addresses =
        [
            .. Enumerable.Range(1, RulesPerGateway + 1).Select(number => new EstateAddress
            {
                Ipv6AddressId = number > RulesPerGateway ? "ipv6-onetoomany" : $"ipv6-full{number}",
                Literal = $"2408:4004:1:700::{number:x}",
                AllocationTime = time,
                Bandwidth = new EstateBandwidth
                {
                    Ipv6InternetBandwidthId = $"ipv6bw-full{number}", Bandwidth = 1, InternetChargeType = InternetChargeType.PayByTraffic,
                },
            }),
        ];
        return new EstateVpc
        {
            VpcId = "vpc-full",
            Ipv6CidrBlocks = ["2408:4004:1:700::/56"],
            Routes =
            [
                .. Enumerable.Range(1, RoutesPerTable).Select(number => new EstateRoute
                {
                    RouteEntryId = $"rte-full{number}",
                    DestinationCidrBlock = $"11.0.{number}.0/24",
                    NextHopType = NextHopType.NatGateway,
                    NextHopId = "ngw-1",
                    GmtModified = time,
                }),
            ],
            VSwitches =
            [
                new EstateVSwitch
                {
                    VSwitchId = "vsw-full",
                    Ipv6CidrBlock = "2408:4004:1:700::/64",
                    Ipv6Addresses = [.. addresses],
                    NetworkInterfaces =
                        [.. Enumerable.Range(0, InterfacesPerPage).Select(number => new EstateInterface { NetworkInterfaceId = $"eni-many{number}" })],
                },
                .. Enumerable.Range(2, VSwitchesPerVpc - 1).Select(number => new EstateVSwitch { VSwitchId = $"vsw-full{number}" }),
            ],
            Ipv6Gateway = new EstateGateway
            {
                Ipv6GatewayId = "ipv6gw-full",
                CreationTime = time,
                Ipv6EgressOnlyRules =
                [
                    .. addresses.Take(RulesPerGateway).Select(address => new EstateEgressRule
                    {
                        Ipv6EgressOnlyRuleId = address.Ipv6AddressId.Replace("ipv6-", "ipv6py-", StringComparison.Ordinal),
                        InstanceId = address.Ipv6AddressId,
                    }),
                ],
            },
        };
    }
}
