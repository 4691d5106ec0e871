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

Describe 'Get-VpcNetwork' {
    BeforeEach {
        $emulator | Reset-VpcEmulator
    }

    It 'lists the region, and one by its id' {
        (Get-VpcNetwork).Name | Should -Contain 'web'
        (Get-VpcNetwork $labVpc).VpcName | Should -Be 'lab'
    }

    It 'fits a table of 120 columns with whole ids' {
        @(Get-TableLine (Get-VpcNetwork)) -like "$labVpc *lab *cn-huhehaote *2408:4004:c0:500::/56 *Available*" | Should -HaveCount 1
    }

    It 'says where to look when there is none' {
        Get-VpcNetwork vpc-hp3unknown -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound.VPC,*'
        $failed[0] | ConvertTo-OneLine | Should -BeLike "*does not exist*"
        $failed[0].ErrorDetails.RecommendedAction | Should -Be "Get-VpcNetwork -Region cn-huhehaote"
    }
}
