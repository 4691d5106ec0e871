[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $gateway = 'ipv6gw-hp38x2x0fz785tlc65pfv'

    $emulator = Start-VpcEmulator
    $session = $emulator | Connect-VpcSession
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'Set-VpcIpv6Gateway' {
    BeforeEach {
        $emulator | Reset-VpcEmulator
    }

    It 'changes name and description, and says nothing' {
        Set-VpcIpv6Gateway $gateway -Name edge-1 -Description 'the first' | Should -BeNullOrEmpty

        $found = Get-VpcIpv6Gateway $gateway
        $found.Name | Should -Be 'edge-1'
        $found.Description | Should -Be 'the first'
        $found.Spec | Should -Be 'Small'
    }

    It 'changes the edition and shows the gateway with -PassThru' {
        $changed = Set-VpcIpv6Gateway $gateway -Spec middle -PassThru

        $changed.Ipv6GatewayId | Should -Be $gateway
        $changed.Spec | Should -BeExactly 'Medium'
        $changed.Name | Should -Be 'web-edge'
    }

    It 'takes gateways from Get-VpcIpv6Gateway and keeps what is not given' {
        Get-VpcIpv6Gateway | Set-VpcIpv6Gateway -Description 'ours'

        $found = @(Get-VpcIpv6Gateway)
        $found.Description | Sort-Object -Unique | Should -Be 'ours'
        $found.Name | Sort-Object | Should -Be 'shop-edge', 'video-edge', 'web-edge'
    }

    It 'takes the rows of a CSV that Export-Csv wrote' {
        $path = Join-Path $TestDrive 'gateways.csv'
        Get-VpcIpv6Gateway | ForEach-Object { [pscustomobject]@{ Ipv6GatewayId = $_.Ipv6GatewayId; Name = $_.Name + '-2'; Description = '' } } |
            Export-Csv -LiteralPath $path -NoTypeInformation -Encoding UTF8

        Import-Csv -LiteralPath $path -Encoding UTF8 | Set-VpcIpv6Gateway

        (Get-VpcIpv6Gateway).Name | Sort-Object | Should -Be 'shop-edge-2', 'video-edge-2', 'web-edge-2'
    }

    It 'changes nothing with -WhatIf or -DryRun' {
        Set-VpcIpv6Gateway $gateway -Name other -Spec Large -WhatIf
        $emulator.Requests | Should -Be 0

        Set-VpcIpv6Gateway $gateway -Name other -DryRun
        (Get-VpcIpv6Gateway $gateway).Name | Should -Be 'web-edge'
    }

    It 'refuses what can not be set, with a remedy' {
        Set-VpcIpv6Gateway $gateway -ErrorAction SilentlyContinue -ErrorVariable +refused
        Set-VpcIpv6Gateway -Name other -ErrorAction SilentlyContinue -ErrorVariable +refused
        Set-VpcIpv6Gateway $gateway -Spec Large -DryRun -ErrorAction SilentlyContinue -ErrorVariable +refused

        $refused | ForEach-Object { ($_.FullyQualifiedErrorId -split ',')[0] } | Should -Be 'NothingToSet', 'MissingIpv6GatewayId', 'SpecCannotBeChecked'
        $refused[0] | ConvertTo-OneLine | Should -BeLike "*${gateway}: nothing to set*-Name, -Description and -Spec*"
        { Set-VpcIpv6Gateway $gateway -Spec Huge } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        { Set-VpcIpv6Gateway $gateway -Name 'http://edge' } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        $emulator.Requests | Should -Be 0
    }

    It 'names a gateway that does not exist and what to do' {
        Set-VpcIpv6Gateway ipv6gw-unknown -Name other -ErrorAction SilentlyContinue -ErrorVariable refused

        $refused[0].FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound.Ipv6Gateway,*'
        $refused[0].ErrorDetails.RecommendedAction | Should -Be 'Get-VpcIpv6Gateway -Region cn-huhehaote'
    }

    It 'completes <Line>' -ForEach @(
        @{ Line = 'Set-VpcIpv6Gateway ipv6gw-hp38'; Words = @('ipv6gw-hp38x2x0fz785tlc65pfv') }
        @{ Line = 'Set-VpcIpv6Gateway -Spec m'; Words = @('Medium') }
    ) {
        Get-Completion $Line | Should -Be $Words
    }
}
