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

Describe 'Invoke-VpcApi' {
    BeforeEach {
        $emulator | Reset-VpcEmulator
    }

    It 'calls any action' {
        (Invoke-VpcApi DescribeIpv6GatewayAttribute @{ Ipv6GatewayId = $webGateway }).Name | Should -Be 'web-edge'
    }

    It 'follows pages and unwraps the items' {
        @(Invoke-VpcApi DescribeIpv6Addresses @{ PageSize = 3 } -All).Ipv6AddressId | Should -Be (Get-VpcIpv6Address).Ipv6AddressId
    }

    It 'sends nothing with -WhatIf' {
        Invoke-VpcApi DeleteIpv6Gateway @{ Ipv6GatewayId = $webGateway } -WhatIf

        $emulator.Journal | Should -HaveCount 0
    }
}
