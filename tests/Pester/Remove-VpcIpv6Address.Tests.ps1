[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $webAddress = 'ipv6-hp351bytt9inrfp6tgubd'
    $vSwitch = 'vsw-hp35gza3q2e4kbhtgi01t'
    $emulator = Start-VpcEmulator
    $session = $emulator | Connect-VpcSession
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'Remove-VpcIpv6Address' {
    BeforeEach {
        $emulator | Reset-VpcEmulator
    }

    It 'releases an unused address' {
        New-VpcIpv6Address $vSwitch -Name spare -Wait | Remove-VpcIpv6Address -Force -Wait

        Get-VpcIpv6Address -Name spare | Should -BeNullOrEmpty
    }

    It 'says what to do about one in use' {
        Remove-VpcIpv6Address $webAddress -Force -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'OperationFailed.AssociationExist,*'
        $failed[0] | ConvertTo-OneLine | Should -BeLike "*take it off the instance*"
    }

    It 'sends nothing with -WhatIf' {
        Remove-VpcIpv6Address $webAddress -Force -WhatIf

        $emulator.Journal | Should -HaveCount 0
    }
}
