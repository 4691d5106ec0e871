<#
.SYNOPSIS
    Runs examples/azure-approved-sync.ps1 as jobs, in whichever PowerShell runs this: the emulator's key is the credential asset.
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
$root = Join-Path $PSScriptRoot '../../..'
Import-Module (Join-Path $root 'VpcPS.psd1')
$emulator = Start-VpcEmulator
$assets = @{}

# What an Azure Automation sandbox has, and no other machine.
function Get-AutomationPSCredential {
    param([string] $Name)
    if ($Name -ne 'AlibabaCloud') {
        throw "There is no credential asset '$Name'."
    }

    $emulator.Credential
}

function Get-AutomationVariable {
    param([string] $Name)
    $assets[$Name]
}

function Invoke-Job([string] $Name, [string] $Approved) {
    $Name
    try {
        & (Join-Path $root 'examples/azure-approved-sync.ps1') -Approved $Approved -EndpointUrl $emulator.EndpointUrl |
            Tee-Object -Variable output | ForEach-Object { if ($_ -is [string]) { $_ } else { "$($_.Action) $($_.OldBandwidth) -> $($_.Bandwidth)" } }
    }
    catch {
        "failed: $_"
    }

    "$(@($emulator.Journal | Where-Object { $_.Committed }).Count) changes so far"
    $script:code = "$($output | Select-Object -Last 1)" -replace '^.*Approved = (\w+)\.$', '$1'
}

try {
    $session = $emulator | Connect-VpcSession
    $rows = @(Get-VpcIpv6Address -Session $session -Tag @{ app = 'web' } |
            Select-Object -Property RegionId, Ipv6AddressId, @{ Name = 'Bandwidth'; Expression = { 3 } })
    $assets.VpcBandwidth = ($rows | ConvertTo-Csv -NoTypeInformation) -join "`n"

    Invoke-Job 'plan'
    $first = $code
    $rows[0].Bandwidth = 4
    $assets.VpcBandwidth = ($rows | ConvertTo-Csv -NoTypeInformation) -join "`n"
    Invoke-Job 'the plan of before' $first
    Invoke-Job 'plan of now'
    Invoke-Job 'run' $code
    Invoke-Job 'plan when all is done'
    $rows[0].Bandwidth = 6000
    $assets.VpcBandwidth = ($rows | ConvertTo-Csv -NoTypeInformation) -join "`n"
    Invoke-Job 'a row too high'
}
finally {
    Stop-VpcEmulator
}

exit 0
