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

Describe 'Remove-VpcIpv6InternetBandwidth' {
    BeforeEach {
        $emulator | Reset-VpcEmulator
    }

    It 'gives up what New-VpcIpv6InternetBandwidth bought' {
        New-VpcIpv6InternetBandwidth $webAddress 2 | Remove-VpcIpv6InternetBandwidth -Force -Wait

        (Get-VpcIpv6Address $webAddress).NetworkType | Should -Be 'Private'
    }

    It 'asks first, and -Confirm:$false answers' {
        (Get-Command Remove-VpcIpv6InternetBandwidth).ImplementingType.GetCustomAttributes($true).ConfirmImpact | Should -Contain 'High'
        $null = New-VpcIpv6InternetBandwidth $webAddress 2

        Get-VpcIpv6Address $webAddress | Remove-VpcIpv6InternetBandwidth -Confirm:$false

        (Get-VpcIpv6Address $webAddress).Bandwidth | Should -BeNullOrEmpty
    }

    It 'says so when there is none' {
        Remove-VpcIpv6InternetBandwidth $webAddress -Force -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'OperationFailed.InternetBandwidthNonExist,*'
        $failed[0] | ConvertTo-OneLine | Should -BeLike "*has no bandwidth*"
    }

    It 'says nothing with -IfExists when there is none' {
        Remove-VpcIpv6InternetBandwidth $webAddress -Force -IfExists -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'sends nothing with -WhatIf' {
        Remove-VpcIpv6InternetBandwidth $webAddress -Force -WhatIf

        $emulator.Journal | Should -HaveCount 0
    }
}
