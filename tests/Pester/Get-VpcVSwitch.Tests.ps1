[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $vSwitch = 'vsw-hp3k6zr9x7x9574o9fel5'
    $vpc = 'vpc-hp3kzilwd9yflssfdlgqe'

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

    It 'lists the vSwitches of the region of the session' {
        $found = @(Get-VpcVSwitch)

        $found.VSwitchId | Should -Contain $vSwitch
        $found.RegionId | Sort-Object -Unique | Should -Be 'cn-huhehaote'
    }

    It 'has the names of the service beside its own' {
        $found = Get-VpcVSwitch $vSwitch

        $found.Name | Should -Be 'web-a'
        $found.VSwitchName | Should -Be $found.Name
        $found.VpcId | Should -Be $vpc
        $found.Ipv6CidrBlock | Should -BeLike '*::/64'
    }

    It 'filters by name, VPC and tags' {
        $null = Add-VpcTag $vSwitch -Tag @{ tier = 'front' }

        (Get-VpcVSwitch -Name web-a).VSwitchId | Should -Be $vSwitch
        (Get-VpcVSwitch -VpcId $vpc).VpcId | Sort-Object -Unique | Should -Be $vpc
        @(Get-VpcVSwitch -VpcId $vpc).Count | Should -BeLessThan @(Get-VpcVSwitch).Count
        (Get-VpcVSwitch -Tag @{ tier = 'front' }).VSwitchId | Should -Be $vSwitch
    }

    It 'takes the vSwitches of addresses' {
        $found = @(Get-VpcIpv6Address -VpcId $vpc | Get-VpcVSwitch)

        $found.VSwitchId | Sort-Object -Unique | Should -Be ((Get-VpcNetwork $vpc).VSwitchIds | Sort-Object)
    }

    It 'gives a CSV that finds the same vSwitches again' {
        $path = Join-Path $TestDrive 'switches.csv'
        $found = @(Get-VpcVSwitch)
        $found | Export-Csv -LiteralPath $path -NoTypeInformation -Encoding UTF8

        $again = @(Import-Csv -LiteralPath $path -Encoding UTF8 | Get-VpcVSwitch)

        $again.VSwitchId | Should -Be $found.VSwitchId
    }

    It 'fits a table of 120 columns with whole ids' {
        $found = @(Get-VpcVSwitch)

        $lines = @(Get-TableLine $found)

        foreach ($item in $found) {
            $lines | Where-Object { $_ -like "$($item.VSwitchId) *$($item.VpcId) *$($item.Ipv6CidrBlock) *$($item.Status)*" } | Should -HaveCount 1
        }
    }

    It 'names a vSwitch that does not exist and what to do, and finds the others' {
        $found = Get-VpcVSwitch vsw-unknown, $vSwitch -ErrorAction SilentlyContinue -ErrorVariable missing

        $found.VSwitchId | Should -Be $vSwitch
        $missing | Should -HaveCount 1
        $missing[0].FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound.VSwitch,*'
        $missing[0].ErrorDetails.RecommendedAction | Should -Be 'Get-VpcVSwitch -Region cn-huhehaote'
    }

    It 'completes <Line>' -ForEach @(
        @{ Line = 'Get-VpcVSwitch vsw-hp3k6'; Words = @('vsw-hp3k6zr9x7x9574o9fel5') }
        @{ Line = 'Get-VpcVSwitch -VpcId vpc-hp3k'; Words = @('vpc-hp3kzilwd9yflssfdlgqe') }
    ) {
        Get-Completion $Line | Should -Be $Words
    }
}
