[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $webAddress = 'ipv6-hp351bytt9inrfp6tgubd'
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
    }

    It 'changes what New-VpcIpv6InternetBandwidth bought' {
        New-VpcIpv6InternetBandwidth $webAddress 2 | Set-VpcIpv6InternetBandwidth -Bandwidth 10

        (Get-VpcIpv6InternetBandwidth $webAddress).Bandwidth | Should -Be 10
    }

    It 'takes the CSV that Export-Csv wrote' {
        $path = Join-Path $TestDrive 'bought.csv'
        New-VpcIpv6InternetBandwidth $webAddress 2 | Export-Csv -LiteralPath $path -NoTypeInformation -Encoding UTF8

        $changed = Import-Csv -LiteralPath $path -Encoding UTF8 | Set-VpcIpv6InternetBandwidth -Bandwidth 7 -PassThru

        $changed.Bandwidth | Should -Be 7
        $changed.Ipv6AddressId | Should -Be $webAddress
    }

    It 'says how to buy where there is none' {
        Set-VpcIpv6InternetBandwidth $webAddress 5 -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'OperationFailed.InternetBandwidthNonExist,*'
        $failed[0] | ConvertTo-OneLine | Should -BeLike "*buy some first*"
        $failed[0].ErrorDetails.RecommendedAction | Should -Be "New-VpcIpv6InternetBandwidth -Region cn-huhehaote -Ipv6AddressId $webAddress -Bandwidth 5"
    }

    It 'sends nothing with -WhatIf' {
        Set-VpcIpv6InternetBandwidth $webAddress 5 -WhatIf

        $emulator.Journal | Should -HaveCount 0
    }
}
