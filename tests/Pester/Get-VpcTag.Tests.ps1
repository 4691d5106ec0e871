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

Describe 'Get-VpcTag' {
    BeforeEach {
        $emulator | Reset-VpcEmulator
    }

    It 'lists the tags of an address' {
        (Get-VpcIpv6Address $webAddress | Get-VpcTag).TagKey | Sort-Object | Should -Be 'app', 'env'
    }

    It 'finds resources by their tags' {
        (Get-VpcTag -Tag @{ app = 'web' } -ResourceType IPV6ADDRESS).ResourceId | Should -Contain $webAddress
    }

    It 'refuses what has no tags' {
        Get-VpcTag ipv6bw-1 -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'UnknownResourceType,*'
        $failed[0] | ConvertTo-OneLine | Should -BeLike "*bandwidths and egress-only rules have no tags*"
    }
}
