<#
.SYNOPSIS
    Buys public bandwidth for the IPv6 addresses of a CSV file: first on the emulator, then on the cloud.
.DESCRIPTION
    Each row is bought or refused on its own. Without -Cloud an emulator is started, used and stopped: nothing is paid.
    With -Cloud the same rows go to Alibaba Cloud, with the credential given or with those of the environment.
    Ends with exit code 0 when rows were refused; the table of refused rows says why and what to do.
.PARAMETER Path
    The CSV file: Ipv6AddressId, Bandwidth, and optionally Ipv6GatewayId, InternetChargeType, Region, ClientToken. Other
    columns are yours.
.PARAMETER Cloud
    Buy for real. This costs money.
.PARAMETER Credential
    The AccessKey: its id as the user name, its secret as the password.
.PARAMETER Region
    The region of rows that name none.
.EXAMPLE
    ./allocate-from-csv.ps1
.EXAMPLE
    ./allocate-from-csv.ps1 -Path ./mine.csv -Cloud -Credential (Get-Credential) -Region cn-huhehaote
#>
[CmdletBinding()]
param(
    [string] $Path = (Join-Path $PSScriptRoot 'plan.csv'),
    [switch] $Cloud,
    [pscredential] $Credential,
    [string] $Region = 'cn-huhehaote'
)

# Without a session nothing below makes sense: an error ends the script, except where it says otherwise.
$ErrorActionPreference = 'Stop'

if ($Cloud) {
    $connect = @{ Region = $Region }
    if ($Credential) {
        $connect.Credential = $Credential
    }

    $session = Connect-VpcSession @connect
}
else {
    $emulator = Start-VpcEmulator
    $session = $emulator | Connect-VpcSession
}

try {
    $rows = @(Import-Csv -LiteralPath $Path -Encoding UTF8)
    Write-Output "$($rows.Count) rows from $Path, to $(if ($Cloud) { 'Alibaba Cloud' } else { "the emulator at $($session.EndpointUrl)" })."

    $bought = @($rows | New-VpcIpv6InternetBandwidth -Session $session -ErrorAction SilentlyContinue -ErrorVariable refused)

    Write-Output '' "Bought: $($bought.Count)"
    $bought | Format-Table

    Write-Output "Refused: $($refused.Count)"
    $refused | Select-Object -Property @(
        @{ Name = 'Address'; Expression = { $_.TargetObject.Ipv6AddressId } }
        # A cell that PowerShell itself finds wrong is explained by the exception; the service's refusals have details.
        @{ Name = 'WhyAndWhatToDo'; Expression = { if ($_.ErrorDetails) { $_.ErrorDetails.Message } else { $_.Exception.Message } } }
    ) | Format-List
}
finally {
    if (-not $Cloud) {
        $emulator | Stop-VpcEmulator
    }
}

exit 0
