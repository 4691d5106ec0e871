<#
.SYNOPSIS
    The whole life of an IPv6 edge, there and back, on the emulator: gateway, address, bandwidth, rule, tags, and clean-up.
.DESCRIPTION
    Each step takes what the step before it emitted. With -Cloud the same steps go to Alibaba Cloud, in the VPC and
    vSwitch that are named; what they create is removed again at the end, and the bandwidth is paid for as long as it is
    there.
.PARAMETER VpcId
    A VPC with IPv6 and without an IPv6 gateway.
.PARAMETER VSwitchId
    A vSwitch of that VPC with an IPv6 block.
.PARAMETER Cloud
    Do it for real, with the credentials that this machine has. This costs money.
.PARAMETER Region
    The region of the VPC.
.EXAMPLE
    ./whole-life.ps1
#>
[CmdletBinding()]
param(
    [string] $VpcId = 'vpc-hp36gvymdazvo5td9k27g',
    [string] $VSwitchId = 'vsw-hp3epmfxrh4e92yqtztus',
    [switch] $Cloud,
    [string] $Region = 'cn-huhehaote'
)

$ErrorActionPreference = 'Stop'
# An emulator that the caller has started stays.
$emulator = if (-not $Cloud) { Start-VpcEmulator }
$session = if ($Cloud) { Connect-VpcSession -Region $Region } else { $emulator | Connect-VpcSession -Region $Region }

try {
    Write-Output "The edge of $VpcId in $($session.RegionId)."
    $gateway = New-VpcIpv6Gateway -VpcId $VpcId -Name edge -Wait
    $address = New-VpcIpv6Address -VSwitchId $VSwitchId -Name front -Wait
    $bandwidth = $address | New-VpcIpv6InternetBandwidth -Bandwidth 2 -InternetChargeType PayByTraffic -Wait
    $bandwidth | Set-VpcIpv6InternetBandwidth -Bandwidth 5
    $rule = $address | New-VpcIpv6EgressOnlyRule -Name outwards -Wait
    $gateway, $address | Add-VpcTag -Tag @{ app = 'demo' }

    Get-VpcIpv6Address $address.Ipv6AddressId | Format-Table
    $gateway | Get-VpcIpv6EgressOnlyRule | Format-Table
    Get-VpcTag -Tag @{ app = 'demo' } | Format-Table

    # Back, in the order in which things stand on each other.
    $rule | Remove-VpcIpv6EgressOnlyRule -Force -Wait
    $bandwidth | Remove-VpcIpv6InternetBandwidth -Force -Wait
    $address | Remove-VpcIpv6Address -Force -Wait
    $gateway | Remove-VpcIpv6Gateway -Force -Wait
    Write-Output 'All of it is gone again.'
}
finally {
    if (-not $Cloud) {
        $emulator | Stop-VpcEmulator
    }
}
