<#
Takes the pictures docs/report.png, docs/report-dark.png and docs/emulator.png of the module's pages, in Chromium:
    dotnet run --project src/VpcPS.Host -- tools/Picture/pages.ps1
It needs Node 20 with npm, and Chromium (on Debian: apt-get install chromium).
#>
$ErrorActionPreference = 'Stop'
$root = [string] (Resolve-Path "$PSScriptRoot/../..")
$browser = (Get-Command chromium, chromium-browser, google-chrome, msedge -ErrorAction Ignore | Select-Object -First 1).Source
if (-not $browser) { throw 'No Chromium is installed.' }

$emulator = Start-VpcEmulator
$null = $emulator | Connect-VpcSession
$bought = Import-Csv "$root/examples/plan.csv" | New-VpcIpv6InternetBandwidth -ErrorAction SilentlyContinue
$null = $bought | Where-Object Bandwidth -eq 800 | New-VpcIpv6EgressOnlyRule -Wait
$null = Set-VpcEmulator -Fault @{ Action = 'ModifyIpv6InternetBandwidth'; Code = 'Throttling.User'; Probability = 0.3 } -RateLimit @{ AllocateIpv6InternetBandwidth = 300 }
$report = Join-Path ([IO.Path]::GetTempPath()) 'vpcps-report.html'
$null = $bought | Select-Object Ipv6AddressId, @{ Name = 'Bandwidth'; Expression = { 10 } }, InternetChargeType |
    Sync-VpcIpv6InternetBandwidth -WhatIf -ErrorAction SilentlyContinue 6> $null |
    Export-VpcIpv6Report $report -Force

Push-Location "$root/tests/Pages"
try {
    if (-not (Test-Path node_modules)) { npm ci --ignore-scripts }
    $pictures = @(
        @{ url = [uri]::new($report).AbsoluteUri; path = "$root/docs/report.png"; width = 1280; height = 1000; colorScheme = 'light'; ready = '#addresses tbody tr' }
        @{ url = [uri]::new($report).AbsoluteUri; path = "$root/docs/report-dark.png"; width = 1280; height = 1000; colorScheme = 'dark'; ready = '#addresses tbody tr' }
        @{ url = $emulator.EndpointUrl.AbsoluteUri; path = "$root/docs/emulator.png"; width = 1280; height = 1000; colorScheme = 'light'; ready = '#estate details' }
    )
    @{ browser = $browser; pictures = $pictures } | ConvertTo-Json -Depth 4 | node pictures.js
} finally {
    Pop-Location
    Remove-Item $report
}
