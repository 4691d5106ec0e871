[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $webAddress = 'ipv6-hp351bytt9inrfp6tgubd'
    $emulator = Start-VpcEmulator
    $session = $emulator | Connect-VpcSession
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'Add-VpcTag' {
    BeforeEach {
        $emulator | Reset-VpcEmulator
    }

    It 'adds tags to piped addresses' {
        Get-VpcIpv6Address $webAddress | Add-VpcTag -Tag @{ owner = 'net' }

        (Get-VpcIpv6Address -Tag @{ owner = 'net' }).Ipv6AddressId | Should -Be $webAddress
    }

    It 'sends nothing with -WhatIf' {
        Add-VpcTag $webAddress @{ owner = 'net' } -WhatIf

        $emulator.Journal | Should -HaveCount 0
    }
}
