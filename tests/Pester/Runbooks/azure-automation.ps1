<#
.SYNOPSIS
    Runs examples/azure-automation.ps1 as a job, in whichever PowerShell runs this: the emulator's key is the credential asset.
.PARAMETER MaxTotalBandwidth
    How much the job may buy; the three addresses want 5 Mbit/s each.
#>
[CmdletBinding()]
param(
    [int] $MaxTotalBandwidth = 100
)

$ErrorActionPreference = 'Stop'
$root = Join-Path $PSScriptRoot '../../..'
Import-Module (Join-Path $root 'VpcPS.psd1')
$emulator = Start-VpcEmulator

# What an Azure Automation sandbox has, and no other machine.
function Get-AutomationPSCredential {
    param([string] $Name)
    if ($Name -ne 'AlibabaCloud') {
        throw "There is no credential asset '$Name'."
    }

    $emulator.Credential
}

try {
    & (Join-Path $root 'examples/azure-automation.ps1') -TagKey app -TagValue web -Bandwidth 5 -MaxTotalBandwidth $MaxTotalBandwidth -EndpointUrl $emulator.EndpointUrl |
        ForEach-Object { "$($_.GetType().Name) $($_.Ipv6AddressId) $($_.Bandwidth) <$($_.Problem)>" }
}
finally {
    "bought: $(@($emulator.Journal | Where-Object { $_.Committed }).Count)"
    Stop-VpcEmulator
}
