[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $address = 'ipv6-hp351bytt9inrfp6tgubd'
    $other = 'ipv6-hp352ungkzcknmeicfvss'
    $gateway = 'ipv6gw-hp38x2x0fz785tlc65pfv'

    $emulator = Start-VpcEmulator
    $session = $emulator | Connect-VpcSession
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'Sync-VpcIpv6InternetBandwidth' {
    BeforeEach {
        $emulator | Reset-VpcEmulator

        $path = Join-Path $TestDrive 'state.csv'
        Set-Content -LiteralPath $path -Encoding UTF8 -Value @(
            'Ipv6AddressId,Bandwidth,InternetChargeType'
            "$address,2,PayByTraffic"
            "$other,5,"
        )
    }

    It 'brings about what a CSV says, once' {
        $first = @(Import-Csv -LiteralPath $path -Encoding UTF8 | Sync-VpcIpv6InternetBandwidth)
        $second = @(Import-Csv -LiteralPath $path -Encoding UTF8 | Sync-VpcIpv6InternetBandwidth)

        $first.Action | Should -Be 'Create', 'Create'
        $first.Applied | Should -Be $true, $true
        $second.Action | Should -Be 'NoChange', 'NoChange'
        @(Get-VpcIpv6InternetBandwidth).Bandwidth | Should -Be 2, 5
    }

    It 'follows the state that was exported and edited' {
        $null = Import-Csv -LiteralPath $path -Encoding UTF8 | Sync-VpcIpv6InternetBandwidth
        Get-VpcIpv6InternetBandwidth | Export-Csv -LiteralPath $path -NoTypeInformation -Encoding UTF8
        $rows = @(Import-Csv -LiteralPath $path -Encoding UTF8)
        $rows[0].Bandwidth = '9'
        $rows[0] | Export-Csv -LiteralPath $path -NoTypeInformation -Encoding UTF8

        $changes = @(Import-Csv -LiteralPath $path -Encoding UTF8 | Sync-VpcIpv6InternetBandwidth -Prune -Ipv6GatewayId $gateway -Confirm:$false)

        $changes.Action | Should -Be 'Modify', 'Remove'
        (Get-VpcIpv6InternetBandwidth).Bandwidth | Should -Be 9
    }

    It 'plans with -WhatIf, as a table' {
        $plan = @(Import-Csv -LiteralPath $path -Encoding UTF8 | Sync-VpcIpv6InternetBandwidth -WhatIf)

        $plan.Action | Should -Be 'Create', 'Create'
        $plan.Applied | Should -Be $false, $false
        $plan | Format-Table | Out-String -Width 120 | Should -BeLike "*Create*False*$address*PayByTraffic*"
        Get-VpcIpv6InternetBandwidth | Should -BeNullOrEmpty
    }

    It 'shows each step of the plan, with its cost and the region, as What if' {
        $script = "Import-Module '$(Get-ModuleManifest)'; " +
            "`$null = Start-VpcEmulator | Connect-VpcSession; " +
            "Import-Csv '$path' | Sync-VpcIpv6InternetBandwidth -WhatIf | Out-Null; Stop-VpcEmulator"
        $shell = (Get-Process -Id $PID).Path
        $shown = (Invoke-Program -Program $shell -Arguments '-NoProfile', '-Command', $script -Directory $TestDrive).Output

        $shown | Should -BeLike "*Buy public bandwidth (this costs money)*$address in cn-huhehaote: 0 -> 2 Mbps, PayByTraffic*"
        $shown | Should -BeLike "*$other in cn-huhehaote: 0 -> 5 Mbps, PayByBandwidth*"
    }

    It 'replaces a charge type only when it may' {
        $null = New-VpcIpv6InternetBandwidth $address 2

        $conflict = [pscustomobject]@{ Ipv6AddressId = $address; Bandwidth = 2; InternetChargeType = 'PayByTraffic' } |
            Sync-VpcIpv6InternetBandwidth -ErrorAction SilentlyContinue -ErrorVariable wrong
        $conflict.Action | Should -Be 'Conflict'
        $wrong[0] | ConvertTo-OneLine | Should -BeLike '*-AllowReplace*'

        $replaced = @([pscustomobject]@{ Ipv6AddressId = $address; Bandwidth = 2; InternetChargeType = 'PayByTraffic' } | Sync-VpcIpv6InternetBandwidth -AllowReplace)
        $replaced.Action | Should -Be 'Remove', 'Create'
        (Get-VpcIpv6InternetBandwidth).InternetChargeType | Should -Be 'PayByTraffic'
    }

    It 'prunes nothing while a row is in error' {
        $null = New-VpcIpv6InternetBandwidth $other 2
        [pscustomobject]@{ Ipv6AddressId = $other; Bandwidth = 'two' } |
            Sync-VpcIpv6InternetBandwidth -Prune -Ipv6GatewayId $gateway -Force -ErrorAction SilentlyContinue -ErrorVariable wrong

        @($wrong | Where-Object FullyQualifiedErrorId -like 'PruneRefused,*') | Should -HaveCount 1
        Get-VpcIpv6InternetBandwidth | Should -HaveCount 1
    }

    It 'completes ids and charge types' {
        Get-Completion 'Sync-VpcIpv6InternetBandwidth ipv6-hp351' | Should -Be $address
        Get-Completion 'Sync-VpcIpv6InternetBandwidth -InternetChargeType PayByT' | Should -Be 'PayByTraffic'
    }
}
