# What the preferences and the common parameters of PowerShell do, and what the shell shows of it.

[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $emulator = Start-VpcEmulator
    $null = $emulator | Connect-VpcSession
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'Preferences' {
    It '$ErrorActionPreference Stop ends at what <Refused> is refused' -ForEach @(
        @{ Refused = { Get-VpcIpv6Address ipv6-hp3unknown } }
        @{ Refused = { Get-VpcIpv6InternetBandwidth ipv6-hp3unknown } }
        @{ Refused = { [pscustomobject]@{ Ipv6AddressId = 'ipv6-hp3unknown' } | New-VpcIpv6InternetBandwidth -Bandwidth 2 } }
    ) {
        {
            $ErrorActionPreference = 'Stop'
            & $Refused
        } | Should -Throw -ErrorId 'ResourceNotFound.Ipv6Address,*' -ExceptionType ([System.InvalidOperationException])
    }

    It '-ErrorVariable + collects' {
        $all = @()
        New-VpcIpv6InternetBandwidth ipv6-hp3unknown 2 -ErrorAction SilentlyContinue -ErrorVariable +all
        New-VpcIpv6InternetBandwidth ipv6-hp3unknown2 2 -ErrorAction SilentlyContinue -ErrorVariable +all

        $all.TargetObject.Ipv6AddressId | Should -Be 'ipv6-hp3unknown', 'ipv6-hp3unknown2'
    }

    It '-Verbose shows what was called, without the secret' {
        $verbose = Get-VpcIpv6Address ipv6-hp351bytt9inrfp6tgubd -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] } | Out-String

        $verbose | Should -BeLike '*DescribeIpv6Addresses in cn-huhehaote*'
        $verbose | Should -Not -BeLike "*$($emulator.Credential.GetNetworkCredential().Password)*"
    }

    It 'an error that ends a script that runs with -File ends the process with 1' {
        $shown = Invoke-NewShell -Directory $TestDrive -Script @'
$ErrorActionPreference = 'Stop'
Import-Module $Manifest
$null = Start-VpcEmulator | Connect-VpcSession
Get-VpcIpv6Address ipv6-hp3unknown
'never'
'@

        $shown.ExitCode | Should -Be 1
        $shown.Output | Should -Not -BeLike '*never*'
        ($shown.Errors + $shown.Output) | ConvertTo-OneLine | Should -BeLike '*ipv6-hp3unknown in cn-huhehaote*'
    }
}

Describe 'What only the shell itself shows' {
    BeforeAll {
        $shown = Invoke-NewShell -Directory $TestDrive -Script @'
Import-Module $Manifest
$emulator = Start-VpcEmulator
$null = $emulator | Connect-VpcSession
New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 2 -InternetChargeType PayByTraffic -WhatIf
"Purchases: $(@($emulator.Journal | Where-Object Action -eq AllocateIpv6InternetBandwidth).Count)"
try { New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 2 -Confirm } catch { 'nobody answered' }
"Purchases: $(@($emulator.Journal | Where-Object Action -eq AllocateIpv6InternetBandwidth).Count)"
New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 2 -Confirm:$false | ForEach-Object { "Bought: $($_.Bandwidth)" }
[pscustomobject]@{ Ipv6AddressId = 'ipv6-hp352ungkzcknmeicfvss'; Bandwidth = 5 } | Sync-VpcIpv6InternetBandwidth -WhatIf | Out-Null
'@
    }

    It '-WhatIf says what would be bought, and that it costs money' {
        $shown.Output | Should -BeLike 'What if: emulator 127.0.0.1:*(this costs money)*ipv6-hp351bytt9inrfp6tgubd (*) in cn-huhehaote: 0 -> 2 Mbit/s, PayByTraffic*Purchases: 0*'
    }

    It '-Confirm asks, which needs someone to answer' {
        $shown.Output | Should -BeLike '*Purchases: 0*Purchases: 0*Bought: 2*'
    }

    It '-WhatIf shows each step of a plan, with its cost and the region' {
        $shown.Output | Should -BeLike '*Bought: 2*Buy public bandwidth (this costs money)*ipv6-hp352ungkzcknmeicfvss (*) in cn-huhehaote: 0 -> 5 Mbit/s, PayByBandwidth*'
    }
}
