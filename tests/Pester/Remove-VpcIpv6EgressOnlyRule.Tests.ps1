[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $address = 'ipv6-hp351bytt9inrfp6tgubd'

    $emulator = Start-VpcEmulator
    $session = $emulator | Connect-VpcSession
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'Remove-VpcIpv6EgressOnlyRule' {
    BeforeEach {
        $emulator | Reset-VpcEmulator

        $null = New-VpcIpv6InternetBandwidth $address 2
        $rule = New-VpcIpv6EgressOnlyRule -Ipv6AddressId $address -Wait
    }

    It 'removes a rule by its id' {
        Remove-VpcIpv6EgressOnlyRule $rule.Ipv6EgressOnlyRuleId -Force | Should -BeNullOrEmpty

        Get-VpcIpv6EgressOnlyRule | Should -BeNullOrEmpty
    }

    It 'takes rules from Get-VpcIpv6EgressOnlyRule and waits until they are gone' {
        Get-VpcIpv6EgressOnlyRule | Remove-VpcIpv6EgressOnlyRule -Confirm:$false -Wait

        Get-VpcIpv6EgressOnlyRule | Should -BeNullOrEmpty
    }

    It 'takes a CSV that Export-Csv wrote' {
        $path = Join-Path $TestDrive 'rules.csv'
        Get-VpcIpv6EgressOnlyRule | Export-Csv -LiteralPath $path -NoTypeInformation -Encoding UTF8

        Import-Csv -LiteralPath $path -Encoding UTF8 | Remove-VpcIpv6EgressOnlyRule -Force -Wait

        Get-VpcIpv6EgressOnlyRule | Should -BeNullOrEmpty
    }

    It 'removes nothing with -WhatIf, not even with -Force, nor with -DryRun' {
        $rule | Remove-VpcIpv6EgressOnlyRule -WhatIf
        $rule | Remove-VpcIpv6EgressOnlyRule -Force -WhatIf
        $rule | Remove-VpcIpv6EgressOnlyRule -Force -DryRun

        (Get-VpcIpv6EgressOnlyRule).Ipv6EgressOnlyRuleId | Should -Be $rule.Ipv6EgressOnlyRuleId
    }

    It 'needs the gateway for -Wait and says so' {
        Remove-VpcIpv6EgressOnlyRule $rule.Ipv6EgressOnlyRuleId -Force -Wait -ErrorAction SilentlyContinue -ErrorVariable refused

        $refused[0].FullyQualifiedErrorId | Should -BeLike 'MissingIpv6GatewayId,*'
        $refused[0] | ConvertTo-OneLine | Should -BeLike '*Give -Ipv6GatewayId*'
        @(Get-VpcIpv6EgressOnlyRule) | Should -HaveCount 1
    }

    It 'makes an error of what is gone, unless -IfExists is given' {
        $rule | Remove-VpcIpv6EgressOnlyRule -Force -Wait

        $rule | Remove-VpcIpv6EgressOnlyRule -Force -ErrorAction SilentlyContinue -ErrorVariable missing
        $missing[0].FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound.Ipv6EgressOnlyRule,*'
        $missing[0].ErrorDetails.RecommendedAction | Should -Be "Get-VpcIpv6EgressOnlyRule -Region cn-huhehaote -Ipv6GatewayId $($rule.Ipv6GatewayId)"
        { $rule | Remove-VpcIpv6EgressOnlyRule -Force -IfExists -Wait -ErrorAction Stop } | Should -Not -Throw
    }
}
