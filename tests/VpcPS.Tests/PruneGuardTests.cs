using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>What -Prune does not remove without being asked for, and what other services of the cloud manage.</summary>
public sealed class PruneGuardTests : IDisposable
{
    private const string Gateway = "ipv6gw-hp3000000000000000001";

    private const string Sync = $"Sync-VpcIpv6InternetBandwidth -Prune -Ipv6GatewayId {Gateway}";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vpcps-prune-");
    private readonly ModuleSession _session = new();

    private string RefusedFile => Path.Combine(_directory.FullName, "refused.csv");

    // Ten addresses with bandwidth, one of them a load balancer's, and one without.
    public PruneGuardTests()
    {
        string addresses = string.Join(",\n", Enumerable.Range(0, 11).Select(n =>
            $$"""{ "Ipv6AddressId": "ipv6-hp3{{n:d18}}", "Ipv6Address": "2408:4004:c0:200::{{n + 1:x}}", "AllocationTime": "2026-03-01T02:00:00Z", "ServiceManaged": {{(n is 9 or 10 ? "true" : "false")}} {{(n == 10 ? "" : $$""", "Ipv6InternetBandwidth": { "Ipv6InternetBandwidthId": "ipv6bw-hp3{{n:d18}}", "Bandwidth": 2, "InternetChargeType": "PayByBandwidth" }""")}} }"""));
        string path = Path.Combine(_directory.FullName, "estate.json");
        File.WriteAllText(path, $$"""
            {
              "EstateFormat": 1,
              "AccessKeys": [ { "AccessKeyId": "pruneAccessKeyId", "AccessKeySecret": "pruneAccessKeySecret" } ],
              "Regions": [ { "RegionId": "cn-huhehaote", "Vpcs": [ {
                "VpcId": "vpc-hp3000000000000000001",
                "Ipv6CidrBlocks": [ "2408:4004:c0:200::/56" ],
                "Ipv6Gateway": { "Ipv6GatewayId": "{{Gateway}}", "Spec": "Large", "CreationTime": "2026-03-01T02:00:00Z" },
                "VSwitches": [ { "VSwitchId": "vsw-hp3000000000000000001", "Ipv6CidrBlock": "2408:4004:c0:200::/64", "Ipv6Addresses": [ {{addresses}} ] } ]
              } ] } ]
            }
            """);
        _session.Run($"$emulator = Start-VpcEmulator -EstatePath '{path}'; $null = $emulator | Connect-VpcSession").ShouldHaveNoErrors();
    }

    public void Dispose()
    {
        _session.Dispose();
        _directory.Delete(recursive: true);
    }

    [Theory]
    [InlineData(5, "-Force", 5)]
    [InlineData(4, "-Force", null)]
    [InlineData(4, "-Confirm:$false", null)]
    [InlineData(4, "-Force -MaxPrune 5", 4)]
    [InlineData(4, "-Force -MaxPrune 4", null)]
    [InlineData(8, "-Force -MaxPrune 0", null)]
    [InlineData(4, "-Force -MaxPrune 60%", 4)]
    [InlineData(4, "-Force -MaxPrune 50%", null)]
    [InlineData(4, "-Force -MaxPrune '60 %'", 4)]
    [InlineData(4, "-Force -MaxPrune '\uFF15\uFF10\uFF05'", null)]
    [InlineData(1, "-Force -MaxPrune 100%", 1)]
    [InlineData(1, "-Force -MaxPrune 88%", null)]
    public void More_than_half_or_than_MaxPrune_removes_nothing(int named, string arguments, int? left)
    {
        ScriptResult result = Prune(named, arguments);

        Assert.Equal(left ?? 9, _session.Run("Get-VpcIpv6InternetBandwidth").Output.Count - 1);
        if (left is null)
        {
            Assert.Contains($"{9 - named} of its 9", result.ShouldHaveOneError("PruneRefused").ToString());
        }
        else
        {
            result.ShouldHaveNoErrors();
        }
    }

    [Fact]
    public void What_a_run_has_bought_itself_does_not_make_the_share_smaller()
    {
        _session.Run("Remove-VpcIpv6InternetBandwidth ('ipv6-hp3{0:d18}' -f 0) -Force; Remove-VpcIpv6InternetBandwidth ('ipv6-hp3{0:d18}' -f 1) -Force; Remove-VpcIpv6InternetBandwidth ('ipv6-hp3{0:d18}' -f 2) -Force; Remove-VpcIpv6InternetBandwidth ('ipv6-hp3{0:d18}' -f 3) -Force").ShouldHaveNoErrors();

        Prune(5, "-Force").ShouldHaveOneError("PruneRefused");
    }

