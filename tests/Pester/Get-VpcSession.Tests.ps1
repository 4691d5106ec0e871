[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force
    $emulator = Start-VpcEmulator
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'Get-VpcSession' {
    BeforeEach {
        Disconnect-VpcSession
    }

    It 'gives nothing and says why with -Verbose when nothing is connected' {
        Get-VpcSession | Should -BeNullOrEmpty
        Get-VpcSession -Verbose 4>&1 | Should -BeLike 'No session is connected*'
    }

    It 'gives the session that was connected last' {
        $null = $emulator | Connect-VpcSession -Region cn-hangzhou
        $last = $emulator | Connect-VpcSession

        [object]::ReferenceEquals((Get-VpcSession), $last) | Should -BeTrue
    }

    It 'knows nothing of sessions of another runspace' {
        $null = $emulator | Connect-VpcSession
        $shell = [powershell]::Create()
        try {
            $seen = $shell.AddScript('Import-Module $args[0]; @(Get-VpcSession).Count').AddArgument((Get-ModuleManifest)).Invoke()
        }
        finally {
            $shell.Dispose()
        }

        $seen | Should -Be 0
    }

    It 'splats into what takes a session' {
        $null = $emulator | Connect-VpcSession
        $with = @{ Session = Get-VpcSession }
        Disconnect-VpcSession

        @(Get-VpcIpv6Address @with) | Should -Not -BeNullOrEmpty
    }
}
