[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $webGateway = 'ipv6gw-hp38x2x0fz785tlc65pfv'
    $emulator = Start-VpcEmulator
    $session = $emulator | Connect-VpcSession
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'Set-VpcIpv6Gateway' {
    BeforeEach {
        $emulator | Reset-VpcEmulator
    }

    It 'changes what is given' {
        $changed = Get-VpcIpv6Gateway $webGateway | Set-VpcIpv6Gateway -Description front -Spec Middle -PassThru

        $changed.Name | Should -Be 'web-edge'
        $changed.Description | Should -Be 'front'
        $changed.Spec | Should -Be 'Medium'
    }

    It 'refuses to set nothing' {
        Set-VpcIpv6Gateway $webGateway -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'NothingToSet,*'
        $failed[0] | ConvertTo-OneLine | Should -BeLike "*Give at least one of*"
    }

    It 'sends nothing with -WhatIf' {
        Set-VpcIpv6Gateway $webGateway -Name edge-1 -WhatIf

        $emulator.Journal | Should -HaveCount 0
    }
}
