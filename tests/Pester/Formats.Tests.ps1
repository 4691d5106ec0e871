# What is shown of objects and errors: tables, lists, JSON.

[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $address = 'ipv6-hp351bytt9inrfp6tgubd'
    $gateway = 'ipv6gw-hp38x2x0fz785tlc65pfv'
    $emulator = Start-VpcEmulator
    $session = $emulator | Connect-VpcSession
    $purchase = New-VpcIpv6InternetBandwidth $address 5000
    # The second address is behind another gateway, that of the longest ids.
    $null = New-VpcIpv6InternetBandwidth ipv6-hp31kqlwhifpiwia0dy6i 5 -InternetChargeType PayByTraffic
    $null = $address, 'ipv6-hp31kqlwhifpiwia0dy6i' | ForEach-Object { New-VpcIpv6EgressOnlyRule -Ipv6AddressId $_ }
    Add-VpcTag $gateway -Tag @{ 'cost-centre' = 'edge-and-routing' }
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'A table of 120 columns' {
    It 'shows whole what matters of <Get>' -ForEach @(
        @{ Get = { Get-VpcIpv6Address }; Shows = 'Ipv6AddressId', 'Bandwidth', 'InternetChargeType', 'Status', 'NetworkType', 'Address' }
        @{ Get = { Get-VpcIpv6Gateway }; Shows = 'Ipv6GatewayId', 'Name', 'Spec', 'Status', 'VpcId' }
        @{ Get = { Get-VpcIpv6InternetBandwidth }; Shows = 'Ipv6AddressId', 'Bandwidth', 'InternetChargeType', 'BusinessStatus', 'InternetBandwidthId' }
        @{ Get = { $purchase }; Shows = 'Ipv6AddressId', 'Bandwidth', 'InternetChargeType', 'InternetBandwidthId' }
        @{ Get = { Get-VpcIpv6EgressOnlyRule }; Shows = 'Ipv6EgressOnlyRuleId', 'Ipv6AddressId', 'Status' }
        @{ Get = { Get-VpcNetwork }; Shows = 'VpcId', 'Name', 'Ipv6CidrBlock', 'Status', 'CidrBlock' }
        @{ Get = { Get-VpcVSwitch }; Shows = 'VSwitchId', 'Ipv6CidrBlock', 'Status', 'VpcId' }
        @{ Get = { Get-VpcTag $address, $gateway }; Shows = 'ResourceId', 'Key', 'Value', 'ResourceType' }
        @{ Get = { Get-VpcRegion -AcceptLanguage en-US }; Shows = 'RegionId', 'RegionEndpoint' }
        @{ Get = { Get-VpcSession }; Shows = 'RegionId', 'IsConnected', 'AccessKeyId', 'Destination', 'CredentialSource' }
        @{ Get = { Get-VpcEmulator }; Shows = 'EndpointUrl', 'RegionId', 'Requests' }
    ) {
        $found = @(& $Get)

        $lines = @(Get-TableLine $found)

        $found | Should -Not -BeNullOrEmpty
        foreach ($item in $found) {
            $pattern = @($Shows | ForEach-Object { "$($item.$_)" }) -join ' *'
            $lines -like "*$pattern*" | Should -HaveCount 1 -Because $pattern
        }

        # The region is the heading of the table.
        if ($found[0].RegionId -and $found[0].GetType().Namespace -eq 'VpcPS.Core.Models' -and $Shows -notcontains 'RegionId') {
            $lines | Should -Contain "   RegionId: $($found[0].RegionId)"
        }

        $lines | ForEach-Object { $_.TrimEnd().Length | Should -BeLessOrEqual 120 }
    }

    It 'shows a plan' {
        $plan = [pscustomobject]@{ Ipv6AddressId = 'ipv6-hp352ungkzcknmeicfvss'; Bandwidth = 2; InternetChargeType = 'PayByTraffic' } | Sync-VpcIpv6InternetBandwidth -WhatIf

        (Get-TableLine $plan)[-1] | Should -BeLike 'Create *ipv6-hp352ungkzcknmeicfvss *2 *PayByTraffic *False*'
    }

    It 'shows what is wrong with a row' {
        $finding = [pscustomobject]@{ AddressId = 'ipv6-hp352ungkzcknmeicfvss'; Bandwidth = '600'; ChargeType = 'paybytraffic' } | Test-VpcIpv6InternetBandwidth

        (Get-TableLine $finding) -join '' | Should -BeLike '*ipv6-hp352ungkzcknmeicfvss*at most 500 Mbit/s*'
    }
}

Describe 'Format-List' {
    It 'shows the names of the module' {
        Get-VpcIpv6Address $address | Format-List | Out-String | Should -BeLike "*Ipv6AddressId*$address*RegionId*cn-huhehaote*"
    }
}

Describe 'JSON' {
    It 'has the values of <Get>' -ForEach @(
        @{ Get = { Get-VpcIpv6Address } }
        @{ Get = { Get-VpcIpv6InternetBandwidth } }
        @{ Get = { $purchase } }
    ) {
        $json = & $Get | ConvertTo-Json -Depth 4

        # Windows PowerShell gives an array as one object.
        $read = @($json | ConvertFrom-Json | ForEach-Object { $_ } | Where-Object Ipv6AddressId -EQ $address)
        $read.Bandwidth | Should -Be 5000
        if ($read[0].PSObject.Properties['Tags']) {
            $read[0].Tags[0].Key | Should -Not -BeNullOrEmpty
        }

        $json | Should -Not -BeLike "*$($emulator.Credential.GetNetworkCredential().Password)*"
    }
}

Describe 'An error' {
    It 'shows the remedy and the command to type next' {
        New-VpcIpv6InternetBandwidth ipv6-hp3unknown 2 -ErrorAction SilentlyContinue -ErrorVariable refused

        $shown = $refused[0] | ConvertTo-OneLine

        $shown | Should -BeLike '*ipv6-hp3unknown in cn-huhehaote: the address does not exist*Check the id and the region*'
        if ($PSVersionTable.PSVersion.Major -ge 7) {
            $shown | Should -BeLike '*Recommendation: Get-VpcIpv6Address -Region cn-huhehaote*'
        }
    }

    It 'that ends a command is shown with its remedy too' {
        { Start-VpcEmulator -Port $emulator.Port } | Should -Throw -ErrorId 'EmulatorCannotStart,*'

        $Error[0] | ConvertTo-OneLine | Should -BeLike '*Leave out -Port*'
    }
}