    // The file of refused rows of one run is mended and piped in again: the good rows of the plan are not in it.
    [Theory]
    [InlineData("", "")]
    [InlineData("-ThrottleLimit 1", "")]
    [InlineData("", " | Select-Object * -ExcludeProperty Row, Code")]
    [InlineData("", " | Select-Object Ipv6AddressId, Bandwidth, @{ Name = 'RefusedWhy'; Expression = 'Why' }, @{ Name = 'RefusedFix'; Expression = 'Fix' }")]
    public void A_file_of_refused_rows_is_not_the_whole_plan(string arguments, string mend)
    {
        ScriptResult first = Refuse();
        Assert.Equal(
            ["IllegalParam.Bandwidth", "IllegalParam.Bandwidth", "PruneRefused"],
            first.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]).Order());

        ScriptResult again = _session.Run(
            $"Import-Csv $Path{mend} | ForEach-Object {{ $_.Bandwidth = 4; $_ }} | {Sync} -Force {arguments}", ("Path", RefusedFile));

        ErrorRecord error = again.ShouldHaveOneError("PruneRefused");
        Assert.Contains("only a part of the plan", error.ToString());
        Assert.Contains("pipe in all of its rows", error.ToString());
        Assert.Equal(["Modify", "Modify"], again.Output.Select(change => change.Text("Action")));
        Assert.Equal(9, _session.Run("Get-VpcIpv6InternetBandwidth").Output.Count - 1);
    }

    [Fact]
    public void What_stops_Prune_is_no_row_of_the_file_and_none_of_the_closing_line()
    {
        ScriptResult run = Refuse();

        Assert.Equal(["5 unchanged, 2 refused, 0 unknown"], run.Information);
        PSObject[] rows = [.. _session.Run("Import-Csv $Path", ("Path", RefusedFile)).Output];
        Assert.Equal(["IllegalParam.Bandwidth", "IllegalParam.Bandwidth"], rows.Select(row => row.Text("Code")));
        Assert.All(rows, row => Assert.Contains("correct the whole plan", row.Text("Fix")));
        Assert.Empty(_session.Run($"@() | {Sync} -ErrorAction SilentlyContinue -Force").Information);
    }

    // A removal is no row of the plan, so that there is nothing to correct and to pipe in again.
    [Fact]
    public void A_removal_that_fails_is_not_in_the_file_of_refused_rows()
    {
        _session.Run("$emulator | Set-VpcEmulator -Fault @{ Action = 'DeleteIpv6InternetBandwidth'; Code = 'Forbidden.RAM' }").ShouldHaveNoErrors();

        ScriptResult result = Prune(8, "-Force -RefusedPath $Path");

        result.ShouldHaveOneError("Forbidden.RAM");
        Assert.Equal(["8 unchanged, 1 refused, 0 unknown"], result.Information);
        Assert.False(File.Exists(RefusedFile));
    }

    [Theory]
    [InlineData("many")]
    [InlineData("-1")]
    [InlineData("101%")]
    [InlineData("1.5")]
    [InlineData("50.5%")]
    public void MaxPrune_is_a_number_or_a_percentage(string most)
    {
        string said = Prune(5, $"-Force -MaxPrune '{most}'").Ending!.ToString();

        Assert.Contains($"'{most}' is neither a number such as 10 nor a share", said);
        Assert.DoesNotContain("[0-9]", said);
        Assert.Equal(10, _session.Run("Get-VpcIpv6InternetBandwidth").Output.Count);
    }

    [Fact]
    public void What_the_cloud_manages_is_neither_pruned_nor_bought_for_by_accident()
    {
        Prune(1, "-Force -MaxPrune 100%").ShouldHaveNoErrors();
        Assert.Contains("ipv6-hp3000000000000000009", _session.Run("Get-VpcIpv6InternetBandwidth").Values("Ipv6AddressId"));

        ScriptResult bought = _session.Run("Get-VpcIpv6Address -NetworkType Private | New-VpcIpv6InternetBandwidth -Bandwidth 2");

        Assert.DoesNotContain("ipv6-hp3000000000000000010", bought.Values("Ipv6AddressId"));
        Assert.Contains("1 addresses that other cloud services manage were left out", Assert.Single(bought.Warnings));
        Assert.Equal(9, _session.Run("Get-VpcIpv6Address").Output.Count);
        Assert.Empty(_session.Run("Get-VpcIpv6Address -ServiceManaged:$false").Warnings);
        Assert.Equal([true, true], _session.Run("Get-VpcIpv6Address -ServiceManaged").Values("ServiceManaged"));
        Assert.Equal(true, _session.Run("Get-VpcIpv6Address ipv6-hp3000000000000000010").ShouldHaveOneOutput().Properties["ServiceManaged"].Value);
    }

    // Seven rows of a plan, of which two are wrong.
    private ScriptResult Refuse() => _session.Run(
        "0..6 | ForEach-Object { [pscustomobject]@{ Ipv6AddressId = 'ipv6-hp3{0:d18}' -f $_; Bandwidth = $_ -lt 2 ? 'x' : 2 } } | "
        + $"{Sync} -Force -RefusedPath $Path", ("Path", RefusedFile));

    private ScriptResult Prune(int named, string arguments) => _session.Run(
        $"0..{named - 1} | ForEach-Object {{ [pscustomobject]@{{ Ipv6AddressId = 'ipv6-hp3{{0:d18}}' -f $_; Bandwidth = 2 }} }} | "
        + $"{Sync} {arguments}", ("Path", RefusedFile));
}
