[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $vpc = 'vpc-hp36gvymdazvo5td9k27g'
    $vSwitch = 'vsw-hp3epmfxrh4e92yqtztus'

    $emulator = Start-VpcEmulator
    $session = $emulator | Connect-VpcSession
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'Lifecycle' {
    BeforeEach {
        $emulator | Reset-VpcEmulator
    }

    It 'goes all the way there and back, and leaves nothing behind' {
        $ErrorActionPreference = 'Stop'
        $addressesBefore = @(Get-VpcIpv6Address).Ipv6AddressId

        # There.
        (Get-VpcRegion cn-huhehaote).HasIpv6Gateways | Should -BeTrue
        $gateway = New-VpcIpv6Gateway -VpcId $vpc -Name lab-edge -Wait
        $gateway.Status | Should -Be 'Available'
        $address = New-VpcIpv6Address -VSwitchId $vSwitch -Name lab-front -Wait
        $address.Ipv6GatewayId | Should -Be $gateway.Ipv6GatewayId
        $bandwidth = New-VpcIpv6InternetBandwidth -Ipv6AddressId $address.Ipv6AddressId -Bandwidth 2 -InternetChargeType PayByTraffic -Wait
        (Get-VpcIpv6Address $address.Ipv6AddressId).NetworkType | Should -Be 'Public'
        ($bandwidth | Set-VpcIpv6InternetBandwidth -Bandwidth 5 -PassThru).Bandwidth | Should -Be 5
        $rule = $address | New-VpcIpv6EgressOnlyRule -Name outwards -Wait
        $rule.Status | Should -Be 'Available'
        $address | Set-VpcIpv6Address -Description 'in the lab'
        $gateway | Set-VpcIpv6Gateway -Spec Medium
        (Get-VpcIpv6Gateway -VpcId $vpc).Spec | Should -Be 'Medium'
        $gateway, $address | Add-VpcTag -Tag @{ run = 'lifecycle' }
        @(Get-VpcTag -Tag @{ run = 'lifecycle' }).ResourceId | Sort-Object | Should -Be ($address.Ipv6AddressId, $gateway.Ipv6GatewayId | Sort-Object)

        # What others stand on stays.
        foreach ($removal in { $gateway | Remove-VpcIpv6Gateway -Force }, { $address | Remove-VpcIpv6Address -Force }, { $bandwidth | Remove-VpcIpv6InternetBandwidth -Force }) {
            $removal | Should -Throw -ErrorId 'DependencyViolation.*'
        }

        # And back.
        Get-VpcTag -Tag @{ run = 'lifecycle' } | Remove-VpcTag -Force
        Get-VpcTag -Tag @{ run = $null } | Should -BeNullOrEmpty
        $rule | Remove-VpcIpv6EgressOnlyRule -Confirm:$false -Wait
        $bandwidth | Remove-VpcIpv6InternetBandwidth -Confirm:$false -Wait
        $address | Remove-VpcIpv6Address -Force -Wait
        $gateway | Remove-VpcIpv6Gateway -Force -Wait

        Get-VpcIpv6EgressOnlyRule | Should -BeNullOrEmpty
        Get-VpcIpv6InternetBandwidth | Should -BeNullOrEmpty
        Get-VpcIpv6Gateway -VpcId $vpc | Should -BeNullOrEmpty
        @(Get-VpcIpv6Address).Ipv6AddressId | Should -Be $addressesBefore

        # What is gone is an error, but not with -IfExists.
        foreach ($removal in
            { $rule | Remove-VpcIpv6EgressOnlyRule -Force @args },
            { $bandwidth | Remove-VpcIpv6InternetBandwidth -Force @args },
            { $address | Remove-VpcIpv6Address -Force @args },
            { $gateway | Remove-VpcIpv6Gateway -Force @args }) {
            $caught = $null
            try {
                & $removal
            }
            catch {
                $caught = $_
            }

            "$removal" + $caught.CategoryInfo.Category | Should -BeLike '*ObjectNotFound'
            & $removal -IfExists
        }
    }
}
