<#
.SYNOPSIS
    Plan, approval, run, for the templates beside it: makes the public bandwidth of IPv6 addresses what a CSV file says, after
    somebody has agreed.
.DESCRIPTION
    Alibaba Cloud OOS runs it on an ECS instance, once for each stage. There is no key anywhere: the instance has a RAM role,
    whose temporary credentials come from the instance's metadata service.

    Plan says what would be bought and changed, and keeps it in the folder. Run plans once more, and does nothing when anything
    in it was not approved: the file, an address or its bandwidth may have changed in the meantime. Report says
    what the run did, and writes a page with all addresses.

    Nothing is removed. Each purchase is noted in the journal before it is sent, so that a Run that was cut off can be started
    again. The exit code is 0 when the stage did its work, 2 when a row could not be brought about, 3 when something was
    not approved, and 1 when nothing could be done at all: everything but 0 fails the task.
.PARAMETER Stage
    Plan, Run or Report.
.PARAMETER Execution
    What the stages of one round have in common: the id of the execution.
.PARAMETER Path
    The CSV file: Ipv6AddressId, Bandwidth, and optionally InternetChargeType, Ipv6GatewayId and Region.
.PARAMETER Folder
    The folder of plans, journals and pages; it must exist.
.PARAMETER Region
    The region of rows that name none.
.PARAMETER MaxTotalBandwidth
    Mbit/s by which one run may raise the total, a brake for a file that went wrong.
.PARAMETER EndpointUrl
    An emulator's, for a rehearsal. Default: the service's own endpoint within the VPC, which needs no Internet access.
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File ./approved-sync.ps1 -Stage Plan -Execution exec-1 -Path ./edge.csv -Folder .
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)]
    [ValidateSet('Plan', 'Run', 'Report')]
    [string] $Stage,

    # It becomes a part of file names.
    [Parameter(Mandatory = $true)]
    [ValidatePattern('^[\w-]+$')]
    [string] $Execution,

    [Parameter(Mandatory = $true)]
    [string] $Path,

    [Parameter(Mandatory = $true)]
    [string] $Folder,

    [string] $Region = 'cn-huhehaote',
    [int] $MaxTotalBandwidth = 1000,
    [string] $EndpointUrl
)

$ErrorActionPreference = 'Stop'
$planned = Join-Path $Folder "$Execution.plan.csv"
$journal = Join-Path $Folder "$Execution.jsonl"

$connect = @{ Region = $Region }
if ($EndpointUrl) {
    $connect.EndpointUrl = $EndpointUrl
}
else {
    $connect.Network = 'Vpc'
}

$session = Connect-VpcSession @connect
$sync = @{
    Session           = $session
    MaxTotalBandwidth = $MaxTotalBandwidth
    ErrorAction       = 'SilentlyContinue'
    ErrorVariable     = 'wrong'
}

function ConvertTo-PlanText([object[]] $Steps) {
    ($Steps | Select-Object -Property Action, RegionId, Ipv6AddressId, OldBandwidth, Bandwidth, InternetChargeType, Reason |
            ConvertTo-Csv -NoTypeInformation) -join "`n"
}

function Show-Step([object[]] $Steps) {
    foreach ($action in 'Create', 'Modify', 'NoChange', 'Conflict') {
        $some = @($Steps | Where-Object { $_.Action -eq $action })
        $more = ($some | ForEach-Object { $_.Bandwidth - $_.OldBandwidth } | Measure-Object -Sum).Sum
        Write-Output "${action}: $($some.Count)$(if ($action -in 'Create', 'Modify') { ", $([int] $more) Mbit/s more" })"
    }
}

switch ($Stage) {
    'Plan' {
        $steps = @(Import-Csv -LiteralPath $Path -Encoding UTF8 | Sync-VpcIpv6InternetBandwidth @sync -WhatIf)
        Set-Content -LiteralPath $planned -Value (ConvertTo-PlanText $steps) -Encoding UTF8 -NoNewline
        Show-Step $steps
    }
    'Run' {
        if (-not (Test-Path -LiteralPath $planned)) {
            Write-Output "There is no plan of $Execution in $Folder. Run the stage Plan first, on the same instance."
            exit 3
        }

        # What has been done already, by this run before it was cut off or by somebody else, may be missing now.
        $approved = (Get-Content -LiteralPath $planned -Raw -Encoding UTF8) -split "`n"
        $now = @(Import-Csv -LiteralPath $Path -Encoding UTF8 | Sync-VpcIpv6InternetBandwidth @sync -WhatIf | Where-Object { $_.Action -in 'Create', 'Modify' })
        $new = @($now | ForEach-Object { (ConvertTo-PlanText $_) -split "`n" } | Where-Object { $_ -cnotin $approved })
        if ($new.Count -gt 0) {
            Write-Output 'What would be done now was not approved, and nothing was done. Start a new execution.'
            $new
            exit 3
        }

        $steps = @(Import-Csv -LiteralPath $Path -Encoding UTF8 | Sync-VpcIpv6InternetBandwidth @sync -JournalPath $journal)
        Show-Step ($steps | Where-Object { $_.Applied -or $_.Action -notin 'Create', 'Modify' })
    }
    'Report' {
        $bought = @(Get-VpcJournal -Path $journal)
        Write-Output "In the journal: $($bought.Count) purchases, $(@($bought | Where-Object { $_.State -eq 'Bought' }).Count) of them bought."
        $page = Join-Path $Folder "$Execution.html"
        $null = Export-VpcIpv6Report -Session $session -Path $page -Force
        Write-Output "All addresses: $page"
    }
}

$wrong | ForEach-Object { "Not done: $($_.Exception.Message)" }

if ($wrong.Count -gt 0) {
    exit 2
}

exit 0
