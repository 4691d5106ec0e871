<#
.SYNOPSIS
    For a scheduled task: makes the public bandwidth of IPv6 addresses what a CSV file says, and records what it did.
.DESCRIPTION
    The CSV is the desired state. What is missing is bought, what differs is changed, the rest is left alone, and nothing is
    removed. Run again, it changes nothing. The credentials are those of the account that the task runs as: its
    environment, or the profile in its home directory.

    Beside the journal, in which each purchase is noted before it is sent, every run leaves a CSV of its steps; what could
    not be done is said in the output. The exit code is 0 when everything is as the file says, 2 when a row could not be brought about,
    1 when nothing could be done at all. A second run at the same time ends with 1: the journal belongs to the first.
.PARAMETER Path
    The CSV file: Ipv6AddressId, Bandwidth, and optionally InternetChargeType, Ipv6GatewayId and Region.
.PARAMETER RecordFolder
    The folder of the journal and the records; it must exist. A whole path, for a task's current directory is not the
    script's.
.PARAMETER Region
    The region of rows that name none.
.PARAMETER MaxTotalBandwidth
    Mbit/s by which one run may raise the total, a brake for a file that went wrong.
.PARAMETER PlanOnly
    Change nothing; show and record what would be done.
.PARAMETER EndpointUrl
    An emulator's, for a rehearsal. Default: the service's own endpoints, and this costs money.
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File C:\Runbooks\scheduled-sync.ps1 -Path C:\Runbooks\edge.csv -RecordFolder C:\Runbooks\records
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)]
    [string] $Path,

    [Parameter(Mandatory = $true)]
    [string] $RecordFolder,

    [string] $Region = 'cn-huhehaote',
    [int] $MaxTotalBandwidth = 1000,
    [switch] $PlanOnly,
    [uri] $EndpointUrl
)

$ErrorActionPreference = 'Stop'

$connect = @{ Region = $Region }
if ($EndpointUrl) {
    $connect.EndpointUrl = $EndpointUrl
}

$session = Connect-VpcSession @connect

$sync = @{
    Session           = $session
    JournalPath       = Join-Path $RecordFolder 'sync.jsonl'
    MaxTotalBandwidth = $MaxTotalBandwidth
    WhatIf            = $PlanOnly
    ErrorAction       = 'SilentlyContinue'
    ErrorVariable     = 'wrong'
}
$steps = @(Import-Csv -LiteralPath $Path -Encoding UTF8 | Sync-VpcIpv6InternetBandwidth @sync)

$record = Join-Path $RecordFolder "$([datetime]::UtcNow.ToString('yyyyMMdd-HHmmss-fff')).csv"
$steps | Where-Object { $_.Action -ne 'NoChange' } |
    Select-Object -Property Action, Applied, RegionId, Ipv6AddressId, InternetBandwidthId, OldBandwidth, Bandwidth, InternetChargeType, Reason, RequestId |
    Export-Csv -LiteralPath $record -NoTypeInformation -Encoding UTF8

foreach ($action in 'Create', 'Modify', 'NoChange', 'Conflict') {
    Write-Output "${action}: $(@($steps | Where-Object { $_.Action -eq $action }).Count)"
}

$wrong | ForEach-Object { "Not done: $($_.Exception.Message)" }

if ($wrong.Count -gt 0) {
    exit 2
}

exit 0
