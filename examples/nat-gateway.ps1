<#
.SYNOPSIS
    A vSwitch gets a way out: a NAT gateway with an EIP and an SNAT entry.
.DESCRIPTION
    Each step waits until the one before is finished. Without -Cloud the script runs on the emulator, with answers that it
    is taught.
.PARAMETER VSwitchId
    The vSwitch. It is needed with -Cloud.
.PARAMETER Cloud
    Do it for real, with the credentials that this machine has. This costs money until gateway and EIP are removed.
.PARAMETER Region
    The region of the vSwitch.
.EXAMPLE
    ./nat-gateway.ps1
#>
[CmdletBinding()]
param(
    [string] $VSwitchId,
    [switch] $Cloud,
    [string] $Region = 'cn-huhehaote'
)

$ErrorActionPreference = 'Stop'
if ($Cloud -and -not $VSwitchId) {
    throw 'With -Cloud, -VSwitchId names the vSwitch.'
}

# An emulator that the caller has started stays.
$emulator = if (-not $Cloud) { Start-VpcEmulator }
$session = if ($Cloud) { Connect-VpcSession -Region $Region } else { $emulator | Connect-VpcSession -Region $Region }

try {
    if (-not $Cloud) {
        # The emulator checks these requests, and has no model of what they make.
        $nat = @{ NatGatewayId = 'ngw-hp31'; SnatTableIds = @{ SnatTableId = @('stb-hp31') } }
        $eip = @{ AllocationId = 'eip-hp31' }
        $gateways = 'Initiating', 'Available' | ForEach-Object { @{ NatGateways = @{ NatGateway = @($nat + @{ Status = $_ }) } } }
        $addresses = 'Available', 'InUse' | ForEach-Object { @{ EipAddresses = @{ EipAddress = @($eip + @{ Status = $_ }) } } }
        Set-VpcEmulator -Answer @(
            @{ Action = 'CreateNatGateway'; Body = $nat }
            @{ Action = 'DescribeNatGateways'; Body = $gateways }
            @{ Action = 'AllocateEipAddress'; Body = $eip + @{ EipAddress = '192.0.2.1' } }
            @{ Action = 'AssociateEipAddress'; Body = @{} }
            @{ Action = 'DescribeEipAddresses'; Body = $addresses }
            @{ Action = 'CreateSnatEntry'; Body = @{ SnatEntryId = 'snat-hp31' } }
        )
        $VSwitchId = (Get-VpcVSwitch -Session $session)[0].VSwitchId
    }

    $vSwitch = Get-VpcVSwitch $VSwitchId -Session $session
    $gateway = Invoke-VpcApi CreateNatGateway -VpcId $vSwitch.VpcId -VSwitchId $VSwitchId -NatType Enhanced `
        -Until @{ Status = 'Available' } -By DescribeNatGateways -Session $session
    $address = Invoke-VpcApi AllocateEipAddress -Bandwidth 5 -InternetChargeType PayByTraffic `
        -Until @{ Status = 'Available' } -By DescribeEipAddresses -Session $session
    $null = $address | Invoke-VpcApi AssociateEipAddress -InstanceId $gateway.NatGatewayId -InstanceType Nat `
        -Until @{ Status = 'InUse' } -By DescribeEipAddresses -Session $session
    $entry = Invoke-VpcApi CreateSnatEntry -SnatTableId $gateway.SnatTableIds.SnatTableId[0] -SourceVSwitchId $VSwitchId `
        -SnatIp $address.EipAddress -Session $session

    [pscustomobject]@{
        NatGatewayId = $gateway.NatGatewayId
        AllocationId = $address.AllocationId
        SnatEntryId  = $entry.SnatEntryId
    }
} finally {
    if (-not $Cloud) {
        $emulator | Stop-VpcEmulator
    }
}
