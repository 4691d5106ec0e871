<#
.SYNOPSIS
    A runbook of Azure Automation: private IPv6 addresses that bear a tag get public bandwidth.
.DESCRIPTION
    The AccessKey is a credential asset of the Automation account: its id as the user name, its secret as the password.
    Nothing is asked. The job's output is an object for each address, with what was bought or why it was not. The job
    fails when an address was refused; one that only shows errors would count as Completed.
.PARAMETER AssetName
    The credential asset.
.PARAMETER Region
    The region of the addresses.
.PARAMETER TagKey
    The tag that an address must bear.
.PARAMETER TagValue
    The value of that tag.
.PARAMETER Bandwidth
    Mbit/s for each address.
.PARAMETER MaxTotalBandwidth
    Mbit/s that one job may buy at most, a brake for a tag that is on more addresses than was thought.
.PARAMETER EndpointUrl
    An emulator's, for a rehearsal. Default: the service's own endpoint, and this costs money.
.EXAMPLE
    ./azure-automation.ps1 -TagKey public -TagValue yes -Bandwidth 5
#>
[CmdletBinding()]
param(
    [string] $AssetName = 'AlibabaCloud',
    [string] $Region = 'cn-huhehaote',
    [string] $TagKey = 'public',
    [string] $TagValue = 'yes',
    [int] $Bandwidth = 5,
    [int] $MaxTotalBandwidth = 100,
    [uri] $EndpointUrl
)

$ErrorActionPreference = 'Stop'

$connect = @{ Region = $Region; Credential = Get-AutomationPSCredential -Name $AssetName }
if ($EndpointUrl) {
    $connect.EndpointUrl = $EndpointUrl
}

$session = Connect-VpcSession @connect

$addresses = @(Get-VpcIpv6Address -Session $session -NetworkType Private -Tag @{ $TagKey = $TagValue })

# What was bought before is no longer private, so that a job may be started again after one that was cut off.
$addresses |
    New-VpcIpv6InternetBandwidth -Session $session -Bandwidth $Bandwidth -InternetChargeType PayByTraffic -MaxTotalBandwidth $MaxTotalBandwidth -ErrorAction SilentlyContinue -ErrorVariable refused |
    Select-Object -Property Ipv6AddressId, InternetBandwidthId, Bandwidth, @{ Name = 'Problem'; Expression = { '' } }

$refused | ForEach-Object {
    [pscustomobject]@{
        Ipv6AddressId       = $_.TargetObject.Ipv6AddressId
        InternetBandwidthId = ''
        Bandwidth           = 0
        Problem             = $_.Exception.Message
    }
}

if ($refused.Count -gt 0) {
    throw "$($refused.Count) of $($addresses.Count) addresses got no bandwidth; the job's output says why."
}
