BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'Get-VpcEmulator' {
    AfterEach {
        Stop-VpcEmulator
    }

    It 'gives nothing when none runs' {
        Get-VpcEmulator | Should -BeNullOrEmpty
    }

    It 'gives those that run, and pipes into a session' {
        $emulator = Start-VpcEmulator

        (Get-VpcEmulator | Connect-VpcSession).EndpointUrl | Should -Be $emulator.EndpointUrl
    }

    It 'keeps a journal of every request' {
        $emulator = Start-VpcEmulator
        $null = $emulator | Connect-VpcSession
        $bought = New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 2 -Ipv6GatewayId ipv6gw-hp38x2x0fz785tlc65pfv -ClientToken run-1
        New-VpcIpv6InternetBandwidth ipv6-hp3unknown 2 -Ipv6GatewayId ipv6gw-hp38x2x0fz785tlc65pfv -ErrorAction SilentlyContinue

        $journal = (Get-VpcEmulator).Journal

        $journal.Action | Should -Be 'AllocateIpv6InternetBandwidth', 'AllocateIpv6InternetBandwidth'
        $journal.HttpStatus | Should -Be 200, 404
        $journal.Committed | Should -Be $true, $false
        $journal[0].ClientToken | Should -Be 'run-1'
        $journal[0].ResourceId | Should -Be $bought.InternetBandwidthId
        $journal[1].Code | Should -Be 'ResourceNotFound.Ipv6Address'
        (Get-VpcEmulator).Requests | Should -Be 2
    }

    It 'has a journal that becomes a CSV' {
        $path = Join-Path $TestDrive 'journal.csv'
        $null = Start-VpcEmulator | Connect-VpcSession
        $null = Get-VpcIpv6Address
        (Get-VpcEmulator).Journal | Export-Csv -LiteralPath $path -NoTypeInformation -Encoding UTF8

        $read = Import-Csv -LiteralPath $path -Encoding UTF8

        $read.Action | Should -Be 'DescribeIpv6Addresses'
        $read.HttpStatus | Should -Be '200'
    }

    It 'fits a table of 120 columns' {
        $emulator = Start-VpcEmulator

        @(Get-TableLine $emulator)[-1] | Should -BeLike "$($emulator.EndpointUrl) *cn-huhehaote *0*"
    }
}
