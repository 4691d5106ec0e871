[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $emulator = Start-VpcEmulator
    $session = $emulator | Connect-VpcSession
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'Get-VpcRegion' {
    BeforeEach {
        $emulator | Reset-VpcEmulator
    }

    It 'lists regions without being told one' {
        $found = Get-VpcRegion huhehaote

        $found.RegionId | Should -Be 'cn-huhehaote'
        $found.HasIpv6Gateways | Should -BeTrue
    }

    It 'goes into other commands' {
        (Get-VpcRegion cn-h | Get-VpcIpv6Gateway).RegionId | Sort-Object -Unique | Should -Be 'cn-hangzhou', 'cn-huhehaote'
    }
}
