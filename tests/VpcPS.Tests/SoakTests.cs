using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Many rows against a service that throttles, fails, hangs up and loses replies: each bought exactly once.</summary>
public sealed class SoakTests : IDisposable
{
    private const int RowCount = 400;

    private readonly ModuleSession _session = new();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vpcps-soak-");

    public void Dispose()
    {
        _session.Dispose();
        _directory.Delete(recursive: true);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_row_is_bought_once_whatever_fails(int seed)
    {
        string estate = Path.Combine(_directory.FullName, "estate.json");
        File.WriteAllText(estate, Estate());
        _session.Run(
            """
            $faults = @(
                @{ Action = 'AllocateIpv6InternetBandwidth'; Code = 'Throttling.User'; RetryAfterMs = 20; Probability = 0.05 }
                @{ Action = 'AllocateIpv6InternetBandwidth'; Code = 'ServiceUnavailable'; Probability = 0.03 }
                @{ Action = 'AllocateIpv6InternetBandwidth'; Reset = $true; Probability = 0.02 }
                @{ Action = 'AllocateIpv6InternetBandwidth'; ResetAfter = $true; Probability = 0.02 }
                @{ Action = 'AllocateIpv6InternetBandwidth'; Truncate = $true; Probability = 0.01 }
            )
            $session = Start-VpcEmulator -EstatePath $Estate -Fault $faults -Seed $Seed | Connect-VpcSession
            """,
            ("Estate", estate),
            ("Seed", seed)).ShouldHaveNoErrors();

        ScriptResult result = _session.Run(
            $"1..{RowCount} | ForEach-Object {{ [pscustomobject]@{{ Ipv6AddressId = ('ipv6-hp3{{0:d18}}' -f $_); Bandwidth = $_ }} }} | New-VpcIpv6InternetBandwidth -Ipv6GatewayId ipv6gw-hp3000000000000000001 -ThrottleLimit 32");

        result.ShouldHaveNoErrors();
        // In the order of input, none left out, none twice: the bandwidth is the number of the row.
        Assert.Equal(Enumerable.Range(1, RowCount), result.Values("Bandwidth").Cast<int>());

        PSObject[] purchases = [.. _session.Run("(Get-VpcEmulator).Journal").Output.Where(entry => Text(entry, "Action") == "AllocateIpv6InternetBandwidth")];
        Assert.Equal(RowCount, purchases.Count(entry => entry.Properties["Committed"].Value is true));
        Assert.Equal(RowCount, purchases.Select(entry => Text(entry, "ClientToken")).Distinct().Count());
        Assert.Equal(purchases.Length, purchases.Select(entry => Text(entry, "Nonce")).Distinct().Count());
        Assert.True(purchases.Length > RowCount, "No fault struck, so nothing was tested.");
        Assert.Equal(
            result.Values("InternetBandwidthId").Cast<string>().Order(),
            _session.Run("Get-VpcIpv6InternetBandwidth").Values("InternetBandwidthId").Cast<string>().Order());
    }

    private static string Estate()
    {
        string addresses = string.Join(",\n", Enumerable.Range(1, RowCount).Select(row =>
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
                  "Ipv6Gateway": { "Ipv6GatewayId": "ipv6gw-hp3000000000000000001", "Spec": "Large", "CreationTime": "2026-03-01T02:00:00Z" },
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

    private static string? Text(PSObject item, string property) => item.Properties[property]?.Value as string;
}
