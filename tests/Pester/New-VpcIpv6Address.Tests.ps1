[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $vSwitch = 'vsw-hp35gza3q2e4kbhtgi01t'
    $emulator = Start-VpcEmulator
    $session = $emulator | Connect-VpcSession
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'New-VpcIpv6Address' {
    BeforeEach {
        $emulator | Reset-VpcEmulator
    }

    It 'allocates an address and waits for it' {
        $allocated = Get-VpcVSwitch $vSwitch | New-VpcIpv6Address -Name spare -Wait

        $allocated.Status | Should -Be 'Available'
        ([ipaddress] $allocated.Ipv6Address).AddressFamily | Should -Be 'InterNetworkV6'
    }

    It 'goes straight into a purchase' {
        $bought = New-VpcIpv6Address $vSwitch -Wait | New-VpcIpv6InternetBandwidth -Bandwidth 2

        $bought.Bandwidth | Should -Be 2
    }

    It 'says where to look when the vSwitch does not exist' {
        New-VpcIpv6Address vsw-hp3unknown -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound.VSwitch,*'
        $failed[0] | ConvertTo-OneLine | Should -BeLike "*Check the id*"
        $failed[0].ErrorDetails.RecommendedAction | Should -Be "Get-VpcVSwitch -Region cn-huhehaote"
    }

    It 'sends nothing with -WhatIf' {
        New-VpcIpv6Address $vSwitch -WhatIf

        $emulator.Journal | Should -HaveCount 0
    }
}
