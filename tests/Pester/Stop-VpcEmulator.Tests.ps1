BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'Stop-VpcEmulator' {
    AfterEach {
        Stop-VpcEmulator
    }

    It 'stops every emulator of the runspace, and says nothing' {
        $null = Start-VpcEmulator
        $null = Start-VpcEmulator

        Stop-VpcEmulator | Should -BeNullOrEmpty

        Get-VpcEmulator | Should -BeNullOrEmpty
    }

    It 'stops those from the pipe alone' {
        $one = Start-VpcEmulator
        $two = Start-VpcEmulator

        $one | Stop-VpcEmulator

        (Get-VpcEmulator).Port | Should -Be $two.Port
    }

    It 'lets no command reach it any more, and that error says so' {
        $null = Start-VpcEmulator | Connect-VpcSession
        Stop-VpcEmulator

        Get-VpcIpv6Address -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EndpointUnreachable,*'
        $failed[0].CategoryInfo.Category | Should -Be 'ConnectionError'
    }

    It 'frees its port' {
        $first = Start-VpcEmulator
        Stop-VpcEmulator

        (Start-VpcEmulator -Port $first.Port).Port | Should -Be $first.Port
    }

    It 'does not stop when the estate can not be saved' {
        $null = Start-VpcEmulator

        { Stop-VpcEmulator -EstatePath (Join-Path $TestDrive 'no/such/folder/estate.json') } | Should -Throw -ErrorId 'EstateNotSaved,*'

        @(Get-VpcEmulator) | Should -HaveCount 1
    }

    It 'does no harm twice' {
        $emulator = Start-VpcEmulator
        $emulator | Stop-VpcEmulator
        $emulator | Stop-VpcEmulator

        $emulator | Stop-VpcEmulator -Verbose 4>&1 | Should -BeLike '*does not run any more*'
    }
}
