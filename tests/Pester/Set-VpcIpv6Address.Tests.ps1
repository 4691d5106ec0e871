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

Describe 'Set-VpcIpv6Address' {
    BeforeEach {
        $emulator | Reset-VpcEmulator
    }

    It 'changes what is given' {
        $changed = Get-VpcIpv6Address $webAddress | Set-VpcIpv6Address -Description front -PassThru

        $changed.Description | Should -Be 'front'
        $changed.Name | Should -Not -BeNullOrEmpty
    }

    It 'refuses to set nothing' {
        Set-VpcIpv6Address $webAddress -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'NothingToSet,*'
        $failed[0] | ConvertTo-OneLine | Should -BeLike "*Give at least one of*"
    }

    It 'sends nothing with -WhatIf' {
        Set-VpcIpv6Address $webAddress -Name front-1 -WhatIf

        $emulator.Journal | Should -HaveCount 0
    }
}
