[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $vpc = 'vpc-hp3kzilwd9yflssfdlgqe'

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

    It 'lists the VPCs of the region of the session' {
        $found = @(Get-VpcNetwork)

        $found.VpcId | Should -Contain $vpc
        $found.RegionId | Sort-Object -Unique | Should -Be 'cn-huhehaote'
    }

    It 'has the names of the service beside its own' {
        $found = Get-VpcNetwork $vpc

        $found.Name | Should -Be 'web'
        $found.VpcName | Should -Be $found.Name
        $found.Ipv6CidrBlock | Should -BeLike '*::/56'
        $found.VSwitchIds | Should -Contain 'vsw-hp3k6zr9x7x9574o9fel5'
    }

    It 'filters by name and by tags' {
        $null = Add-VpcTag $vpc -Tag @{ env = 'prod' }

        (Get-VpcNetwork -Name web).VpcId | Should -Be $vpc
        (Get-VpcNetwork -Tag @{ env = 'prod' }).VpcId | Should -Be $vpc
        (Get-VpcNetwork -Tag @{ env = $null }).VpcId | Should -Be $vpc
        Get-VpcNetwork -Tag @{ env = 'test' } | Should -BeNullOrEmpty
    }

    It 'takes the VPCs of gateways, in one call' {
        $gateways = @(Get-VpcIpv6Gateway)
        $before = $emulator.Requests

        $found = @($gateways | Get-VpcNetwork)

        $found.VpcId | Sort-Object | Should -Be ($gateways.VpcId | Sort-Object)
        $emulator.Requests - $before | Should -Be 1
    }

    It 'gives a CSV that finds the same VPCs again' {
        $path = Join-Path $TestDrive 'networks.csv'
        $found = @(Get-VpcNetwork)
        $found | Export-Csv -LiteralPath $path -NoTypeInformation -Encoding UTF8

        $again = @(Import-Csv -LiteralPath $path -Encoding UTF8 | Get-VpcNetwork)

        $again.VpcId | Should -Be $found.VpcId
    }

    It 'fits a table of 120 columns with whole ids' {
        $found = @(Get-VpcNetwork)

        $lines = @(Get-TableLine $found)

        foreach ($item in $found) {
            $lines | Where-Object { $_ -like "$($item.VpcId) *$($item.Name) *$($item.Ipv6CidrBlock) *$($item.Status)*" } | Should -HaveCount 1
        }
    }

    It 'names a VPC that does not exist and what to do, and finds the others' {
        $found = Get-VpcNetwork vpc-unknown, $vpc -ErrorAction SilentlyContinue -ErrorVariable missing

        $found.VpcId | Should -Be $vpc
        $missing | Should -HaveCount 1
        $missing[0].FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound.VPC,*'
        $missing[0].ErrorDetails.RecommendedAction | Should -Be 'Get-VpcNetwork -Region cn-huhehaote'
    }

    It 'never reads a blank cell as "all"' {
        $found = [pscustomobject]@{ VpcId = '' } | Get-VpcNetwork -ErrorAction SilentlyContinue -ErrorVariable refused

        $found | Should -BeNullOrEmpty
        $refused[0].FullyQualifiedErrorId | Should -BeLike 'MissingVpcId,*'
    }

    It 'completes ids' {
        Get-Completion 'Get-VpcNetwork vpc-hp3k' | Should -Be $vpc
    }
}
