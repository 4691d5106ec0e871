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

Describe 'Get-VpcVSwitch' {
    BeforeEach {
        $emulator | Reset-VpcEmulator
    }

    It 'lists the vSwitches of a VPC, and one by its id' {
        $found = Get-VpcVSwitch $vSwitch

        $found.Name | Should -Be 'shop-a'
        (Get-VpcVSwitch -VpcId $found.VpcId).VSwitchId | Should -Be $vSwitch
    }

    It 'fits a table of 120 columns with whole ids' {
        @(Get-TableLine (Get-VpcVSwitch)) -like "$vSwitch *shop-a *vpc-hp3zvvvf1zrc1up3hlw61 *2408:4004:c0:300::/64 *Available*" | Should -HaveCount 1
    }
}
