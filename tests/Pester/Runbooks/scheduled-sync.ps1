<#
.SYNOPSIS
    Runs examples/scheduled-sync.ps1 night after night, in whichever PowerShell runs this: the environment has the emulator's key.
.PARAMETER Folder
    Where the desired state and the records are kept.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)]
    [string] $Folder
)

$ErrorActionPreference = 'Stop'
$root = Join-Path $PSScriptRoot '../../..'
Import-Module (Join-Path $root 'VpcPS.psd1')
$emulator = Start-VpcEmulator
$key = $emulator.Credential.GetNetworkCredential()
$env:ALIBABA_CLOUD_ACCESS_KEY_ID = $key.UserName
$env:ALIBABA_CLOUD_ACCESS_KEY_SECRET = $key.Password
$desired = Join-Path $Folder 'desired.csv'

function Invoke-Night([string] $Name, [switch] $PlanOnly) {
    $Name
    & (Join-Path $root 'examples/scheduled-sync.ps1') -Path $desired -RecordFolder $Folder -PlanOnly:$PlanOnly -EndpointUrl $emulator.EndpointUrl
    "exit $LASTEXITCODE, $(@($emulator.Journal | Where-Object { $_.Committed }).Count) changes so far"
}

try {
    $session = $emulator | Connect-VpcSession
    $rows = @(Get-VpcIpv6Address -Session $session -Tag @{ app = 'web' } |
            Select-Object -Property RegionId, Ipv6AddressId, @{ Name = 'Bandwidth'; Expression = { 3 } }, @{ Name = 'InternetChargeType'; Expression = { 'PayByTraffic' } })

    $rows | Export-Csv $desired -NoTypeInformation -Encoding UTF8
    Invoke-Night 'rehearsal' -PlanOnly
    Invoke-Night 'first night'
    Invoke-Night 'second night'

    $rows[0].Bandwidth = 4
    $rows[1].InternetChargeType = 'PayByBandwidth'
    $rows | Export-Csv $desired -NoTypeInformation -Encoding UTF8
    Invoke-Night 'after an edit'

    # What is bought, removed by hand, and still desired is bought again, whatever the journal remembers of it.
    $rows[1].InternetChargeType = 'PayByTraffic'
    $rows | Export-Csv $desired -NoTypeInformation -Encoding UTF8
    Remove-VpcIpv6InternetBandwidth -Session $session -Ipv6AddressId $rows[2].Ipv6AddressId -Force
    Invoke-Night 'after a removal'
    Get-VpcIpv6InternetBandwidth -Session $session | ForEach-Object { "has $($_.Bandwidth)" }

    $other = [System.IO.File]::Open((Join-Path $Folder 'sync.jsonl'), 'Open', 'ReadWrite', 'None')
    try {
        Invoke-Night 'while another run has the journal'
    }
    catch {
        "ended by $($_.FullyQualifiedErrorId)"
    }
    finally {
        $other.Dispose()
    }
}
finally {
    Stop-VpcEmulator
}

exit 0
