[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $emulator = Start-VpcEmulator
    $saved = @(Get-ChildItem Env:ALIBABA_CLOUD_*)
    Remove-Item Env:ALIBABA_CLOUD_*
}

AfterAll {
    Stop-VpcEmulator
    $saved | ForEach-Object { Set-Item -LiteralPath "Env:$($_.Name)" -Value $_.Value }
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'Disconnect-VpcSession' {
    BeforeEach {
        $session = $emulator | Connect-VpcSession
        $session | Should -Not -BeNullOrEmpty
    }

    It 'forgets the default session, and says nothing' {
        Disconnect-VpcSession | Should -BeNullOrEmpty

        Get-VpcSession | Should -BeNullOrEmpty
        { Get-VpcIpv6Address -Region cn-huhehaote } | Should -Throw -ErrorId 'NoCredentials,*'
    }

    It 'leaves the session itself usable' {
        Disconnect-VpcSession

        @(Get-VpcIpv6Address -Session $session) | Should -Not -BeNullOrEmpty
    }

    It 'takes the session from the pipe' {
        Get-VpcSession | Disconnect-VpcSession

        Get-VpcSession | Should -BeNullOrEmpty
    }

    It 'forgets no other session than the one given' {
        $last = $emulator | Connect-VpcSession

        Disconnect-VpcSession $session

        [object]::ReferenceEquals((Get-VpcSession), $last) | Should -BeTrue
    }

    It 'does no harm twice' {
        Disconnect-VpcSession
        Disconnect-VpcSession

        Get-VpcSession | Should -BeNullOrEmpty
    }
}
