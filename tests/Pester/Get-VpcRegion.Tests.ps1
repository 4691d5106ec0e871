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

Describe 'Get-VpcRegion' {
    BeforeEach {
        $emulator | Reset-VpcEmulator
    }

    It 'lists the regions of the product, whatever the region of the session' {
        $found = @(Get-VpcRegion)

        $found.Count | Should -BeGreaterThan 20
        $found.RegionId | Should -Contain 'cn-huhehaote'
        $found.RegionId | Should -Contain 'cn-hangzhou'
        $found.RegionId | Sort-Object -Unique | Should -HaveCount $found.Count
        $emulator.Requests | Should -Be 1
    }

    It 'finds a region by a part of its id or of its name' {
        @(Get-VpcRegion HUHEHAOTE).RegionId | Should -Be 'cn-huhehaote'
        @(Get-VpcRegion 'Hohhot' -AcceptLanguage en-US).RegionId | Should -Be 'cn-huhehaote'
        Get-VpcRegion 'nowhere' | Should -BeNullOrEmpty
    }

    It 'names the regions in the language that is asked for' {
        (Get-VpcRegion cn-huhehaote -AcceptLanguage en-us).LocalName | Should -Match '^[ -~]+$'
        (Get-VpcRegion cn-huhehaote).LocalName | Should -Match '[^ -~]'
    }

    It 'says where IPv6 gateways are sold and which endpoint is asked' {
        $found = Get-VpcRegion cn-huhehaote

        $found.HasIpv6Gateways | Should -BeTrue
        $found.RegionEndpoint | Should -Be 'vpc.cn-huhehaote.aliyuncs.com'
    }

    It 'hands its regions on to other commands' {
        $found = Get-VpcRegion | Where-Object { $_.RegionId -in 'cn-huhehaote', 'cn-hangzhou' } | Get-VpcIpv6Gateway

        $found.RegionId | Sort-Object -Unique | Should -Be 'cn-hangzhou', 'cn-huhehaote'
    }

    It 'fits a table of 120 columns with whole ids and endpoints' {
        $found = @(Get-VpcRegion -AcceptLanguage en-US)

        $lines = @(Get-TableLine $found)

        foreach ($item in $found) {
            $lines | Where-Object { $_ -like "$($item.RegionId) *$($item.RegionEndpoint)*" } | Should -HaveCount 1
        }
    }

    It 'refuses a region that is none, and a language that is none' {
        Get-VpcRegion -Region 'no region' -ErrorAction SilentlyContinue -ErrorVariable refused
        $refused[0].FullyQualifiedErrorId | Should -BeLike 'InvalidRegion,*'
        $refused[0] | ConvertTo-OneLine | Should -BeLike '*such as cn-huhehaote*'
        { Get-VpcRegion -AcceptLanguage klingon } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }

    It 'completes <Line>' -ForEach @(
        @{ Line = 'Get-VpcRegion -AcceptLanguage '; Words = @('en-US', 'zh-CN') }
        @{ Line = 'Get-VpcRegion -Region cn-huh'; Words = @('cn-huhehaote') }
    ) {
        Get-Completion $Line | Sort-Object | Should -Be $Words
    }
}
