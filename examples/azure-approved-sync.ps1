<#
.SYNOPSIS
    A runbook of Azure Automation for plan, approval and run: without -Approved its output is the plan and a code; with that
    code it makes the public bandwidth of IPv6 addresses what the CSV says.
.DESCRIPTION
    The AccessKey is a credential asset of the Automation account: its id as the user name, its secret as the password. The CSV
    is a variable asset: Ipv6AddressId, Bandwidth, and optionally InternetChargeType, Ipv6GatewayId and Region.

    The code stands for the plan: when the variable, an address or its bandwidth has changed since, the code is another one,
    the job fails and nothing is done. Nothing is removed.

    The job fails when a row could not be brought about; one that only shows errors would count as Completed. Start it again
    with a new plan: what is done already is no longer in it.
.PARAMETER Approved
    The code of the plan that is to be done. Default: none, and the plan is only shown.
.PARAMETER AssetName
    The credential asset.
.PARAMETER CsvVariable
    The variable asset with the CSV.
.PARAMETER Region
    The region of rows that name none.
.PARAMETER MaxTotalBandwidth
    Mbit/s by which one job may raise the total, a brake for a CSV that went wrong.
.PARAMETER EndpointUrl
    An emulator's, for a rehearsal. Default: the service's own endpoint, and this costs money.
.EXAMPLE
    ./azure-approved-sync.ps1 -Approved 3f0a9c1b7d52
#>
[CmdletBinding()]
param(
    [string] $Approved,
    [string] $AssetName = 'AlibabaCloud',
    [string] $CsvVariable = 'VpcBandwidth',
    [string] $Region = 'cn-huhehaote',
    [int] $MaxTotalBandwidth = 1000,
    [uri] $EndpointUrl
)

$ErrorActionPreference = 'Stop'

$connect = @{ Region = $Region; Credential = Get-AutomationPSCredential -Name $AssetName }
if ($EndpointUrl) {
    $connect.EndpointUrl = $EndpointUrl
}

$sync = @{
    Session           = Connect-VpcSession @connect
    MaxTotalBandwidth = $MaxTotalBandwidth
    ErrorAction       = 'SilentlyContinue'
    ErrorVariable     = 'wrong'
}
$rows = @(Get-AutomationVariable -Name $CsvVariable | ConvertFrom-Csv)

$plan = @($rows | Sync-VpcIpv6InternetBandwidth @sync -WhatIf |
        Select-Object -Property Action, RegionId, Ipv6AddressId, OldBandwidth, Bandwidth, InternetChargeType, Reason)
if ($wrong.Count -gt 0) {
    $wrong | ForEach-Object { Write-Output "Can't be done: $($_.Exception.Message)" }
    throw "$($wrong.Count) of $($rows.Count) rows can't be brought about; the job's output says why. Correct the variable $CsvVariable."
}

$sha = [System.Security.Cryptography.SHA256]::Create()
$text = ($plan | ConvertTo-Csv -NoTypeInformation) -join "`n"
$code = -join ($sha.ComputeHash([System.Text.Encoding]::UTF8.GetBytes($text))[0..5] | ForEach-Object { $_.ToString('x2') })
$sha.Dispose()

if (-not $Approved) {
    $plan
    if ($plan.Action -contains 'Create' -or $plan.Action -contains 'Modify') {
        Write-Output "To do this, start the runbook again with Approved = $code."
    }
    else {
        Write-Output 'There is nothing to do.'
    }

    return
}

if ($Approved -ne $code) {
    throw "The plan is no longer the one that was approved as $Approved, and nothing was done. Start the runbook without Approved to see the plan of now."
}

$rows | Sync-VpcIpv6InternetBandwidth @sync |
    Select-Object -Property Action, Applied, RegionId, Ipv6AddressId, InternetBandwidthId, OldBandwidth, Bandwidth, InternetChargeType, Reason

if ($wrong.Count -gt 0) {
    $wrong | ForEach-Object { Write-Output "Not done: $($_.Exception.Message)" }
    throw "$($wrong.Count) of $($rows.Count) rows were not brought about; the job's output says why."
}
