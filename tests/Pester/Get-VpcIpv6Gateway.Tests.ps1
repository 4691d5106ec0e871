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

Describe 'Get-VpcIpv6Gateway' {
    BeforeEach {
        $emulator | Reset-VpcEmulator
    }

    It 'lists the region, and one by its id' {
        @(Get-VpcIpv6Gateway).Count | Should -BeGreaterThan 2
        (Get-VpcIpv6Gateway $webGateway).Name | Should -Be 'web-edge'
    }

    It 'says where to look when there is none' {
        Get-VpcIpv6Gateway ipv6gw-hp3unknown -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound.Ipv6Gateway,*'
        $failed[0] | ConvertTo-OneLine | Should -BeLike "*does not exist*"
        $failed[0].ErrorDetails.RecommendedAction | Should -Be "Get-VpcIpv6Gateway -Region cn-huhehaote"
    }

    It 'fits a table of 120 columns with whole ids' {
        @(Get-TableLine (Get-VpcIpv6Gateway)) -like "$webGateway *web-edge *vpc-hp3kzilwd9yflssfdlgqe *cn-huhehaote *Small *Available*" | Should -HaveCount 1
    }

    It 'completes ids with the Tab key' {
        Get-Completion 'Get-VpcIpv6Gateway ipv6gw-hp38' | Should -Be $webGateway
    }
}
