using System.Collections.Generic;

namespace VpcPS.Tests.Soak;

/// <summary>
/// Commands that meet hostile answers. A script counts the answers after which there was neither an object nor one error
/// of the module; an error of another kind ends it.
/// </summary>
/// <param name="Name">The cmdlet.</param>
/// <param name="Command">The command; $_ is the number of the answer, as hostile-17.</param>
/// <param name="IsPerRow">Whether the command takes rows from the pipeline; else it is run once for each answer.</param>
internal sealed record HostileCommands(string Name, string Command, bool IsPerRow)
{
    private const string Ids = "-Ipv6GatewayId ipv6gw-1 -Bandwidth 2";

    /// <summary>Every way in which the module reads answers: of changes, of lists by page, by token, of any shape.</summary>
    public static IReadOnlyList<HostileCommands> All { get; } =
    [
        new("New-VpcIpv6InternetBandwidth", $"New-VpcIpv6InternetBandwidth {Ids} -ThrottleLimit 16", IsPerRow: true),
        new("New-VpcIpv6Gateway", "New-VpcIpv6Gateway -VpcId vpc-1 -Name $_", IsPerRow: false),
        new("Get-VpcIpv6Address", "Get-VpcIpv6Address -Name $_", IsPerRow: false),
        new("Get-VpcIpv6Gateway", "Get-VpcIpv6Gateway -Name $_", IsPerRow: false),
        new("Get-VpcTag", "Get-VpcTag -Tag @{ name = $_ } -ResourceType VPC", IsPerRow: false),
        new("Invoke-VpcApi", "Invoke-VpcApi DescribeAnything -Unchecked @{ Name = $_ } -All", IsPerRow: false),
    ];

    /// <summary>The script for so many answers.</summary>
    public string Script(int count) => IsPerRow
        ? $$"""
          $objects = @(0..{{count - 1}} | ForEach-Object { [pscustomobject]@{ Ipv6AddressId = "ipv6-$_"; ClientToken = "hostile-$_" } } |
              {{Command}} -ErrorVariable refused -ErrorAction SilentlyContinue)
          {{count}} - $objects.Count - @($refused | Where-Object { $_.Exception -is [VpcPS.Core.VpcException] }).Count
          """
        : $$"""
          $without = 0
          0..{{count - 1}} | ForEach-Object { "hostile-$_" } | ForEach-Object {
              $refused = $null
              $null = {{Command}} -ErrorVariable refused -ErrorAction SilentlyContinue
              if (@($refused).Count -gt 1 -or @($refused | Where-Object { $_.Exception -isnot [VpcPS.Core.VpcException] }).Count) { $without++ }
          }
          $without
          """;
}
