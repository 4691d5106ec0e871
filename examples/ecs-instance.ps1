<#
.SYNOPSIS
    For a task of Alibaba Cloud OOS on an ECS instance: public IPv6 addresses that bear a tag get another bandwidth.
.DESCRIPTION
    OOS runs it with ACS::ECS::RunCommand, in the morning with one bandwidth and in the evening with another. There is no key
    anywhere: the instance has a RAM role, whose temporary credentials come from the instance's metadata service. The
    role's policy must allow vpc:DescribeIpv6Addresses and vpc:ModifyIpv6InternetBandwidth.

    The output is text for the task's log. The exit code is 0 when every address has the bandwidth, 2 when one was
    refused, 1 when nothing could be done at all: everything but 0 fails the task.
.PARAMETER Bandwidth
    Mbit/s from now on.
.PARAMETER Region
    The region of the addresses.
.PARAMETER TagKey
    The tag that an address must bear.
.PARAMETER TagValue
    The value of that tag.
.PARAMETER EndpointUrl
    An emulator's, for a rehearsal. Default: the service's own endpoint within the VPC, which needs no Internet access.
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File ./ecs-instance.ps1 -Bandwidth 50
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)]
    [int] $Bandwidth,

    [string] $Region = 'cn-huhehaote',
    [string] $TagKey = 'app',
    [string] $TagValue = 'web',
    [uri] $EndpointUrl
)

$ErrorActionPreference = 'Stop'

$connect = @{ Region = $Region }
if ($EndpointUrl) {
    $connect.EndpointUrl = $EndpointUrl
}
else {
    $connect.Network = 'Vpc'
}

$session = Connect-VpcSession @connect

$addresses = @(Get-VpcIpv6Address -Session $session -NetworkType Public -Tag @{ $TagKey = $TagValue })
Write-Output "$($addresses.Count) public addresses with the tag $TagKey=$TagValue, signed with $($session.CredentialSource)."

$addresses | Where-Object { $_.Bandwidth -ne $Bandwidth } |
    Set-VpcIpv6InternetBandwidth -Session $session -Bandwidth $Bandwidth -PassThru -ErrorAction SilentlyContinue -ErrorVariable refused |
    ForEach-Object { "$($_.Ipv6AddressId): $($_.Bandwidth) Mbit/s" }

$refused | ForEach-Object { "$($_.TargetObject.Ipv6AddressId): refused. $($_.Exception.Message)" }

if ($refused.Count -gt 0) {
    exit 2
}

exit 0
