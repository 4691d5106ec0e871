using VpcPS.Emulator;
using VpcPS.Tests.Soak;

namespace VpcPS.Soak;

/// <summary>Parts of scripts that several figures run.</summary>
internal static class Scripts
{
    /// <summary>Connects to an emulator in another process.</summary>
    public static string Connect(EmulatorServer emulator, string arguments = "") =>
        $"""
        $key = [pscredential]::new('{emulator.AccessKeyId}', (ConvertTo-SecureString '{emulator.AccessKeySecret}' -AsPlainText -Force))
        $session = Connect-VpcSession -Region {emulator.RegionId} -Credential $key -EndpointUrl {emulator.EndpointUrl} {arguments}
        """;

    /// <summary>
    /// Buys rows, the bandwidth of each being its number, and counts what comes of them. Rows stream: none is kept.
    /// </summary>
    public static string Buy(int rows, string arguments) =>
        $$"""
        $outcomes = 0
        $disordered = 0
        $last = 0
        & { for ($row = 1; $row -le {{rows}}; $row++) { [pscustomobject]@{ Ipv6AddressId = 'ipv6-hp3{0:d18}' -f $row; Bandwidth = 1 + $row % 5000 } } } |
            New-VpcIpv6InternetBandwidth -Ipv6GatewayId {{SoakEstate.Gateway}} {{arguments}} -ErrorVariable refused -ErrorAction SilentlyContinue |
            ForEach-Object {
                $row = [int]$_.Ipv6AddressId.Substring(8)
                if ($row -le $last) { $disordered++ }
                $last = $row
                $outcomes++
            }
        "bought=$outcomes"
        "refused=$($refused.Count)"
        "disordered=$disordered"
        """;
}
