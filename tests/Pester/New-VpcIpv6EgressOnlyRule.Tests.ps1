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

Describe 'New-VpcIpv6EgressOnlyRule' {
    BeforeEach {
        $emulator | Reset-VpcEmulator
    }

    It 'creates a rule for an address with bandwidth' {
        $created = New-VpcIpv6InternetBandwidth $shopAddress 2 | New-VpcIpv6EgressOnlyRule -Name out -Wait

        $created.Status | Should -Be 'Available'
        $created.InstanceId | Should -Be $shopAddress
    }

    It 'says how to buy where there is no bandwidth' {
        New-VpcIpv6EgressOnlyRule -Ipv6AddressId $shopAddress -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'OperationFailed.InternetBandwidthNonExist,*'
        $failed[0] | ConvertTo-OneLine | Should -BeLike "*buy some first*"
        $failed[0].ErrorDetails.RecommendedAction | Should -Be "New-VpcIpv6InternetBandwidth -Region cn-huhehaote -Ipv6AddressId $shopAddress -Bandwidth 2"
    }

    It 'sends nothing with -WhatIf' {
        New-VpcIpv6EgressOnlyRule -Ipv6AddressId $shopAddress -WhatIf

        $emulator.Journal | Should -HaveCount 0
    }
}
