[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $gateway = 'ipv6gw-hp38x2x0fz785tlc65pfv'
    $vpc = 'vpc-hp3kzilwd9yflssfdlgqe'

    $emulator = Start-VpcEmulator
    $session = $emulator | Connect-VpcSession
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'Get-VpcIpv6Gateway' {
    BeforeEach {
        $emulator | Reset-VpcEmulator
    }

    It 'lists the gateways of the region of the session' {
        $found = @(Get-VpcIpv6Gateway)

        $found.Ipv6GatewayId | Should -Contain $gateway
        $found.RegionId | Sort-Object -Unique | Should -Be 'cn-huhehaote'
        $found.Spec | Sort-Object | Should -Be 'Large', 'Medium', 'Small'
    }

    It 'has what the service says about a gateway' {
        $found = Get-VpcIpv6Gateway $gateway

        $found.VpcId | Should -Be $vpc
        $found.Name | Should -Be 'web-edge'
        $found.Status | Should -Be 'Available'
        $found.CreationTime | Should -BeOfType ([DateTimeOffset])
        $found.ExpiredTime | Should -BeNullOrEmpty
    }

    It 'filters by name, VPC and tags' {
        $null = Add-VpcTag $gateway -Tag @{ env = 'prod' }

        (Get-VpcIpv6Gateway -Name web-edge).Ipv6GatewayId | Should -Be $gateway
        (Get-VpcIpv6Gateway -VpcId $vpc).Ipv6GatewayId | Should -Be $gateway
        (Get-VpcIpv6Gateway -Tag @{ env = 'prod' }).Ipv6GatewayId | Should -Be $gateway
        Get-VpcIpv6Gateway -VpcId vpc-hp36gvymdazvo5td9k27g | Should -BeNullOrEmpty
    }

    It 'finds the gateway of an address' {
        (Get-VpcIpv6Address ipv6-hp351bytt9inrfp6tgubd | Get-VpcIpv6Gateway).Ipv6GatewayId | Should -Be $gateway
    }

    It 'looks into another region' {
        $found = @(Get-VpcIpv6Gateway -Region cn-hangzhou)

        $found | Should -Not -BeNullOrEmpty
        $found.RegionId | Sort-Object -Unique | Should -Be 'cn-hangzhou'
    }

    It 'gives a CSV that finds the same gateways again' {
        $path = Join-Path $TestDrive 'gateways.csv'
        $found = @(Get-VpcIpv6Gateway)
        $found | Export-Csv -LiteralPath $path -NoTypeInformation -Encoding UTF8

        $again = @(Import-Csv -LiteralPath $path -Encoding UTF8 | Get-VpcIpv6Gateway)

        $again.Ipv6GatewayId | Should -Be $found.Ipv6GatewayId
        $again.Name | Should -Be $found.Name
    }

    It 'fits a table of 120 columns with whole ids' {
        $found = @(Get-VpcIpv6Gateway)

        $lines = @(Get-TableLine $found)

        foreach ($item in $found) {
            $lines | Where-Object { $_ -like "$($item.Ipv6GatewayId) *$($item.VpcId) *$($item.RegionId) *$($item.Spec) *$($item.Status)*" } | Should -HaveCount 1
        }
    }

    It 'names a gateway that does not exist and what to do, and finds the others' {
        $found = Get-VpcIpv6Gateway ipv6gw-unknown, $gateway -ErrorAction SilentlyContinue -ErrorVariable missing

        $found.Ipv6GatewayId | Should -Be $gateway
        $missing | Should -HaveCount 1
        $missing[0].FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound.Ipv6Gateway,*'
        $missing[0].ErrorDetails.RecommendedAction | Should -Be 'Get-VpcIpv6Gateway -Region cn-huhehaote'
    }

    It 'completes <Line>' -ForEach @(
        @{ Line = 'Get-VpcIpv6Gateway ipv6gw-hp38'; Words = @('ipv6gw-hp38x2x0fz785tlc65pfv') }
        @{ Line = 'Get-VpcIpv6Gateway -VpcId vpc-hp3k'; Words = @('vpc-hp3kzilwd9yflssfdlgqe') }
    ) {
        Get-Completion $Line | Should -Be $Words
    }
}
