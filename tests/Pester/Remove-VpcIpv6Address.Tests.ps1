[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $inUse = 'ipv6-hp351bytt9inrfp6tgubd'

    $emulator = Start-VpcEmulator
    $session = $emulator | Connect-VpcSession
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'Remove-VpcIpv6Address' {
    BeforeEach {
        $emulator | Reset-VpcEmulator

        $address = (New-VpcIpv6Address vsw-hp3k6zr9x7x9574o9fel5 -Name spare -Wait).Ipv6AddressId
    }

    It 'releases an address and waits until it is gone' {
        Remove-VpcIpv6Address $address -Force -Wait | Should -BeNullOrEmpty

        (Get-VpcIpv6Address).Ipv6AddressId | Should -Not -Contain $address
    }

    It 'takes addresses from Get-VpcIpv6Address' {
        Get-VpcIpv6Address -Name spare | Remove-VpcIpv6Address -Confirm:$false

        Get-VpcIpv6Address -Name spare | Should -BeNullOrEmpty
    }

    It 'takes the rows of a CSV and goes on after a refused one' {
        $path = Join-Path $TestDrive 'addresses.csv'
        Get-VpcIpv6Address $inUse, $address | Export-Csv -LiteralPath $path -NoTypeInformation -Encoding UTF8

        Import-Csv -LiteralPath $path -Encoding UTF8 | Remove-VpcIpv6Address -Force -ErrorAction SilentlyContinue -ErrorVariable refused

        $refused | Should -HaveCount 1
        $refused[0].TargetObject.Ipv6AddressId | Should -Be $inUse
        (Get-VpcIpv6Address).Ipv6AddressId | Should -Not -Contain $address
    }

    It 'releases nothing with -WhatIf, not even with -Force, nor with -DryRun' {
        Remove-VpcIpv6Address $address -WhatIf
        Remove-VpcIpv6Address $address -Force -WhatIf
        Remove-VpcIpv6Address $address -Force -DryRun

        (Get-VpcIpv6Address $address).Name | Should -Be 'spare'
        @($emulator.Journal | Where-Object { $_.Action -eq 'ReleaseIpv6Address' -and $_.Committed }) | Should -HaveCount 0
    }

    It 'keeps an address that is in use and says what to do' {
        $null = New-VpcIpv6InternetBandwidth $address 2
        Remove-VpcIpv6Address $inUse -Force -ErrorAction SilentlyContinue -ErrorVariable +refused
        Remove-VpcIpv6Address $address -Force -ErrorAction SilentlyContinue -ErrorVariable +refused

        $refused[0].FullyQualifiedErrorId | Should -BeLike 'OperationFailed.AssociationExist,*'
        $refused[0] | ConvertTo-OneLine | Should -BeLike "*$inUse in cn-huhehaote*take it off the instance first*"
        $refused[1].FullyQualifiedErrorId | Should -BeLike 'DependencyViolation.Ipv6InternetBandwidth,*'
        $refused[1].ErrorDetails.RecommendedAction | Should -Be "Remove-VpcIpv6InternetBandwidth -Region cn-huhehaote -Ipv6AddressId $address"
    }

    It 'makes an error of what is gone, unless -IfExists is given' {
        Remove-VpcIpv6Address $address -Force -Wait

        Remove-VpcIpv6Address $address -Force -ErrorAction SilentlyContinue -ErrorVariable missing
        $missing[0].FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound.*'
        $missing[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $missing[0].ErrorDetails.RecommendedAction | Should -Be 'Get-VpcIpv6Address -Region cn-huhehaote'
        { Remove-VpcIpv6Address $address -Force -IfExists -Wait -ErrorAction Stop } | Should -Not -Throw
    }

    It 'does not take an address in use for one that is gone' {
        Remove-VpcIpv6Address $inUse -Force -IfExists -ErrorAction SilentlyContinue -ErrorVariable refused

        $refused[0].FullyQualifiedErrorId | Should -BeLike 'OperationFailed.AssociationExist,*'
    }

    It 'completes ids' {
        Get-Completion 'Remove-VpcIpv6Address ipv6-hp351' | Should -Be $inUse
    }
}
