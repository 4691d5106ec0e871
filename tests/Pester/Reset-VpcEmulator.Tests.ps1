BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'Reset-VpcEmulator' {
    BeforeEach {
        $emulator = Start-VpcEmulator
        $session = $emulator | Connect-VpcSession
        $null = New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 2 -ClientToken run-1 -Session $session
    }

    AfterEach {
        Stop-VpcEmulator
    }

    It 'takes estate and journal back to the start, on the same port' {
        $port = $emulator.Port

        Reset-VpcEmulator | Should -BeNullOrEmpty

        $emulator.Requests | Should -Be 0
        $emulator.Port | Should -Be $port
        Get-VpcIpv6InternetBandwidth -Session $session | Should -BeNullOrEmpty
    }

    It 'forgets the tokens, so that the same run buys again' {
        Reset-VpcEmulator

        (New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 9 -ClientToken run-1 -Session $session).Bandwidth | Should -Be 9
    }

    It 'resets those from the pipe alone' {
        $other = Start-VpcEmulator

        $other | Reset-VpcEmulator

        @(Get-VpcIpv6InternetBandwidth -Session $session) | Should -HaveCount 1
    }

    It 'does nothing when none runs' {
        Stop-VpcEmulator

        Reset-VpcEmulator -Verbose 4>&1 | Should -BeLike 'No emulator runs*'
    }
}
