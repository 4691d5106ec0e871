<#
.SYNOPSIS
    Runs examples/ecs-instance.ps1 as on an ECS instance, in whichever PowerShell runs this.
.DESCRIPTION
    To be started in a network of its own, in which the address of the metadata service is this machine's:

        unshare --map-root-user --net sh -c 'ip link set lo up && ip address add 100.100.100.200/32 dev lo && exec "$@"' sh pwsh -File ecs-instance.ps1

    An emulator stands in for the VPC service, a few lines for the metadata service; the rest is as on an instance.
.PARAMETER Bandwidth
    What the example is to set.
#>
[CmdletBinding()]
param(
    [int] $Bandwidth = 9
)

$ErrorActionPreference = 'Stop'
$root = Join-Path $PSScriptRoot '../../..'
Import-Module (Join-Path $root 'VpcPS.psd1')
$env:ALIBABA_CLOUD_ECS_METADATA_DISABLED = 'false'

# Version 2 of the service: a token first, then what it is asked for with the token.
$service = {
    param([System.Net.Sockets.TcpListener] $Listener)
    $roles = '/latest/meta-data/ram/security-credentials/'
    $credentials = '{"Code":"Success","AccessKeyId":"STS.emulatorAccessKeyId","AccessKeySecret":"emulatorTemporarySecret","SecurityToken":"emulatorSecurityToken","Expiration":"2099-01-01T00:00:00Z"}'
    $answers = @{ 'PUT /latest/api/token' = 'instance-token'; "GET $roles" = 'edge-role'; "GET ${roles}edge-role" = $credentials }
    while ($true) {
        $client = $Listener.AcceptTcpClient()
        $stream = $client.GetStream()
        $reader = [System.IO.StreamReader]::new($stream)
        $call = ($reader.ReadLine() -split ' ')[0, 1] -join ' '
        $head = @(while ($line = $reader.ReadLine()) { $line })
        $isAllowed = $call -like 'PUT *' -or $head -contains 'X-aliyun-ecs-metadata-token: instance-token'
        $text = if ($isAllowed) { $answers[$call] }
        $status = if ($text) { '200 OK' } elseif ($isAllowed) { '404 Not Found' } else { '401 Unauthorized' }
        $answer = [System.Text.Encoding]::ASCII.GetBytes("HTTP/1.1 $status`r`nContent-Length: $("$text".Length)`r`nConnection: close`r`n`r`n$text")
        $stream.Write($answer, 0, $answer.Length)
        $client.Close()
    }
}

$listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Parse('100.100.100.200'), 80)
$listener.Start()
$background = [powershell]::Create([initialsessionstate]::CreateDefault2()).AddScript($service).AddArgument($listener)
$null = $background.BeginInvoke()
try {
    $emulator = Start-VpcEmulator
    $bought = $emulator | Connect-VpcSession
    $null = Get-VpcIpv6Address -Session $bought -Tag @{ app = 'web' } | New-VpcIpv6InternetBandwidth -Session $bought -Bandwidth 2 -InternetChargeType PayByTraffic
    $null = Disconnect-VpcSession

    & (Join-Path $root 'examples/ecs-instance.ps1') -Bandwidth $Bandwidth -EndpointUrl $emulator.EndpointUrl
    $result = $LASTEXITCODE
    Get-VpcIpv6InternetBandwidth -Session $bought | ForEach-Object { "now $($_.Bandwidth)" }
    Stop-VpcEmulator
}
finally {
    $listener.Stop()
    $background.Dispose()
}

exit $result
