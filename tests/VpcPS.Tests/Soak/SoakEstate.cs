using System;
using System.IO;
using System.Linq;

namespace VpcPS.Tests.Soak;

/// <summary>An estate file with as many addresses as a run has rows: ipv6-hp3 and the number in 18 digits, from 1.</summary>
internal sealed class SoakEstate : IDisposable
{
    /// <summary>The gateway of all addresses, a Large one.</summary>
    public const string Gateway = "ipv6gw-hp3000000000000000001";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vpcps-soak-");

    public SoakEstate(int addresses) => File.WriteAllText(Path, Text(addresses));

    public string Path => System.IO.Path.Combine(_directory.FullName, "estate.json");

    public void Dispose() => _directory.Delete(recursive: true);

    private static string Text(int count)
    {
        string addresses = string.Join(",\n", Enumerable.Range(1, count).Select(row =>
            $$"""{ "Ipv6AddressId": "ipv6-hp3{{row:d18}}", "Ipv6Address": "2408:4004:c0:200::{{row:x}}", "AllocationTime": "2026-03-01T02:00:00Z" }"""));

        return $$"""
            {
              "EstateFormat": 1,
              "AccessKeys": [ { "AccessKeyId": "soakAccessKeyId", "AccessKeySecret": "soakAccessKeySecret" } ],
              "Regions": [ {
                "RegionId": "cn-huhehaote",
                "Vpcs": [ {
                  "VpcId": "vpc-hp3000000000000000001",
                  "Ipv6CidrBlocks": [ "2408:4004:c0:200::/56" ],
                  "Ipv6Gateway": { "Ipv6GatewayId": "{{Gateway}}", "Spec": "Large", "CreationTime": "2026-03-01T02:00:00Z" },
                  "VSwitches": [ {
                    "VSwitchId": "vsw-hp3000000000000000001",
                    "Ipv6CidrBlock": "2408:4004:c0:200::/64",
                    "Ipv6Addresses": [ {{addresses}} ]
                  } ]
                } ]
              } ]
            }
            """;
    }
}
