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

Describe 'Add-VpcTag' {
    BeforeEach {
        $emulator | Reset-VpcEmulator
    }

    It 'puts tags on a resource and says nothing' {
        Add-VpcTag $gateway -Tag @{ env = 'prod'; run = $null } | Should -BeNullOrEmpty

        $found = @(Get-VpcTag $gateway)
        $found.Key | Should -Be 'env', 'run'
        $found[0].Value | Should -Be 'prod'
        $found[1].Value | Should -BeNullOrEmpty
    }

    It 'gives a key that is there the new value and keeps the others' {
        Add-VpcTag $address -Tag @{ env = 'test' }

        @(Get-VpcTag $address).Value | Should -Be 'web', 'test'
        (Get-VpcIpv6Address $address).Tags | ForEach-Object { "$_" } | Should -Be 'app=web', 'env=test'
    }

    It 'takes resources of all kinds from the pipe' {
        Get-VpcIpv6Address | Add-VpcTag -Tag @{ run = '7' }
        Get-VpcIpv6Gateway | Add-VpcTag -Tag @{ run = '7' }

        @(Get-VpcIpv6Address -Tag @{ run = '7' }) | Should -HaveCount @(Get-VpcIpv6Address).Count
        @(Get-VpcIpv6Gateway -Tag @{ run = '7' }) | Should -HaveCount @(Get-VpcIpv6Gateway).Count
    }

    It 'takes the rows of a CSV with a column ResourceId' {
        $path = Join-Path $TestDrive 'resources.csv'
        Write-Text -Path $path -Text "ResourceId,Owner`r`n$address,a`r`n$gateway,b`r`n"

        Import-Csv -LiteralPath $path | Add-VpcTag -Tag @{ run = '7' }

        @(Get-VpcTag -Tag @{ run = '7' }).ResourceId | Sort-Object -Unique | Should -Be ($address, $gateway | Sort-Object)
    }

    It 'changes nothing with -WhatIf' {
        Add-VpcTag $address, $gateway -Tag @{ run = '7' } -WhatIf

        $emulator.Requests | Should -Be 0
    }

    It 'names what is refused and what to do' {
        Add-VpcTag ipv6-hp3unknown -Tag @{ run = '7' } -ErrorAction SilentlyContinue -ErrorVariable +refused
        Add-VpcTag ipv6bw-hp3unknown -Tag @{ run = '7' } -ErrorAction SilentlyContinue -ErrorVariable +refused
        Add-VpcTag $address -Tag @{ 'acs:mine' = '7' } -ErrorAction SilentlyContinue -ErrorVariable +refused

        $refused | ForEach-Object { ($_.FullyQualifiedErrorId -split ',')[0] } | Should -Be 'ResourceNotFound.Ipv6Address', 'UnknownResourceType', 'IllegalParam.TagKey'
        $refused[0].ErrorDetails.RecommendedAction | Should -Be 'Get-VpcIpv6Address -Region cn-huhehaote'
        $refused[1] | ConvertTo-OneLine | Should -BeLike '*Give -ResourceType*'
        { Add-VpcTag $address -Tag @{} } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }

    It 'completes the kinds of resources' {
        Get-Completion 'Add-VpcTag x -ResourceType IPV6G' | Should -Be 'IPV6GATEWAY'
    }
}
