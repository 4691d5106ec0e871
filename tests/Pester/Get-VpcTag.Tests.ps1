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

Describe 'Get-VpcTag' {
    BeforeEach {
        $emulator | Reset-VpcEmulator
    }

    It 'lists the tags of a resource' {
        $found = @(Get-VpcTag $address)

        $found.Key | Should -Be 'app', 'env'
        $found.Value | Should -Be 'web', 'prod'
        $found.TagKey | Should -Be $found.Key
        $found.TagValue | Should -Be $found.Value
        $found.ResourceId | Sort-Object -Unique | Should -Be $address
        $found.ResourceType | Sort-Object -Unique | Should -Be 'IPV6ADDRESS'
        $found.RegionId | Sort-Object -Unique | Should -Be 'cn-huhehaote'
    }

    It 'lists the tags of addresses, gateways, VPCs and vSwitches from the pipe' {
        $resources = @(Get-VpcIpv6Address $address) + @(Get-VpcIpv6Gateway $gateway) + @(Get-VpcNetwork -Name web) + @(Get-VpcVSwitch -Name web-a)
        $resources | Add-VpcTag -Tag @{ run = '7' }

        $found = @($resources | Get-VpcTag -Tag @{ run = '7' } | Where-Object Key -EQ 'run')

        $found.ResourceType | Sort-Object | Should -Be 'IPV6ADDRESS', 'IPV6GATEWAY', 'VPC', 'VSWITCH'
    }

    It 'finds resources by their tags, of all kinds or of one' {
        Add-VpcTag $address, $gateway -Tag @{ run = '7' }

        @(Get-VpcTag -Tag @{ run = '7' }).ResourceId | Sort-Object -Unique | Should -Be ($address, $gateway | Sort-Object)
        @(Get-VpcTag -Tag @{ run = $null } -ResourceType Ipv6Gateway).ResourceId | Should -Be $gateway
        Get-VpcTag -Tag @{ run = '8' } | Should -BeNullOrEmpty
    }

    It 'asks for many resources in few calls' {
        $all = @(Get-VpcIpv6Address)
        $before = $emulator.Requests

        $null = Get-VpcTag $all.Ipv6AddressId

        $emulator.Requests - $before | Should -BeLessOrEqual 2
    }

    It 'gives a CSV that puts the same tags back' {
        $path = Join-Path $TestDrive 'tags.csv'
        Get-VpcTag $address | Export-Csv -LiteralPath $path -NoTypeInformation -Encoding UTF8
        Remove-VpcTag $address -All -Force
        Get-VpcTag $address | Should -BeNullOrEmpty

        Import-Csv -LiteralPath $path -Encoding UTF8 | ForEach-Object { Add-VpcTag $_.ResourceId -Tag @{ $_.Key = $_.Value } }

        @(Get-VpcTag $address).Key | Should -Be 'app', 'env'
        @(Get-VpcTag $address).Value | Should -Be 'web', 'prod'
    }

    It 'fits a table of 120 columns with whole ids' {
        Add-VpcTag $gateway -Tag @{ 'cost-centre' = 'edge-and-routing' }
        $found = @(Get-VpcTag $address) + @(Get-VpcTag $gateway)

        $lines = @(Get-TableLine $found)

        foreach ($item in $found) {
            $lines | Where-Object { $_ -like "$($item.ResourceId) *$($item.ResourceType) *$($item.Key) *$($item.Value) *$($item.RegionId)*" } | Should -HaveCount 1
        }
    }

    It 'needs ids or tags' {
        Get-VpcTag -ErrorAction SilentlyContinue -ErrorVariable refused

        $refused[0].FullyQualifiedErrorId | Should -BeLike 'MissingResourceId,*'
        $emulator.Requests | Should -Be 0
    }

    It 'names an id that does not show its kind, and what to do' {
        Get-VpcTag ipv6bw-hp3unknown -ErrorAction SilentlyContinue -ErrorVariable refused

        $refused[0].FullyQualifiedErrorId | Should -BeLike 'UnknownResourceType,*'
        $refused[0] | ConvertTo-OneLine | Should -BeLike '*ipv6bw-hp3unknown*Give -ResourceType*'
    }

    It 'completes the kinds of resources' {
        Get-Completion 'Get-VpcTag -ResourceType IPV6' | Sort-Object | Should -Be 'IPV6ADDRESS', 'IPV6GATEWAY'
    }
}
