[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $labVpc = 'vpc-hp36gvymdazvo5td9k27g'
    $emulator = Start-VpcEmulator
    $session = $emulator | Connect-VpcSession
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'New-VpcIpv6Gateway' {
    BeforeEach {
        $emulator | Reset-VpcEmulator
    }

    It 'creates the gateway of a VPC and waits for it' {
        $created = Get-VpcNetwork $labVpc | New-VpcIpv6Gateway -Name lab-edge -Wait

        $created.Status | Should -Be 'Available'
        (Get-VpcIpv6Gateway -VpcId $labVpc).Ipv6GatewayId | Should -Be $created.Ipv6GatewayId
    }

    It 'tells of the gateway that a VPC has already' {
        $null = New-VpcIpv6Gateway $labVpc; New-VpcIpv6Gateway $labVpc -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'OperationFailed.Ipv6GatewayAlreadyExisted,*'
        $failed[0] | ConvertTo-OneLine | Should -BeLike "*at most one*"
        $failed[0].ErrorDetails.RecommendedAction | Should -Be "Get-VpcIpv6Gateway -Region cn-huhehaote -VpcId $labVpc"
    }

    It 'sends nothing with -WhatIf' {
        New-VpcIpv6Gateway $labVpc -WhatIf

        $emulator.Journal | Should -HaveCount 0
    }
}
