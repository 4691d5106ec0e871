[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $emulator = Start-VpcEmulator
    $secret = $emulator.Credential.GetNetworkCredential().Password
    $saved = @(Get-ChildItem Env:ALIBABA_CLOUD_*)
}

AfterAll {
    Stop-VpcEmulator
    $saved | ForEach-Object { Set-Item -LiteralPath "Env:$($_.Name)" -Value $_.Value }
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'Connect-VpcSession' {
    BeforeEach {
        Remove-Item Env:ALIBABA_CLOUD_*
        $emulator | Reset-VpcEmulator
        Disconnect-VpcSession
    }

    It 'takes an emulator from the pipe' {
        $session = $emulator | Connect-VpcSession

        $session.EndpointUrl | Should -Be $emulator.EndpointUrl
        $session.RegionId | Should -Be $emulator.RegionId
        $session.SignatureVersion | Should -Be 'V3'
        @(Get-VpcIpv6Address) | Should -Not -BeNullOrEmpty
    }

    It 'signs with <Version>, in any case' -ForEach @(@{ Version = 'V1' }, @{ Version = 'V3' }, @{ Version = 'v1' }) {
        $null = $emulator | Connect-VpcSession -SignatureVersion $Version -Validate

        $emulator.Requests | Should -Be 1
    }

    It 'takes the AccessKey and the region of the environment' {
        $env:ALIBABA_CLOUD_ACCESS_KEY_ID = $emulator.Credential.UserName
        $env:ALIBABA_CLOUD_ACCESS_KEY_SECRET = $secret
        $env:ALIBABA_CLOUD_REGION_ID = 'cn-hangzhou'

        $session = Connect-VpcSession -EndpointUrl $emulator.EndpointUrl -Validate

        $session.RegionId | Should -Be 'cn-hangzhou'
        $emulator.Journal[0].RegionId | Should -Be 'cn-hangzhou'
    }

    It 'asks nobody unless -Validate is given' {
        $null = $emulator | Connect-VpcSession

        $emulator.Requests | Should -Be 0
    }

    It 'says what to do without credentials' {
        { Connect-VpcSession -Region cn-huhehaote } | Should -Throw -ErrorId 'NoCredentials,*'

        $Error[0] | ConvertTo-OneLine | Should -BeLike '*ALIBABA_CLOUD_ACCESS_KEY_ID*Start-VpcEmulator*Connect-VpcSession*'
    }

    It 'says with -Validate that the secret is wrong, without showing one' {
        $wrong = New-Object System.Management.Automation.PSCredential $emulator.Credential.UserName, (New-Object System.Net.NetworkCredential '', 'not-the-secret').SecurePassword

        { $emulator | Connect-VpcSession -Credential $wrong -Validate } | Should -Throw -ErrorId 'SignatureDoesNotMatch,*'

        $shown = ($Error[0] | ConvertTo-OneLine) + ($Error[0] | Format-List * -Force | Out-String)
        $shown | Should -BeLike '*Check the AccessKey secret*'
        $shown | Should -Not -BeLike '*not-the-secret*'
        $shown | Should -Not -BeLike "*$secret*"
        Get-VpcSession | Should -BeNullOrEmpty
    }

    It 'refuses <Case>' -ForEach @(
        @{ Case = 'an STS token alone'; Arguments = @{ SecurityToken = (New-Object System.Net.NetworkCredential '', 'token').SecurePassword } }
        @{ Case = 'an endpoint with a path'; Arguments = @{ EndpointUrl = 'https://vpc.example.test/some/path' } }
        @{ Case = 'an endpoint that is no URL'; Arguments = @{ EndpointUrl = 'vpc.example.test' } }
        @{ Case = 'a time limit of nothing'; Arguments = @{ TimeoutSec = 0 } }
        @{ Case = 'an unknown signature'; Arguments = @{ SignatureVersion = 'V2' } }
    ) {
        $env:ALIBABA_CLOUD_ACCESS_KEY_ID = 'testAccessKeyId'
        $env:ALIBABA_CLOUD_ACCESS_KEY_SECRET = 'testAccessKeySecret'

        { Connect-VpcSession -Region cn-huhehaote @Arguments } | Should -Throw
        Get-VpcSession | Should -BeNullOrEmpty
    }

    It 'leaves earlier sessions usable' {
        $first = $emulator | Connect-VpcSession
        $null = $emulator | Connect-VpcSession -Region cn-hangzhou

        (Get-VpcIpv6Address -Session $first).RegionId | Sort-Object -Unique | Should -Be 'cn-huhehaote'
        (Get-VpcIpv6Address).RegionId | Sort-Object -Unique | Should -Be 'cn-hangzhou'
    }

    It 'shows no secret as <Way>' -ForEach @(
        @{ Way = 'a table'; Show = { Format-Table -InputObject $args[0] -AutoSize | Out-String -Width 400 } }
        @{ Way = 'a list of everything'; Show = { $args[0] | Format-List * -Force | Out-String -Width 400 } }
        @{ Way = 'JSON'; Show = { $args[0] | ConvertTo-Json -Depth 5 } }
        @{ Way = 'a CSV'; Show = { ($args[0] | ConvertTo-Csv -NoTypeInformation) -join "`n" } }
        @{ Way = 'XML'; Show = { [System.Management.Automation.PSSerializer]::Serialize($args[0], 5) } }
        @{ Way = 'text'; Show = { "$($args[0])" + ($args[0] | Out-String) } }
    ) {
        $session = $emulator | Connect-VpcSession

        $shown = & $Show $session

        $shown | Should -Not -BeNullOrEmpty
        $shown | Should -Not -BeLike "*$secret*"
        $shown | Should -Not -BeLike "*$($emulator.Credential.UserName)*"
    }

    It 'fits a table of 120 columns' {
        $lines = @(Get-TableLine ($emulator | Connect-VpcSession))

        $lines[-1] | Should -BeLike "cn-huhehaote *V3 *-Credential *$($emulator.EndpointUrl)*"
    }

    It 'completes <Line>' -ForEach @(
        @{ Line = 'Connect-VpcSession cn-huh'; Words = @('cn-huhehaote') }
        @{ Line = 'Connect-VpcSession -Region cn-hangz'; Words = @('cn-hangzhou') }
        @{ Line = 'Connect-VpcSession -SignatureVersion '; Words = @('V1', 'V3') }
        @{ Line = 'Connect-VpcSession -Network '; Words = @('Public', 'Vpc') }
    ) {
        Get-Completion $Line | Should -Be $Words
    }
}
