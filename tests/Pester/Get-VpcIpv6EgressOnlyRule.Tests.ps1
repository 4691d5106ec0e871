[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $address = 'ipv6-hp351bytt9inrfp6tgubd'
    $other = 'ipv6-hp31kqlwhifpiwia0dy6i'
    $gateway = 'ipv6gw-hp38x2x0fz785tlc65pfv'

    $emulator = Start-VpcEmulator
    $session = $emulator | Connect-VpcSession
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'Get-VpcIpv6EgressOnlyRule' {
    BeforeEach {
        $emulator | Reset-VpcEmulator

        # A rule is for an address with bandwidth. These two are behind different gateways.
        $null = $address, $other | ForEach-Object { New-VpcIpv6InternetBandwidth $_ 2 }
        $rule = New-VpcIpv6EgressOnlyRule -Ipv6AddressId $address -Name first
        $otherRule = New-VpcIpv6EgressOnlyRule -Ipv6AddressId $other -Name second
    }

    It 'lists the rules of all gateways of the region' {
        $found = @(Get-VpcIpv6EgressOnlyRule)

        $found.Ipv6EgressOnlyRuleId | Sort-Object | Should -Be ($rule.Ipv6EgressOnlyRuleId, $otherRule.Ipv6EgressOnlyRuleId | Sort-Object)
        $found.RegionId | Sort-Object -Unique | Should -Be 'cn-huhehaote'
    }

    It 'lists those of one gateway, by id and from the pipe' {
        $found = Get-VpcIpv6EgressOnlyRule $gateway

        $found.Ipv6EgressOnlyRuleId | Should -Be $rule.Ipv6EgressOnlyRuleId
        $found.Ipv6GatewayId | Should -Be $gateway
        $found.InstanceId | Should -Be $address
        $found.Ipv6AddressId | Should -Be $address
        (Get-VpcIpv6Gateway $gateway | Get-VpcIpv6EgressOnlyRule).Ipv6EgressOnlyRuleId | Should -Be $rule.Ipv6EgressOnlyRuleId
    }

    It 'filters by rule, address and name' {
        (Get-VpcIpv6EgressOnlyRule -Ipv6EgressOnlyRuleId $otherRule.Ipv6EgressOnlyRuleId).Name | Should -Be 'second'
        (Get-VpcIpv6EgressOnlyRule -Ipv6AddressId $other).Name | Should -Be 'second'
        (Get-VpcIpv6EgressOnlyRule -Name first).Ipv6EgressOnlyRuleId | Should -Be $rule.Ipv6EgressOnlyRuleId
    }

    It 'finds the rule of an address from the pipe' {
        (Get-VpcIpv6Address $other | Get-VpcIpv6EgressOnlyRule).Name | Should -Be 'second'
    }

    It 'gives a CSV that finds the same rules again' {
        $path = Join-Path $TestDrive 'rules.csv'
        $found = @(Get-VpcIpv6EgressOnlyRule)
        $found | Export-Csv -LiteralPath $path -NoTypeInformation -Encoding UTF8

        $again = @(Import-Csv -LiteralPath $path -Encoding UTF8 | Get-VpcIpv6EgressOnlyRule)

        $again.Ipv6EgressOnlyRuleId | Should -Be $found.Ipv6EgressOnlyRuleId
    }

    It 'fits a table of 120 columns with whole ids' {
        $found = @(Get-VpcIpv6EgressOnlyRule)

        $lines = @(Get-TableLine $found)

        foreach ($item in $found) {
            $lines | Where-Object { $_ -like "$($item.Ipv6EgressOnlyRuleId) *$($item.InstanceId) *$($item.Ipv6GatewayId) *$($item.RegionId) *$($item.Status)*" } | Should -HaveCount 1
        }
    }

    It 'names a rule that does not exist and what to do' {
        Get-VpcIpv6EgressOnlyRule $gateway -Ipv6EgressOnlyRuleId ipv6py-unknown -ErrorAction SilentlyContinue -ErrorVariable missing

        $missing | Should -HaveCount 1
        $missing[0].FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound.Ipv6EgressOnlyRule,*'
        $missing[0].ErrorDetails.RecommendedAction | Should -Be "Get-VpcIpv6EgressOnlyRule -Region cn-huhehaote -Ipv6GatewayId $gateway"
    }

    It 'never reads a blank cell as "all"' {
        $found = [pscustomobject]@{ Ipv6GatewayId = '' } | Get-VpcIpv6EgressOnlyRule -ErrorAction SilentlyContinue -ErrorVariable refused

        $found | Should -BeNullOrEmpty
        $refused[0].FullyQualifiedErrorId | Should -BeLike 'MissingIpv6GatewayId,*'
    }

    It 'completes <Line>' -ForEach @(
        @{ Line = 'Get-VpcIpv6EgressOnlyRule ipv6gw-hp38'; Words = @('ipv6gw-hp38x2x0fz785tlc65pfv') }
        @{ Line = 'Get-VpcIpv6EgressOnlyRule -Ipv6AddressId ipv6-hp351'; Words = @('ipv6-hp351bytt9inrfp6tgubd') }
    ) {
        Get-Completion $Line | Should -Be $Words
    }
}
