<#
.SYNOPSIS
    An IPv4 network becomes a dual-stack one whose interfaces have public addresses, and is then what it was before.
.DESCRIPTION
    All vSwitches of the VPC get IPv6, each network interface and each vSwitch without one an address, and each address
    bandwidth, which is paid for as long as it is there. In the end, and where a step fails, everything is taken back, the
    bandwidth first. Therefore the script takes only a VPC that has no IPv6 yet.
.PARAMETER VpcId
    A VPC without IPv6. It is needed with -Cloud; on the emulator it is the built-in VPC 'intranet'.
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

# An emulator that the caller has started stays.
$emulator = if (-not $Cloud) { Start-VpcEmulator }
$session = if ($Cloud) { Connect-VpcSession -Region $Region } else { $emulator | Connect-VpcSession -Region $Region }
$own = @{ Session = $session }

try {
    $vpc = if ($VpcId) { Get-VpcNetwork $VpcId @own } else { Get-VpcNetwork -Name intranet @own }
    if (-not $vpc) {
        throw "There is no VPC $VpcId in $Region."
    }

    $ofVpc = @{ VpcId = $vpc.VpcId; Session = $session }
    if ($vpc.Ipv6CidrBlock -or (Get-VpcIpv6Gateway @ofVpc)) {
        throw "$($vpc.VpcId) has IPv6 already, and this script would take that away in the end. Nothing was changed."
    }

    Write-Output "The network $($vpc.VpcId) in $($session.RegionId)."
    try {
        # Each vSwitch gets the next free subnet index; the VPC is switched on before them.
        Get-VpcVSwitch @ofVpc | Enable-VpcIpv6 -Gateway -Wait @own | Format-Table

        # A vSwitch without an interface gets an address for the one that comes.
        $interfaces = Get-VpcInterface @ofVpc
        $empty = Get-VpcVSwitch @ofVpc | Where-Object VSwitchId -NotIn $interfaces.VSwitchId
        $addresses = @($interfaces | Add-VpcInterfaceAddress -Wait @own)
        $addresses += $empty | ForEach-Object { New-VpcIpv6Address -VSwitchId $_.VSwitchId -Wait @own }
        $addresses | New-VpcIpv6InternetBandwidth -Bandwidth 2 -InternetChargeType PayByTraffic -Wait @own | Format-Table
    }
    finally {
        # Nothing of it was there before, so all that is there now goes, in the order in which things stand on each other. What
        # is paid for goes first, and an error does not keep the rest.
        $go = @{ Session = $session; ErrorAction = 'Continue' }
        $ofVpc.ErrorAction = 'Continue'
        Get-VpcIpv6Address @ofVpc | Where-Object Bandwidth | Remove-VpcIpv6InternetBandwidth -Force -Wait @go
        Get-VpcIpv6Address @ofVpc | Where-Object AssociatedInstanceId | Remove-VpcInterfaceAddress -Force @go
        Get-VpcIpv6Address @ofVpc | Where-Object { -not $_.AssociatedInstanceId } | Remove-VpcIpv6Address -Force -Wait @go
        # A vSwitch keeps IPv6 until its last address is gone.
        for ($i = 0; $i -lt 30 -and (Get-VpcIpv6Address @ofVpc); $i++) {
            Start-Sleep -Seconds 2
        }

        Get-VpcIpv6Gateway @ofVpc | Remove-VpcIpv6Gateway -Force -Wait @go
        Get-VpcVSwitch @ofVpc | Where-Object Ipv6CidrBlock | Disable-VpcIpv6 -Confirm:$false @go | Format-Table
        $null = Disable-VpcIpv6 $vpc.VpcId -Confirm:$false @go
    }

    Write-Output "$($vpc.VpcId) has IPv4 alone again."
}
finally {
    if (-not $Cloud) {
        $emulator | Stop-VpcEmulator
    }
}
