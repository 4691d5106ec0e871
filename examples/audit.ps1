<#
.SYNOPSIS
    Lists what there is in all regions, kind by kind.
.DESCRIPTION
    Each action that lists something is called in each region. Nothing is changed. Without -Cloud the script runs on the
    emulator.
.PARAMETER Action
    Actions that list something; Get-VpcApi -Kind Read shows them all.
.PARAMETER Cloud
    Look at the cloud, with the credentials that this machine has.
.EXAMPLE
    ./audit.ps1 | Group-Object RegionId, Kind -NoElement
.EXAMPLE
    ./audit.ps1 -Action DescribeEipAddresses, DescribeNatGateways -Cloud
#>
[CmdletBinding()]
param(
    [string[]] $Action = @('DescribeVpcs', 'DescribeVSwitches', 'DescribeIpv6Gateways'),
    [switch] $Cloud
)

$ErrorActionPreference = 'Stop'
# An emulator that the caller has started stays.
$emulator = if (-not $Cloud) { Start-VpcEmulator }
$session = if ($Cloud) { Connect-VpcSession -Region cn-hangzhou } else { $emulator | Connect-VpcSession }

try {
    $regions = Get-VpcRegion -Session $session
    foreach ($name in $Action) {
        # A region that doesn't have the product refuses the call, and the others go on.
        $regions | Invoke-VpcApi $name -All -Session $session -ErrorAction Continue |
            Select-Object @{ Name = 'Kind'; Expression = { $_.psobject.TypeNames[0].Split('.')[-1] } }, *
    }
} finally {
    if (-not $Cloud) {
        $emulator | Stop-VpcEmulator
    }
}
