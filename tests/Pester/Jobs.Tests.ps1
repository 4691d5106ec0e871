# Jobs run in a PowerShell of their own, or come with one: there are none in the embedded PowerShell.

[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $manifest = Get-ModuleManifest
    $address = 'ipv6-hp351bytt9inrfp6tgubd'
    $emulator = Start-VpcEmulator
    $session = $emulator | Connect-VpcSession
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'Jobs' {
    It 'find in another process what is bought in this one' {
        if (Test-Embedded) {
            Set-ItResult -Skipped -Because 'the embedded PowerShell starts no jobs; pwsh and Windows PowerShell do'
        }

        $endpoint, $credential = $emulator.EndpointUrl, $emulator.Credential
        $job = Start-Job {
            Import-Module $using:manifest
            $null = Connect-VpcSession -Region cn-huhehaote -Credential $using:credential -EndpointUrl $using:endpoint
            Get-VpcIpv6Address -NetworkType Private | Select-Object -First 1
        }
        $found = $job | Receive-Job -Wait -AutoRemoveJob

        $bought = $found | New-VpcIpv6InternetBandwidth -Bandwidth 7

        $found.PSTypeNames[0] | Should -BeLike 'Deserialized.*'
        $bought.Ipv6AddressId | Should -Be $found.Ipv6AddressId
        $bought.Bandwidth | Should -Be 7
    }

    It 'work in a thread over one session' {
        if (-not (Get-Command Start-ThreadJob -ErrorAction SilentlyContinue)) {
            Set-ItResult -Skipped -Because 'this PowerShell has no Start-ThreadJob; pwsh has'
        }

        $found = Start-ThreadJob {
            Import-Module $using:manifest
            Get-VpcIpv6Address $using:address -Session $using:session
        } | Receive-Job -Wait -AutoRemoveJob

        $found.Ipv6AddressId | Should -Be $address
    }
}
