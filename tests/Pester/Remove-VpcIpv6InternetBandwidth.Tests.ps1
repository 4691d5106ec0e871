[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $address = 'ipv6-hp351bytt9inrfp6tgubd'
    $other = 'ipv6-hp352ungkzcknmeicfvss'

    $emulator = Start-VpcEmulator
    $session = $emulator | Connect-VpcSession
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'Remove-VpcIpv6InternetBandwidth' {
    BeforeEach {
        $emulator | Reset-VpcEmulator

        $bought = New-VpcIpv6InternetBandwidth $address 2
    }

    It 'gives the bandwidth of an address up; the address stays' {
        Remove-VpcIpv6InternetBandwidth $address -Force -Wait | Should -BeNullOrEmpty

        $found = Get-VpcIpv6Address $address
        $found.NetworkType | Should -Be 'Private'
        $found.Bandwidth | Should -BeNullOrEmpty
    }

    It 'takes the id of the bandwidth' {
        Remove-VpcIpv6InternetBandwidth -InternetBandwidthId $bought.InternetBandwidthId -Confirm:$false

        Get-VpcIpv6InternetBandwidth | Should -BeNullOrEmpty
    }

    It 'takes what <Source> gives' -ForEach @(
        @{ Source = 'New-VpcIpv6InternetBandwidth'; Get = { $bought } }
        @{ Source = 'Get-VpcIpv6InternetBandwidth'; Get = { Get-VpcIpv6InternetBandwidth } }
        @{ Source = 'Get-VpcIpv6Address'; Get = { Get-VpcIpv6Address -NetworkType Public } }
    ) {
        & $Get | Remove-VpcIpv6InternetBandwidth -Force

        Get-VpcIpv6InternetBandwidth | Should -BeNullOrEmpty
    }

    It 'takes a CSV that Export-Csv wrote' {
        $path = Join-Path $TestDrive 'bandwidth.csv'
        $null = New-VpcIpv6InternetBandwidth $other 2
        Get-VpcIpv6InternetBandwidth | Export-Csv -LiteralPath $path -NoTypeInformation -Encoding UTF8

        Import-Csv -LiteralPath $path -Encoding UTF8 | Remove-VpcIpv6InternetBandwidth -Force

        Get-VpcIpv6InternetBandwidth | Should -BeNullOrEmpty
    }

    It 'removes nothing with -WhatIf, not even with -Force, nor with -DryRun' {
        Remove-VpcIpv6InternetBandwidth $address -WhatIf
        Remove-VpcIpv6InternetBandwidth $address -Force -WhatIf
        Remove-VpcIpv6InternetBandwidth $address -Force -DryRun

        (Get-VpcIpv6InternetBandwidth $address).Bandwidth | Should -Be 2
    }

    It 'refuses two ids that disagree' {
        $foreign = (New-VpcIpv6InternetBandwidth $other 2).InternetBandwidthId

        Remove-VpcIpv6InternetBandwidth $address -InternetBandwidthId $foreign -Force -ErrorAction SilentlyContinue -ErrorVariable refused

        $refused[0].FullyQualifiedErrorId | Should -BeLike 'IdsDisagree,*'
        @(Get-VpcIpv6InternetBandwidth) | Should -HaveCount 2
    }

    It 'keeps what a rule needs and says what must go first' {
        $null = New-VpcIpv6EgressOnlyRule -Ipv6AddressId $address

        Remove-VpcIpv6InternetBandwidth $address -Force -ErrorAction SilentlyContinue -ErrorVariable refused

        $refused[0].FullyQualifiedErrorId | Should -BeLike 'DependencyViolation.Ipv6EgressOnlyRule,*'
        & ([scriptblock]::Create($refused[0].ErrorDetails.RecommendedAction + ' -Force'))
        Remove-VpcIpv6InternetBandwidth $address -Force
        Get-VpcIpv6InternetBandwidth | Should -BeNullOrEmpty
    }

    It 'makes an error of what is gone, unless -IfExists is given' {
        Remove-VpcIpv6InternetBandwidth $address -Force

        Remove-VpcIpv6InternetBandwidth $address -Force -ErrorAction SilentlyContinue -ErrorVariable +missing
        $bought | Remove-VpcIpv6InternetBandwidth -Force -ErrorAction SilentlyContinue -ErrorVariable +missing

        $missing[0].FullyQualifiedErrorId | Should -BeLike 'OperationFailed.InternetBandwidthNonExist,*'
        $missing[1].FullyQualifiedErrorId | Should -BeLike 'InvalidIpv6Instance.NotFound,*'
        $missing | ForEach-Object { $_.CategoryInfo.Category | Should -Be 'ObjectNotFound' }
        { $bought | Remove-VpcIpv6InternetBandwidth -Force -IfExists -Wait -ErrorAction Stop } | Should -Not -Throw
        { Remove-VpcIpv6InternetBandwidth $address -Force -IfExists -ErrorAction Stop } | Should -Not -Throw
    }

    It 'completes ids' {
        Get-Completion 'Remove-VpcIpv6InternetBandwidth ipv6-hp351' | Should -Be $address
    }
}
