[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $shopAddress = 'ipv6-hp31kqlwhifpiwia0dy6i'
    $shopGateway = 'ipv6gw-hp37pqh7vop5edza0z273'
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
    }

    It 'lists the rules of a piped gateway, and of all' {
        $rule = New-VpcIpv6InternetBandwidth $shopAddress 2 | New-VpcIpv6EgressOnlyRule

        (Get-VpcIpv6Gateway $shopGateway | Get-VpcIpv6EgressOnlyRule).Ipv6EgressOnlyRuleId | Should -Be $rule.Ipv6EgressOnlyRuleId
        (Get-VpcIpv6EgressOnlyRule).Ipv6AddressId | Should -Be $shopAddress
    }

    It 'fits a table of 120 columns with whole ids' {
        $rule = New-VpcIpv6InternetBandwidth $shopAddress 2 | New-VpcIpv6EgressOnlyRule -Name out -Wait

        @(Get-TableLine (Get-VpcIpv6EgressOnlyRule)) -like "$($rule.Ipv6EgressOnlyRuleId) *$shopAddress *out *cn-huhehaote *Available*" | Should -HaveCount 1
    }
}
