using System;
using System.Linq;
using System.Management.Automation;
using VpcPS.Tests.Soak;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>
/// Many rows with a service that throttles, fails, closes connections and loses answers. Each row is bought exactly once.
/// </summary>
public sealed class SoakTests : IDisposable
{
    private const int RowCount = 400;

    private readonly ModuleSession _session = new();
    private readonly SoakEstate _estate = new(RowCount);

    public void Dispose()
    {
        _session.Dispose();
        _estate.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_row_is_bought_once_whatever_fails(int seed)
    {
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
            ("Estate", _estate.Path),
            ("Seed", seed)).ShouldHaveNoErrors();

        ScriptResult result = _session.Run(
            $"1..{RowCount} | ForEach-Object {{ [pscustomobject]@{{ Ipv6AddressId = ('ipv6-hp3{{0:d18}}' -f $_); Bandwidth = $_ }} }} | New-VpcIpv6InternetBandwidth -Ipv6GatewayId {SoakEstate.Gateway} -ThrottleLimit 32");

        result.ShouldHaveNoErrors();
        // The rows are in the order of the input, none is missing and none is doubled: the bandwidth is the number of the row.
        Assert.Equal(Enumerable.Range(1, RowCount), result.Values("Bandwidth").Cast<int>());

        PSObject[] purchases = [.. _session.Run("(Get-VpcEmulator).Journal").Output.Where(entry => entry.Text("Action") == "AllocateIpv6InternetBandwidth")];
        Assert.Equal(RowCount, purchases.Count(entry => entry.Properties["Committed"].Value is true));
        Assert.Equal(RowCount, purchases.Select(entry => entry.Text("ClientToken")).Distinct().Count());
        Assert.Equal(purchases.Length, purchases.Select(entry => entry.Text("Nonce")).Distinct().Count());
        Assert.True(purchases.Length > RowCount, "No fault struck, so nothing was tested.");
        Assert.Equal(
            result.Values("InternetBandwidthId").Cast<string>().Order(),
            _session.Run("Get-VpcIpv6InternetBandwidth").Values("InternetBandwidthId").Cast<string>().Order());
    }
}
