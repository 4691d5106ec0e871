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

Describe 'Remove-VpcTag' {
    BeforeEach {
        $emulator | Reset-VpcEmulator
    }

    It 'takes off what Get-VpcTag lists' {
        Get-VpcTag $webAddress | Where-Object TagKey -EQ env | Remove-VpcTag -Force

        (Get-VpcTag $webAddress).TagKey | Should -Be 'app'
    }

    It 'wants keys or -All' {
        Remove-VpcTag $webAddress -Force -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'KeyOrAll,*'
        $failed[0] | ConvertTo-OneLine | Should -BeLike "*Give -Key*"
    }

    It 'sends nothing with -WhatIf' {
        Remove-VpcTag $webAddress -All -Force -WhatIf

        $emulator.Journal | Should -HaveCount 0
    }
}
