[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $address = 'ipv6-hp351bytt9inrfp6tgubd'
    $gateway = 'ipv6gw-hp38x2x0fz785tlc65pfv'

    $emulator = Start-VpcEmulator
    $session = $emulator | Connect-VpcSession
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'Remove-VpcTag' {
    BeforeEach {
        $emulator | Reset-VpcEmulator
    }

    It 'takes off the tags with given keys and keeps the others' {
        Remove-VpcTag $address -Key app -Force | Should -BeNullOrEmpty

        @(Get-VpcTag $address).Key | Should -Be 'env'
    }

    It 'takes all tags off with -All' {
        Remove-VpcTag $address -All -Confirm:$false

        Get-VpcTag $address | Should -BeNullOrEmpty
    }

    It 'takes tags from Get-VpcTag' {
        Get-VpcTag $address | Where-Object Key -EQ 'env' | Remove-VpcTag -Force

        @(Get-VpcTag $address).Key | Should -Be 'app'
    }

    It 'takes a CSV that Export-Csv wrote' {
        $path = Join-Path $TestDrive 'tags.csv'
        Get-VpcTag $address | Export-Csv -LiteralPath $path -NoTypeInformation -Encoding UTF8

        Import-Csv -LiteralPath $path -Encoding UTF8 | Remove-VpcTag -Force

        Get-VpcTag $address | Should -BeNullOrEmpty
    }

    It 'takes resources from the pipe' {
        Get-VpcIpv6Gateway | Add-VpcTag -Tag @{ run = '7' }

        Get-VpcIpv6Gateway | Remove-VpcTag -Key run -Force

        Get-VpcTag -Tag @{ run = $null } | Should -BeNullOrEmpty
    }

    It 'makes no error of a tag that is not there' {
        { Remove-VpcTag $gateway -Key nothing -Force -ErrorAction Stop } | Should -Not -Throw
    }

    It 'takes nothing off with -WhatIf, not even with -Force' {
        Remove-VpcTag $address -All -WhatIf
        Remove-VpcTag $address -All -Force -WhatIf

        $emulator.Requests | Should -Be 0
    }

    It 'names what is refused and what to do' {
        Remove-VpcTag $address -Force -ErrorAction SilentlyContinue -ErrorVariable +refused
        Remove-VpcTag $address -Key app -All -Force -ErrorAction SilentlyContinue -ErrorVariable +refused
        Remove-VpcTag ipv6-hp3unknown -All -Force -ErrorAction SilentlyContinue -ErrorVariable +refused

        $refused | ForEach-Object { ($_.FullyQualifiedErrorId -split ',')[0] } | Should -Be 'KeyOrAll', 'KeyOrAll', 'ResourceNotFound.Ipv6Address'
        $refused[0] | ConvertTo-OneLine | Should -BeLike '*Give -Key with the keys, or -All*'
        @(Get-VpcTag $address) | Should -HaveCount 2
    }

    It 'completes the kinds of resources' {
        Get-Completion 'Remove-VpcTag x -ResourceType VSW' | Should -Be 'VSWITCH'
    }
}
