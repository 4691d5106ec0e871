<#
.SYNOPSIS
    Copies an account into a file, rehearses a script on the copy, runs it for real, compares the two, and takes the run back.
.DESCRIPTION
    The whole round. Without -Cloud the account is an emulator, too, and nothing is paid. The files are in a folder of their own,
    which is named at the end: the copy, the records of rehearsal and run, and what was taken back.
    Without -Keep the run is taken back at the end. With -Cloud it asks before the run and before taking it back.
.PARAMETER Path
    The CSV file with the addresses and their bandwidth.
.PARAMETER Cloud
    Run for real, with the credentials of the environment. This costs money.
.PARAMETER Region
    The region to copy.
.PARAMETER Keep
    Leave what was bought.
.EXAMPLE
    ./rehearse-then-run.ps1
.EXAMPLE
    ./rehearse-then-run.ps1 -Path ./mine.csv -Cloud -Region cn-huhehaote -Keep
#>
[CmdletBinding()]
param(
    [string] $Path = (Join-Path $PSScriptRoot 'plan.csv'),
    [switch] $Cloud,
    [string] $Region = 'cn-huhehaote',
    [switch] $Keep
)

$ErrorActionPreference = 'Stop'

$folder = New-Item -ItemType Directory -Path (Join-Path ([IO.Path]::GetTempPath()) "vpcps-round-$([guid]::NewGuid())")
$estate, $rehearsal, $run = 'estate.json', 'rehearsal.jsonl', 'run.jsonl' | ForEach-Object { Join-Path $folder $_ }

# What is rehearsed and what is run is the same lines.
$plan = {
    param($session)
    Import-Csv -LiteralPath $Path -Encoding UTF8 |
        New-VpcIpv6InternetBandwidth -Session $session -ErrorAction SilentlyContinue -ErrorVariable refused
    Write-Verbose "$($refused.Count) rows were refused."
}

# 1. The account as it is now. The "cloud" of this script is an emulator unless -Cloud is given.
$account = if ($Cloud) { @{ Region = $Region } } else {
    $emulator = Start-VpcEmulator -Rules Today
    @{ EndpointUrl = $emulator.EndpointUrl; Credential = $emulator.Credential; Region = $Region }
}
$reader = Connect-VpcSession @account
$copied = Export-VpcEstate -Path $estate -Session $reader
Write-Output "Copied: $($copied.Vpcs) VPCs, $($copied.Ipv6Addresses) addresses; missing: $(@($copied.Missing).Count), changed meanwhile: $(@($copied.Changed).Count)."

# 2. The rehearsal on the copy.
$copy = Start-VpcEmulator -EstatePath $estate
$bought = @(& $plan ($copy | Connect-VpcSession -Record $rehearsal))
$copy | Stop-VpcEmulator
Write-Output "Rehearsed: $($bought.Count) bought, $(($bought | Measure-Object Bandwidth -Sum).Sum) Mbit/s."

# 3. The run, with its record.
if ($Cloud -and -not $PSCmdlet.ShouldContinue("Buy the same for real in ${Region}?", 'Rehearsed')) {
    return
}

$session = Connect-VpcSession @account -Record $run
$bought = @(& $plan $session)
Write-Output "Run: $($bought.Count) bought, $(($bought | Measure-Object Bandwidth -Sum).Sum) Mbit/s."

# 4. Where the cloud did something else than the copy.
$differences = @(Compare-VpcRehearsal -RehearsalPath $rehearsal -RunPath $run)
Write-Output "Differences: $($differences.Count)"
$differences

# 5. Back to what it was.
if (-not $Keep) {
    $undone = @(Undo-VpcRun -JournalPath $run -Session $session -Force:(-not $Cloud))
    Write-Output "Taken back: $(@($undone | Where-Object State -eq Undone).Count); left: $(@($undone | Where-Object State -eq Left).Count)."
}

Disconnect-VpcSession -Session $session
if (-not $Cloud) {
    $emulator | Stop-VpcEmulator
}

Write-Output "The files are in $folder."
