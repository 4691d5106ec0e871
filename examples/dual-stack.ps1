<#
.SYNOPSIS
    An IPv4 network becomes a dual-stack one whose addresses are public, and is then what it was before.
.DESCRIPTION
    On the emulator the script makes a plain IPv4 VPC with three vSwitches first, and removes it at the end. With -Cloud
    it takes the VPC that is named: all its vSwitches get IPv6, each of them an address, and each address bandwidth. The
    bandwidth is paid for as long as it is there.
.PARAMETER VpcId
    A VPC without IPv6. It is needed with -Cloud.
.PARAMETER Cloud
    Do it for real, with the credentials that this machine has. This costs money.
.PARAMETER Region
    The region of the VPC.
.EXAMPLE
    ./dual-stack.ps1
#>
[CmdletBinding()]
param(
    [string] $VpcId,
    [switch] $Cloud,
    [string] $Region = 'cn-huhehaote'
)

$ErrorActionPreference = 'Stop'
if ($Cloud -and -not $VpcId) {
    throw 'With -Cloud, -VpcId names the VPC that gets IPv6.'
}

$session = if ($Cloud) { Connect-VpcSession -Region $Region } else { Start-VpcEmulator | Connect-VpcSession -Region $Region }

try {
    if (-not $VpcId) {
        $VpcId = (Invoke-VpcApi CreateVpc @{ CidrBlock = '10.0.0.0/16'; VpcName = 'plain' } -Confirm:$false).VpcId
        foreach ($zone in 'a', 'b', 'c') {
            $null = Invoke-VpcApi CreateVSwitch @{
                VpcId = $VpcId; ZoneId = "$Region-$zone"; CidrMask = 24; VSwitchName = "plain-$zone"
            } -Confirm:$false
        }
    }

    Write-Output "The network $VpcId in $($session.RegionId)."
    # Each vSwitch gets the next free subnet index; the VPC is switched on before them.
    $network = Get-VpcVSwitch -VpcId $VpcId | Enable-VpcIpv6 -Gateway -Wait
    $network | Format-Table

    $addresses = $network | ForEach-Object { New-VpcIpv6Address -VSwitchId $_.VSwitchId -Wait }
    $bandwidths = $addresses | New-VpcIpv6InternetBandwidth 2 -InternetChargeType PayByTraffic -Wait
    $bandwidths | Format-Table

    # Back, in the order in which things stand on each other.
    $bandwidths | Remove-VpcIpv6InternetBandwidth -Force -Wait
    $addresses | Remove-VpcIpv6Address -Force -Wait
    Get-VpcIpv6Gateway -VpcId $VpcId | Remove-VpcIpv6Gateway -Force -Wait
    $network | Disable-VpcIpv6 -Confirm:$false | Format-Table
    $null = Disable-VpcIpv6 $VpcId -Confirm:$false
    Write-Output "$VpcId has IPv4 alone again."
}
finally {
    if (-not $Cloud) {
        Stop-VpcEmulator
    }
}
