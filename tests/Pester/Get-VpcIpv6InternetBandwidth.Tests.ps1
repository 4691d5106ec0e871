[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $emulator = Start-VpcEmulator
    $session = $emulator | Connect-VpcSession
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'Get-VpcIpv6InternetBandwidth' {
    BeforeEach {
        $emulator | Reset-VpcEmulator
        $private = @(Get-VpcIpv6Address -NetworkType Private | Where-Object Status -EQ 'Available')
        $bought = @($private | Select-Object -First 3 | New-VpcIpv6InternetBandwidth -Bandwidth 5 -InternetChargeType PayByTraffic)
    }

    It 'lists all bandwidth of the region' {
        $found = @(Get-VpcIpv6InternetBandwidth)

        $found.InternetBandwidthId | Should -Be $bought.InternetBandwidthId
        $found.Ipv6GatewayId | Should -Be $bought.Ipv6GatewayId
        $found.Bandwidth | Should -Be 5, 5, 5
        $found.InternetChargeType | Sort-Object -Unique | Should -Be 'PayByTraffic'
        $found.BusinessStatus | Sort-Object -Unique | Should -Be 'Normal'
    }

    It 'finds one by its id, also over its alias' {
        (Get-VpcIpv6InternetBandwidth -InternetBandwidthId $bought[1].InternetBandwidthId).Ipv6AddressId | Should -Be $bought[1].Ipv6AddressId
        (Get-VpcIpv6InternetBandwidth -Ipv6InternetBandwidthId $bought[1].InternetBandwidthId).Ipv6AddressId | Should -Be $bought[1].Ipv6AddressId
    }

    It 'takes what New-VpcIpv6InternetBandwidth and Get-VpcIpv6Address emit' {
        @($bought | Get-VpcIpv6InternetBandwidth).InternetBandwidthId | Should -Be $bought.InternetBandwidthId
        (Get-VpcIpv6Address $bought[0].Ipv6AddressId | Get-VpcIpv6InternetBandwidth).InternetBandwidthId | Should -Be $bought[0].InternetBandwidthId
    }

    It 'takes the rows of a CSV' {
        $path = Join-Path $TestDrive 'bought.csv'
        $bought | Export-Csv -LiteralPath $path -NoTypeInformation -Encoding UTF8

        @(Import-Csv -LiteralPath $path -Encoding UTF8 | Get-VpcIpv6InternetBandwidth).InternetBandwidthId | Should -Be $bought.InternetBandwidthId
    }

    It 'gives a CSV that Import-Csv reads back as it was' {
        $path = Join-Path $TestDrive 'found.csv'
        $found = @(Get-VpcIpv6InternetBandwidth)
        $found | Export-Csv -LiteralPath $path -NoTypeInformation -Encoding UTF8

        $read = @(Import-Csv -LiteralPath $path -Encoding UTF8)

        foreach ($name in 'InternetBandwidthId', 'Ipv6AddressId', 'Ipv6Address', 'Ipv6GatewayId', 'Bandwidth', 'InternetChargeType', 'BusinessStatus', 'RegionId') {
            $read.$name | Should -Be $found.$name -Because $name
        }
    }

    It 'stops with Select-Object -First' {
        @(Get-VpcIpv6InternetBandwidth | Select-Object -First 1) | Should -HaveCount 1
    }

    It 'says that an address has no bandwidth and how to buy some' {
        $without = $private[5].Ipv6AddressId

        Get-VpcIpv6InternetBandwidth $without -ErrorAction SilentlyContinue -ErrorVariable missing

        $missing[0].FullyQualifiedErrorId | Should -BeLike 'OperationFailed.InternetBandwidthNonExist,*'
        $missing[0] | ConvertTo-OneLine | Should -BeLike "*$without in cn-huhehaote: the address has no bandwidth*buy some first*"
        $missing[0].ErrorDetails.RecommendedAction | Should -Be "New-VpcIpv6InternetBandwidth -Region cn-huhehaote -Ipv6AddressId $without -Bandwidth 2"
    }

    It 'recommends a command that works as it stands' {
        $without = $private[5].Ipv6AddressId
        Get-VpcIpv6InternetBandwidth $without -ErrorAction SilentlyContinue -ErrorVariable missing

        $now = & ([scriptblock]::Create($missing[0].ErrorDetails.RecommendedAction))

        $now.Ipv6AddressId | Should -Be $without
    }

    It 'ends under $ErrorActionPreference Stop' {
        {
            $ErrorActionPreference = 'Stop'
            Get-VpcIpv6InternetBandwidth ipv6-hp3unknown
        } | Should -Throw -ErrorId 'ResourceNotFound.Ipv6Address,*'
    }

    It 'fits a table of 120 columns with whole ids' {
        $lines = @(Get-TableLine (Get-VpcIpv6InternetBandwidth))

        foreach ($item in $bought) {
            $lines -like "$($item.Ipv6AddressId) *$($item.InternetBandwidthId) *cn-huhehaote *5 PayByTraffic *Normal*" | Should -HaveCount 1
        }
    }

    It 'becomes JSON without a secret' {
        $json = Get-VpcIpv6InternetBandwidth | ConvertTo-Json

        @($json | ConvertFrom-Json | ForEach-Object { $_ }).InternetBandwidthId | Should -Be $bought.InternetBandwidthId
        $json | Should -Not -BeLike "*$($emulator.Credential.GetNetworkCredential().Password)*"
    }

    It 'works over a session that is given and is not the default' {
        Disconnect-VpcSession
        try {
            @(Get-VpcIpv6InternetBandwidth -Session $session) | Should -HaveCount 3
        }
        finally {
            $null = $emulator | Connect-VpcSession
        }
    }

    It 'completes regions with the Tab key' {
        Get-Completion 'Get-VpcIpv6InternetBandwidth -Region cn-hangz' | Should -Be 'cn-hangzhou'
    }
}
