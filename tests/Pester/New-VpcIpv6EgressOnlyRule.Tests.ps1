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

Describe 'New-VpcIpv6EgressOnlyRule' {
    BeforeEach {
        $emulator | Reset-VpcEmulator

        # A rule is for an address with bandwidth.
        $null = New-VpcIpv6InternetBandwidth $address 2
    }

    It 'creates a rule and waits until it is in force' {
        $created = New-VpcIpv6EgressOnlyRule -Ipv6GatewayId $gateway -Ipv6AddressId $address -Name out -Description 'outwards only' -Wait

        $created.Ipv6EgressOnlyRuleId | Should -BeLike 'ipv6py-*'
        $created.InstanceId | Should -Be $address
        $created.Ipv6GatewayId | Should -Be $gateway
        $created.Status | Should -Be 'Available'
        $created.RegionId | Should -Be 'cn-huhehaote'
        $found = Get-VpcIpv6EgressOnlyRule $gateway
        $found.Name | Should -Be 'out'
        $found.Description | Should -Be 'outwards only'
    }

    It 'looks up the gateway of an address' {
        (New-VpcIpv6EgressOnlyRule -InstanceId $address).Ipv6GatewayId | Should -Be $gateway
    }

    It 'takes addresses from Get-VpcIpv6Address and leaves their names to them' {
        $created = Get-VpcIpv6Address -NetworkType Public | New-VpcIpv6EgressOnlyRule

        $created.InstanceId | Should -Be $address
        $created.Name | Should -BeNullOrEmpty
    }

    It 'takes the rows of a CSV and gives one that finds the rules again' {
        $path = Join-Path $TestDrive 'rules.csv'
        Write-Text -Path $path -Text "AddressId,Name`r`n,none`r`n$address,out`r`n"

        $created = @(Import-Csv -LiteralPath $path | New-VpcIpv6EgressOnlyRule -ErrorAction SilentlyContinue -ErrorVariable refused)
        $created | Export-Csv -LiteralPath $path -NoTypeInformation -Encoding UTF8

        $refused | Should -HaveCount 1
        $refused[0].FullyQualifiedErrorId | Should -BeLike 'MissingIpv6AddressId,*'
        (Import-Csv -LiteralPath $path -Encoding UTF8 | Get-VpcIpv6EgressOnlyRule).Name | Should -Be 'out'
    }

    It 'creates nothing with -WhatIf or -DryRun' {
        New-VpcIpv6EgressOnlyRule -Ipv6AddressId $address -WhatIf | Should -BeNullOrEmpty
        $null = New-VpcIpv6EgressOnlyRule -Ipv6AddressId $address -DryRun

        Get-VpcIpv6EgressOnlyRule | Should -BeNullOrEmpty
    }

    It 'never creates twice with the same token' {
        $first = New-VpcIpv6EgressOnlyRule -Ipv6AddressId $address -ClientToken run-1

        (New-VpcIpv6EgressOnlyRule -Ipv6AddressId $address -ClientToken run-1).Ipv6EgressOnlyRuleId | Should -Be $first.Ipv6EgressOnlyRuleId
    }

    It 'is refused for an address without bandwidth, with the command that buys some' {
        New-VpcIpv6EgressOnlyRule -Ipv6AddressId ipv6-hp352ungkzcknmeicfvss -ErrorAction SilentlyContinue -ErrorVariable refused

        $refused[0].FullyQualifiedErrorId | Should -BeLike 'OperationFailed.InternetBandwidthNonExist,*'
        $refused[0].ErrorDetails.RecommendedAction | Should -BeLike 'New-VpcIpv6InternetBandwidth -Region cn-huhehaote -Ipv6AddressId ipv6-hp352ungkzcknmeicfvss *'
    }

    It 'is refused for an address that has a rule' {
        $null = New-VpcIpv6EgressOnlyRule -Ipv6AddressId $address

        New-VpcIpv6EgressOnlyRule -Ipv6AddressId $address -ErrorAction SilentlyContinue -ErrorVariable refused

        $refused[0].FullyQualifiedErrorId | Should -BeLike 'OperationFailed.Ipv6EgressOnlyRuleAlreadyExisted,*'
    }

    It 'advises to keep the rule that is there' -Skip { # The advice is to run the same command again, which can never help.
        $null = New-VpcIpv6EgressOnlyRule -Ipv6AddressId $address

        New-VpcIpv6EgressOnlyRule -Ipv6AddressId $address -ErrorAction SilentlyContinue -ErrorVariable refused

        $refused[0].CategoryInfo.Category | Should -Be 'ResourceExists'
        $refused[0] | ConvertTo-OneLine | Should -Not -BeLike '*run the same command again*'
    }

    It 'completes <Line>' -ForEach @(
        @{ Line = 'New-VpcIpv6EgressOnlyRule ipv6gw-hp38'; Words = @('ipv6gw-hp38x2x0fz785tlc65pfv') }
        @{ Line = 'New-VpcIpv6EgressOnlyRule -Ipv6AddressId ipv6-hp351'; Words = @('ipv6-hp351bytt9inrfp6tgubd') }
    ) {
        Get-Completion $Line | Should -Be $Words
    }
}
