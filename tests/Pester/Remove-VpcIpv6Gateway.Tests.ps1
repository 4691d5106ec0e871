[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $gateway = 'ipv6gw-hp38x2x0fz785tlc65pfv'
    $address = 'ipv6-hp351bytt9inrfp6tgubd'

    $emulator = Start-VpcEmulator
    $session = $emulator | Connect-VpcSession
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'Remove-VpcIpv6Gateway' {
    BeforeEach {
        $emulator | Reset-VpcEmulator
    }

    It 'removes a gateway and waits until it is gone' {
        Remove-VpcIpv6Gateway $gateway -Force -Wait | Should -BeNullOrEmpty

        (Get-VpcIpv6Gateway).Ipv6GatewayId | Should -Not -Contain $gateway
    }

    It 'takes gateways from Get-VpcIpv6Gateway and from New-VpcIpv6Gateway' {
        New-VpcIpv6Gateway vpc-hp36gvymdazvo5td9k27g | Remove-VpcIpv6Gateway -Confirm:$false -Wait
        Get-VpcIpv6Gateway -VpcId vpc-hp36gvymdazvo5td9k27g | Should -BeNullOrEmpty

        Get-VpcIpv6Gateway | Remove-VpcIpv6Gateway -Force
        Get-VpcIpv6Gateway | Should -BeNullOrEmpty
    }

    It 'takes the rows of a CSV and goes on after a refused one' {
        $path = Join-Path $TestDrive 'gateways.csv'
        Write-Text -Path $path -Text "GatewayId,Owner`r`nipv6gw-unknown,a`r`n,b`r`n$gateway,c`r`n"

        Import-Csv -LiteralPath $path | Remove-VpcIpv6Gateway -Force -ErrorAction SilentlyContinue -ErrorVariable refused

        $refused | ForEach-Object { ($_.FullyQualifiedErrorId -split ',')[0] } | Sort-Object | Should -Be 'MissingIpv6GatewayId', 'ResourceNotFound.Ipv6Gateway'
        (Get-VpcIpv6Gateway).Ipv6GatewayId | Should -Not -Contain $gateway
    }

    It 'removes nothing with -WhatIf, not even with -Force, nor with -DryRun' {
        Remove-VpcIpv6Gateway $gateway -WhatIf
        Remove-VpcIpv6Gateway $gateway -Force -WhatIf
        $emulator.Requests | Should -Be 0

        Remove-VpcIpv6Gateway $gateway -Force -DryRun
        (Get-VpcIpv6Gateway).Ipv6GatewayId | Should -Contain $gateway
    }

    It 'says what must go first and how' {
        $null = New-VpcIpv6InternetBandwidth $address 2
        Remove-VpcIpv6Gateway $gateway -Force -ErrorAction SilentlyContinue -ErrorVariable +refused
        $null = New-VpcIpv6EgressOnlyRule -Ipv6AddressId $address
        Remove-VpcIpv6Gateway $gateway -Force -ErrorAction SilentlyContinue -ErrorVariable +refused

        $refused[0].FullyQualifiedErrorId | Should -BeLike 'DependencyViolation.Ipv6InternetBandwidth,*'
        $refused[1].FullyQualifiedErrorId | Should -BeLike 'DependencyViolation.Ipv6EgressOnlyRule,*'
        $refused[1].CategoryInfo.Category | Should -Be 'ResourceBusy'

        # The commands that the errors recommend, as they are, but for the question.
        foreach ($refusal in $refused[1], $refused[0]) {
            & ([scriptblock]::Create($refusal.ErrorDetails.RecommendedAction + ' -Force'))
        }

        Remove-VpcIpv6Gateway $gateway -Force
        (Get-VpcIpv6Gateway).Ipv6GatewayId | Should -Not -Contain $gateway
    }

    It 'makes an error of what is gone, unless -IfExists is given' {
        Remove-VpcIpv6Gateway $gateway -Force -Wait

        Remove-VpcIpv6Gateway $gateway -Force -ErrorAction SilentlyContinue -ErrorVariable missing
        $missing[0].FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound.Ipv6Gateway,*'
        $missing[0].ErrorDetails.RecommendedAction | Should -Be 'Get-VpcIpv6Gateway -Region cn-huhehaote'
        { Remove-VpcIpv6Gateway $gateway -Force -IfExists -Wait -ErrorAction Stop } | Should -Not -Throw
    }

    It 'completes ids' {
        Get-Completion 'Remove-VpcIpv6Gateway ipv6gw-hp3e' | Should -Be 'ipv6gw-hp3ezrxqtfjtfos925mqy'
    }
}
