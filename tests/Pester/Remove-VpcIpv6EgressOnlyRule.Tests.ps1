[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $shopAddress = 'ipv6-hp31kqlwhifpiwia0dy6i'
    $emulator = Start-VpcEmulator
    $session = $emulator | Connect-VpcSession
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'Remove-VpcIpv6EgressOnlyRule' {
    BeforeEach {
        $emulator | Reset-VpcEmulator
    }

    It 'removes the rules that Get-VpcIpv6EgressOnlyRule lists, and waits until they are gone' {
        $null = New-VpcIpv6InternetBandwidth $shopAddress 2 | New-VpcIpv6EgressOnlyRule -Wait

        Get-VpcIpv6EgressOnlyRule | Remove-VpcIpv6EgressOnlyRule -Force -Wait

        Get-VpcIpv6EgressOnlyRule | Should -BeNullOrEmpty
    }

    It 'says so when there is none' {
        Remove-VpcIpv6EgressOnlyRule ipv6py-hp3unknown -Force -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound.Ipv6EgressOnlyRule,*'
        $failed[0] | ConvertTo-OneLine | Should -BeLike "*Check the id*"
    }

    It 'sends nothing with -WhatIf' {
        Remove-VpcIpv6EgressOnlyRule ipv6py-hp3unknown -Force -WhatIf

        $emulator.Journal | Should -HaveCount 0
    }
}
