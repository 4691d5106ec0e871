[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $plan = Join-Path (Split-Path -Parent (Get-ModuleManifest)) 'examples/plan.csv'
    $address = 'ipv6-hp351bytt9inrfp6tgubd'

    $emulator = Start-VpcEmulator
    $session = $emulator | Connect-VpcSession
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'Test-VpcIpv6InternetBandwidth' {
    BeforeEach {
        $emulator | Reset-VpcEmulator
    }

    It 'finds in the example plan what buying refuses, row by row' {
        $rows = @(Import-Csv -LiteralPath $plan -Encoding UTF8)
        $findings = @($rows | Test-VpcIpv6InternetBandwidth)
        $bought = @($rows | New-VpcIpv6InternetBandwidth -ErrorAction SilentlyContinue -ErrorVariable refused)

        @($findings | Where-Object WouldSucceed).Ipv6AddressId | Should -Be $bought.Ipv6AddressId
        @($findings | Where-Object { -not $_.WouldSucceed }).Row | Should -Be 3, 5, 8, 9, 10, 11, 14
        # What the binder refuses has an id of the engine's own; every other finding is what the purchase fails with.
        $codes = @($refused | ForEach-Object { ($_.FullyQualifiedErrorId -split ',')[0] } | Where-Object { $_ -notlike 'Parameter*' })
        $codes | ForEach-Object { $findings.Code | Should -Contain $_ }
    }

    It 'spends nothing, with -DryRun neither' {
        $null = Import-Csv -LiteralPath $plan -Encoding UTF8 | Test-VpcIpv6InternetBandwidth
        $null = Import-Csv -LiteralPath $plan -Encoding UTF8 | Test-VpcIpv6InternetBandwidth -DryRun

        Get-VpcIpv6InternetBandwidth | Should -BeNullOrEmpty
        @($emulator.Journal | Where-Object Committed) | Should -BeNullOrEmpty
    }

    It 'gives findings that can be bought' {
        $bought = Test-VpcIpv6InternetBandwidth $address 3 -InternetChargeType PayByTraffic | New-VpcIpv6InternetBandwidth

        $bought.Ipv6AddressId | Should -Be $address
        $bought.InternetChargeType | Should -Be 'PayByTraffic'
    }

    It 'is a table that says what is wrong, and goes through a CSV' {
        $path = Join-Path $TestDrive 'findings.csv'
        $findings = [pscustomobject]@{ AddressId = $address; Bandwidth = '600'; ChargeType = 'paybytraffic' } | Test-VpcIpv6InternetBandwidth
        $findings | Export-Csv -LiteralPath $path -NoTypeInformation -Encoding UTF8

        $findings | Format-Table | Out-String -Width 120 | Should -BeLike "*$address*at most 500 Mbps*"
        $read = Import-Csv -LiteralPath $path -Encoding UTF8
        $read.Code | Should -Be 'IllegalParam.Bandwidth'
        $read.WouldSucceed | Should -Be 'False'
        $read.Remedy | Should -Not -BeNullOrEmpty
    }

    It 'completes ids and charge types' {
        Get-Completion 'Test-VpcIpv6InternetBandwidth ipv6-hp351' | Should -Be $address
        Get-Completion 'Test-VpcIpv6InternetBandwidth -InternetChargeType PayByT' | Should -Be 'PayByTraffic'
    }
}
