[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $labVpc = 'vpc-hp36gvymdazvo5td9k27g'
    $shopAddress = 'ipv6-hp31kqlwhifpiwia0dy6i'
    $shopGateway = 'ipv6gw-hp37pqh7vop5edza0z273'
    $emulator = Start-VpcEmulator
    $session = $emulator | Connect-VpcSession
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'Remove-VpcIpv6Gateway' {
    BeforeEach {
        $emulator | Reset-VpcEmulator
    }

    It 'removes a gateway and waits until it is gone' {
        New-VpcIpv6Gateway $labVpc -Wait | Remove-VpcIpv6Gateway -Force -Wait

        Get-VpcIpv6Gateway -VpcId $labVpc | Should -BeNullOrEmpty
    }

    It 'says what to remove first' {
        $null = New-VpcIpv6InternetBandwidth $shopAddress 2

        Remove-VpcIpv6Gateway $shopGateway -Force -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'DependencyViolation.Ipv6InternetBandwidth,*'
        $ConfirmPreference = 'None'
        & ([scriptblock]::Create($failed[0].ErrorDetails.RecommendedAction))
        Remove-VpcIpv6Gateway $shopGateway -Force -ErrorAction Stop
    }

    It 'says nothing with -IfExists when it is not there' {
        Remove-VpcIpv6Gateway ipv6gw-hp3unknown -Force -IfExists -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'sends nothing with -WhatIf' {
        Remove-VpcIpv6Gateway $shopGateway -Force -WhatIf

        $emulator.Journal | Should -HaveCount 0
    }
}
