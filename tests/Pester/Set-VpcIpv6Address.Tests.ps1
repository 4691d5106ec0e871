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

Describe 'Set-VpcIpv6Address' {
    BeforeEach {
        $emulator | Reset-VpcEmulator
    }

    It 'changes name and description, and says nothing' {
        Set-VpcIpv6Address $address -Name front-1 -Description 'the first' | Should -BeNullOrEmpty

        $found = Get-VpcIpv6Address $address
        $found.Name | Should -Be 'front-1'
        $found.Description | Should -Be 'the first'
    }

    It 'shows the address with -PassThru and keeps what is not given' {
        $before = Get-VpcIpv6Address $address

        $changed = Set-VpcIpv6Address $address -Description 'the first' -PassThru

        $changed.Ipv6AddressId | Should -Be $address
        $changed.Description | Should -Be 'the first'
        $changed.Name | Should -Be $before.Name
    }

    It 'takes addresses from Get-VpcIpv6Address' {
        Get-VpcIpv6Address -VSwitchId vsw-hp3nf3oi0zbgzsiea72ph | Set-VpcIpv6Address -Description 'ours'

        (Get-VpcIpv6Address -VSwitchId vsw-hp3nf3oi0zbgzsiea72ph).Description | Sort-Object -Unique | Should -Be 'ours'
        (Get-VpcIpv6Address $address).Description | Should -BeNullOrEmpty
    }

    It 'takes a list of names that Export-Csv wrote and somebody filled in' {
        $path = Join-Path $TestDrive 'names.csv'
        Get-VpcIpv6Address | Select-Object Ipv6AddressId, @{ Name = 'Ipv6AddressName'; Expression = { if ($_.Ipv6AddressId -eq $address) { 'front-1' } else { $_.Name } } } |
            Export-Csv -LiteralPath $path -NoTypeInformation -Encoding UTF8
        $before = @(Get-VpcIpv6Address)

        # Blank names are nothing to set.
        Import-Csv -LiteralPath $path -Encoding UTF8 | Where-Object Ipv6AddressName | Set-VpcIpv6Address

        $after = @(Get-VpcIpv6Address)
        ($after | Where-Object Ipv6AddressId -EQ $address).Name | Should -Be 'front-1'
        @($after | Where-Object Ipv6AddressId -NE $address).Name | Should -Be @($before | Where-Object Ipv6AddressId -NE $address).Name
    }

    It 'changes nothing with -WhatIf or -DryRun' {
        Set-VpcIpv6Address $address -Name other -WhatIf
        $emulator.Requests | Should -Be 0

        Set-VpcIpv6Address $address -Name other -DryRun
        (Get-VpcIpv6Address $address).Name | Should -Not -Be 'other'
    }

    It 'refuses a row with nothing to set and one without an id, and changes the next' {
        $rows = [pscustomobject]@{ AddressId = $address; Name = '' }, [pscustomobject]@{ AddressId = ''; Name = 'x' }, [pscustomobject]@{ AddressId = $address; Name = 'front-1' }

        $rows | Set-VpcIpv6Address -ErrorAction SilentlyContinue -ErrorVariable refused

        $refused | ForEach-Object { ($_.FullyQualifiedErrorId -split ',')[0] } | Should -Be 'NothingToSet', 'MissingIpv6AddressId'
        $refused[0] | ConvertTo-OneLine | Should -BeLike "*${address}: nothing to set*-Name and -Description*"
        (Get-VpcIpv6Address $address).Name | Should -Be 'front-1'
    }

    It 'names an address that does not exist and what to do' {
        Set-VpcIpv6Address ipv6-hp3unknown -Name other -ErrorAction SilentlyContinue -ErrorVariable refused

        $refused[0].FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound.Ipv6Address,*'
        $refused[0].ErrorDetails.RecommendedAction | Should -Be 'Get-VpcIpv6Address -Region cn-huhehaote'
    }

    It 'completes ids' {
        Get-Completion 'Set-VpcIpv6Address ipv6-hp351' | Should -Be $address
    }
}
