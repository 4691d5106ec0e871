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

Describe 'Set-VpcEmulator' {
    BeforeEach {
        $emulator | Reset-VpcEmulator

        $emulator | Set-VpcEmulator -Fault @() -RateLimit @{}
    }

    It 'makes a fault as often as it is told' {
        $emulator | Set-VpcEmulator -Fault @{ Action = 'DescribeVpcs'; Code = 'Forbidden.RAM'; Times = 1 } | Should -BeNullOrEmpty

        Get-VpcNetwork -ErrorAction SilentlyContinue -ErrorVariable refused
        $refused[0].FullyQualifiedErrorId | Should -BeLike 'Forbidden.RAM,*'
        $refused[0].CategoryInfo.Category | Should -Be 'PermissionDenied'
        Get-VpcNetwork | Should -Not -BeNullOrEmpty
    }

    It 'leaves other actions alone, and takes faults back with an empty list' {
        $emulator | Set-VpcEmulator -Fault @{ Action = 'DescribeVpcs'; Code = 'Forbidden.RAM' }
        Get-VpcVSwitch | Should -Not -BeNullOrEmpty

        $emulator | Set-VpcEmulator -Fault @()
        Get-VpcNetwork | Should -Not -BeNullOrEmpty
    }

    It 'limits the rate of an action' {
        $impatient = $emulator | Connect-VpcSession -MaxRetry 0
        try {
            $emulator | Set-VpcEmulator -RateLimit @{ DescribeVpcs = 1 }

            $found = @(1..2 | ForEach-Object { Get-VpcNetwork -Name web -Session $impatient -ErrorAction SilentlyContinue -ErrorVariable +refused })

            $found | Should -HaveCount 1
            $refused[0].FullyQualifiedErrorId | Should -BeLike 'Throttling.User,*'
            $refused[0].CategoryInfo.Category | Should -Be 'LimitsExceeded'
        }
        finally {
            $null = $emulator | Connect-VpcSession
        }
    }

    It 'turns a clock that stands still, and what takes time is done' {
        $still = Start-VpcEmulator -Clock Manual
        try {
            $session = $still | Connect-VpcSession
            $null = New-VpcIpv6Gateway vpc-hp36gvymdazvo5td9k27g -Session $session
            (Get-VpcIpv6Gateway -VpcId vpc-hp36gvymdazvo5td9k27g -Session $session).Status | Should -Be 'Pending'

            $still | Set-VpcEmulator -AdvanceClock ([timespan] '00:01:00')

            (Get-VpcIpv6Gateway -VpcId vpc-hp36gvymdazvo5td9k27g -Session $session).Status | Should -Be 'Available'
        }
        finally {
            $still | Stop-VpcEmulator
            $null = $emulator | Connect-VpcSession
        }
    }

    It 'names what it can not take, and changes nothing' {
        $emulator | Set-VpcEmulator -Fault @{ Code = 'Forbidden.RAM'; Colour = 'red' } -ErrorAction SilentlyContinue -ErrorVariable +refused
        $emulator | Set-VpcEmulator -RateLimit @{ DescribeVpcs = 'many' } -ErrorAction SilentlyContinue -ErrorVariable +refused
        $emulator | Set-VpcEmulator -AdvanceClock ([timespan] '00:00:05') -ErrorAction SilentlyContinue -ErrorVariable +refused

        $refused | ForEach-Object { ($_.FullyQualifiedErrorId -split ',')[0] } | Should -Be 'BadEmulatorBehaviour', 'BadEmulatorBehaviour', 'BadEmulatorBehaviour'
        $refused[0] | ConvertTo-OneLine | Should -BeLike "*'Colour' is nothing that a fault has*A fault looks like this*"
        $refused[1] | ConvertTo-OneLine | Should -BeLike "*'many' is no value for DescribeVpcs*"
        $refused[2] | ConvertTo-OneLine | Should -BeLike '*Start it with Manual*'
        Get-VpcNetwork | Should -Not -BeNullOrEmpty
    }
}
