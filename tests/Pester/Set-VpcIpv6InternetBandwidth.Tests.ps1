[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $address = 'ipv6-hp351bytt9inrfp6tgubd'
    $other = 'ipv6-hp352ungkzcknmeicfvss'

    $emulator = Start-VpcEmulator
    $session = $emulator | Connect-VpcSession
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'Set-VpcIpv6InternetBandwidth' {
    BeforeEach {
        $emulator | Reset-VpcEmulator

        $bought = New-VpcIpv6InternetBandwidth $address 2
    }

    It 'changes the bandwidth of an address, and says nothing' {
        Set-VpcIpv6InternetBandwidth $address 9 | Should -BeNullOrEmpty

        (Get-VpcIpv6InternetBandwidth $address).Bandwidth | Should -Be 9
    }

    It 'takes the id of the bandwidth, and shows it with -PassThru' {
        $changed = Set-VpcIpv6InternetBandwidth -InternetBandwidthId $bought.InternetBandwidthId -Bandwidth 9 -PassThru

        $changed.InternetBandwidthId | Should -Be $bought.InternetBandwidthId
        $changed.Ipv6AddressId | Should -Be $address
        $changed.Bandwidth | Should -Be 9
        $changed.InternetChargeType | Should -Be 'PayByBandwidth'
    }

    It 'takes what New- and Get-VpcIpv6InternetBandwidth and Get-VpcIpv6Address give' {
        $bought | Set-VpcIpv6InternetBandwidth -Bandwidth 3
        (Get-VpcIpv6Address $address).Bandwidth | Should -Be 3
        Get-VpcIpv6InternetBandwidth | Set-VpcIpv6InternetBandwidth -Bandwidth 4
        (Get-VpcIpv6Address $address).Bandwidth | Should -Be 4
        Get-VpcIpv6Address $address | Set-VpcIpv6InternetBandwidth -Bandwidth 5
        (Get-VpcIpv6Address $address).Bandwidth | Should -Be 5
    }

    It 'takes a CSV that Export-Csv wrote and somebody changed' {
        $path = Join-Path $TestDrive 'bandwidth.csv'
        $null = New-VpcIpv6InternetBandwidth $other 2
        Get-VpcIpv6InternetBandwidth | ForEach-Object { $_ | Select-Object -Property * -ExcludeProperty Bandwidth | Select-Object -Property *, @{ Name = 'Bandwidth'; Expression = { 20 } } } |
            Export-Csv -LiteralPath $path -NoTypeInformation -Encoding UTF8

        Import-Csv -LiteralPath $path -Encoding UTF8 | Set-VpcIpv6InternetBandwidth

        @(Get-VpcIpv6InternetBandwidth).Bandwidth | Should -Be 20, 20
    }

    It 'changes nothing with -WhatIf or -DryRun' {
        Set-VpcIpv6InternetBandwidth $address 9 -WhatIf
        Set-VpcIpv6InternetBandwidth $address 9 -DryRun

        (Get-VpcIpv6InternetBandwidth $address).Bandwidth | Should -Be 2
    }

    It 'refuses two ids that disagree, and bad rows, and changes the next' {
        $foreign = (New-VpcIpv6InternetBandwidth $other 2).InternetBandwidthId
        $rows = [pscustomobject]@{ AddressId = $address; InternetBandwidthId = $foreign; Bandwidth = '9' },
            [pscustomobject]@{ AddressId = $address; InternetBandwidthId = ''; Bandwidth = 'many' },
            [pscustomobject]@{ AddressId = ''; InternetBandwidthId = ''; Bandwidth = '9' },
            [pscustomobject]@{ AddressId = $address; InternetBandwidthId = $bought.InternetBandwidthId; Bandwidth = '7' }

        $rows | Set-VpcIpv6InternetBandwidth -ErrorAction SilentlyContinue -ErrorVariable refused

        $refused | Should -HaveCount 3
        $shown = "$($refused | ForEach-Object { $_.FullyQualifiedErrorId; "$_" })"
        $shown | Should -BeLike '*IdsDisagree*'
        $shown | Should -BeLike "*'many' is not a whole number*"
        $shown | Should -BeLike '*MissingIpv6AddressId*'
        (Get-VpcIpv6InternetBandwidth $address).Bandwidth | Should -Be 7
        (Get-VpcIpv6InternetBandwidth $other).Bandwidth | Should -Be 2
    }

    It 'says how to buy what is not there, and what limits a gateway has' {
        $null = New-VpcIpv6InternetBandwidth ipv6-hp3193dzlgsjpgi31n5kj 2 -InternetChargeType PayByTraffic
        Set-VpcIpv6InternetBandwidth $other 9 -ErrorAction SilentlyContinue -ErrorVariable +refused
        Set-VpcIpv6InternetBandwidth ipv6-hp3193dzlgsjpgi31n5kj 501 -ErrorAction SilentlyContinue -ErrorVariable +refused

        $refused[0].FullyQualifiedErrorId | Should -BeLike 'OperationFailed.InternetBandwidthNonExist,*'
        $refused[0].ErrorDetails.RecommendedAction | Should -BeLike "New-VpcIpv6InternetBandwidth -Region cn-huhehaote -Ipv6AddressId $other *"
        $refused[1].CategoryInfo.Category | Should -Be 'InvalidArgument'
        $refused[1] | ConvertTo-OneLine | Should -BeLike '*1-500 on a Small*'
    }

    It 'completes ids' {
        Get-Completion 'Set-VpcIpv6InternetBandwidth ipv6-hp351' | Should -Be $address
    }
}
