<#
.SYNOPSIS
    Allocates an EIP for each row of a CSV.
.DESCRIPTION
    The columns of the file are parameters of the action AllocateEipAddress; Get-VpcApi AllocateEipAddress shows all of
    them. What was allocated goes to a CSV, and what was refused is said. Without -Cloud the script runs on the emulator.
.PARAMETER Path
    The CSV.
.PARAMETER Allocated
    The CSV for what was allocated.
.PARAMETER Cloud
    Do it for real, with the credentials that this machine has. This costs money.
.PARAMETER Region
    The region of rows that have no RegionId.
.EXAMPLE
    ./eips-from-csv.ps1
#>
[CmdletBinding()]
param(
    [string] $Path = (Join-Path $PSScriptRoot 'eips.csv'),
    [string] $Allocated = (Join-Path ([IO.Path]::GetTempPath()) 'allocated.csv'),
    [switch] $Cloud,
    [string] $Region = 'cn-hangzhou'
)

$ErrorActionPreference = 'Stop'
# An emulator that the caller has started stays.
$emulator = if (-not $Cloud) { Start-VpcEmulator }
$session = if ($Cloud) { Connect-VpcSession -Region $Region } else { $emulator | Connect-VpcSession -Region $Region }

try {
    if (-not $Cloud) {
        # The emulator checks requests for EIPs, and has no model of them.
        Set-VpcEmulator -Answer @{
            Action = 'AllocateEipAddress'
            Body   = { param($Parameters, $Number) @{ AllocationId = "eip-bp1$Number"; EipAddress = "192.0.2.$Number" } }
        }
    }

    $eips = Import-Csv $Path |
        Invoke-VpcApi AllocateEipAddress -ThrottleLimit 8 -Session $session -ErrorAction SilentlyContinue -ErrorVariable refused
    $eips | Select-Object AllocationId, EipAddress, RegionId, RequestId | Export-Csv $Allocated -NoTypeInformation
    $eips
    $refused | ForEach-Object { Write-Warning $_.ToString() }
} finally {
    if (-not $Cloud) {
        $emulator | Stop-VpcEmulator
    }
}
