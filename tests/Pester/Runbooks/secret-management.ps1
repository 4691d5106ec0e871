<#
.SYNOPSIS
    Runs examples/secret-management.ps1, in whichever PowerShell runs this: the emulator's key is the secret.
.PARAMETER Path
    The CSV file that the example writes.
.PARAMETER Vault
    The vault that the example is told.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)]
    [string] $Path,

    [string] $Vault = 'safe'
)

$ErrorActionPreference = 'Stop'
$root = Join-Path $PSScriptRoot '../../..'
Import-Module (Join-Path $root 'VpcPS.psd1')
$emulator = Start-VpcEmulator

# The command of Microsoft.PowerShell.SecretManagement, as far as the example uses it.
function Get-Secret {
    param([string] $Name, [string] $Vault)
    if ($Name -ne 'AlibabaCloud' -or $Vault -ne 'safe') {
        throw "The secret $Name was not found in vault $Vault."
    }

    $emulator.Credential
}

try {
    $session = $emulator | Connect-VpcSession
    $null = Get-VpcIpv6Address -Session $session -Tag @{ app = 'web' } | New-VpcIpv6InternetBandwidth -Session $session -Bandwidth 2
    $null = Disconnect-VpcSession
    & (Join-Path $root 'examples/secret-management.ps1') -Path $Path -Vault $Vault -EndpointUrl $emulator.EndpointUrl
    Get-Content $Path
}
finally {
    Stop-VpcEmulator
}
