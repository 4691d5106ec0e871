<#
.SYNOPSIS
    Writes what public IPv6 bandwidth there is, and what it is paid by, to a CSV, with an AccessKey out of a vault.
.DESCRIPTION
    The AccessKey is a secret of the type PSCredential in a vault of the module Microsoft.PowerShell.SecretManagement: its
    id as the user name, its secret as the password.

        Set-Secret -Name AlibabaCloud -Secret (Get-Credential)

    Nothing is asked when the vault is one that opens without a password for the account that runs this. Nothing is
    changed: a RAM user that may vpc:Describe* is enough.
.PARAMETER Path
    The CSV file; an older one is replaced.
.PARAMETER SecretName
    The secret.
.PARAMETER Vault
    The vault. Default: the default vault.
.PARAMETER Region
    The regions to look in.
.PARAMETER EndpointUrl
    An emulator's, for a rehearsal. Default: the service's own endpoints.
.EXAMPLE
    ./secret-management.ps1 -Path ./bandwidth.csv -Region cn-huhehaote, cn-hangzhou
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)]
    [string] $Path,

    [string] $SecretName = 'AlibabaCloud',
    [string] $Vault,
    [string[]] $Region = @('cn-huhehaote', 'cn-hangzhou'),
    [uri] $EndpointUrl
)

$ErrorActionPreference = 'Stop'

$secret = @{ Name = $SecretName }
if ($Vault) {
    $secret.Vault = $Vault
}

$connect = @{ Region = $Region[0]; Credential = Get-Secret @secret }
if ($EndpointUrl) {
    $connect.EndpointUrl = $EndpointUrl
}

$session = Connect-VpcSession @connect

# A region that can't be read ends the script: a list with a gap would look like one without.
$found = @($Region | ForEach-Object { Get-VpcIpv6InternetBandwidth -Session $session -Region $_ })

$found |
    Select-Object -Property RegionId, Ipv6AddressId, InternetBandwidthId, Bandwidth, InternetChargeType, BusinessStatus |
    Export-Csv -LiteralPath $Path -NoTypeInformation -Encoding UTF8

$sum = ($found | Measure-Object -Property Bandwidth -Sum).Sum
Write-Output "$($found.Count) bandwidths, $([int] $sum) Mbit/s in all, written to $Path."
