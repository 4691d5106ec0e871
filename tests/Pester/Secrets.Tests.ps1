# Secrets in what a shell keeps and shows.

[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $emulator = Start-VpcEmulator
    $session = $emulator | Connect-VpcSession
    $secret = $emulator.Credential.GetNetworkCredential().Password
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'Secrets' {
    It 'are in no transcript, file or converted object, whether the call succeeds or fails' {
        $canary = 'CanarySecret0123456789'
        $folder = Join-Path $TestDrive 'hunt'
        $null = New-Item -ItemType Directory -Path $folder
        $estate = Join-Path $TestDrive 'estate.json'
        Start-VpcEmulator | Stop-VpcEmulator -EstatePath $estate
        $text = [IO.File]::ReadAllText($estate)
        [IO.File]::WriteAllText($estate, $text.Replace('"emulatorAccessKeyId"', '"CanaryKeyId0123456789"').Replace('"emulatorAccessKeySecret"', "`"$canary`""))
        $key = New-Object pscredential 'CanaryKeyId0123456789', (New-Object System.Net.NetworkCredential '', $canary).SecurePassword
        $transcript = Join-Path $folder 'transcript.txt'

        $null = Start-Transcript -Path $transcript
        try {
            $other = Start-VpcEmulator -EstatePath $estate -Verbose -Debug
            $connected = Connect-VpcSession cn-huhehaote -Credential $key -EndpointUrl $other.EndpointUrl -MaxRetry 0 -Validate -Verbose -Debug
            $results = @(
                $connected
                Get-VpcSession -Verbose -Debug
                New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 2 -Verbose -Debug
                New-VpcIpv6InternetBandwidth ipv6-hp3unknown 2 -ErrorVariable refused -ErrorAction SilentlyContinue -Verbose -Debug
                $other.Journal
            )
            $other | Set-VpcEmulator -Fault @{ ResetAfter = $true }
            Get-VpcIpv6Address -ErrorVariable +refused -ErrorAction SilentlyContinue -Verbose -Debug
            $other | Format-List * | Out-Host
            $results | Format-List * -Force | Out-Host
            $refused | Out-Host
            $refused | Format-List * -Force | Out-Host
        }
        finally {
            $null = Stop-Transcript
            $other | Stop-VpcEmulator
            $null = $emulator | Connect-VpcSession
        }

        $results | Export-Clixml -Path (Join-Path $folder 'results.xml')
        $refused.Exception | Export-Clixml -Path (Join-Path $folder 'errors.xml')
        $results | ConvertTo-Json -Depth 4 -WarningAction SilentlyContinue | Out-File (Join-Path $folder 'results.json')
        $refused.Exception | ConvertTo-Json -Depth 2 -WarningAction SilentlyContinue | Out-File (Join-Path $folder 'errors.json')
        $results | ForEach-Object { $_ | ConvertTo-Csv -NoTypeInformation } | Out-File (Join-Path $folder 'results.csv')

        @($refused) | Should -HaveCount 2
        @(Get-ChildItem $folder) | Should -HaveCount 6
        [IO.File]::ReadAllText($transcript) | Should -BeLike '*AllocateIpv6InternetBandwidth in cn-huhehaote*HTTP 200*'
        Get-ChildItem $folder | Select-String -SimpleMatch -Pattern $canary, 'CanaryKeyId0123456789' | Should -BeNullOrEmpty
    }

    It 'of a session and of an emulator are not shown as <Way>' -ForEach @(
        @{ Way = 'a table'; Show = { $args[0] | Format-Table -AutoSize | Out-String -Width 400 } }
        @{ Way = 'a list of everything'; Show = { $args[0] | Format-List * -Force | Out-String -Width 400 } }
        @{ Way = 'JSON'; Show = { $args[0] | ConvertTo-Json -Depth 5 } }
        @{ Way = 'a CSV'; Show = { ($args[0] | ConvertTo-Csv -NoTypeInformation) -join "`n" } }
        @{ Way = 'XML'; Show = { [System.Management.Automation.PSSerializer]::Serialize($args[0], 5) } }
        @{ Way = 'text'; Show = { "$($args[0])" + ($args[0] | Out-String) } }
    ) {
        $ofSession, $ofEmulator = (& $Show $session), (& $Show $emulator)

        $ofSession | Should -BeLike '*cn-huhehaote*'
        $ofEmulator | Should -BeLike "*$($emulator.Port)*"
        $ofSession, $ofEmulator | Should -Not -BeLike "*$secret*"
        $ofSession | Should -Not -BeLike "*$($emulator.Credential.UserName)*"
    }

    It 'that are wrong are not shown by the error that says so' {
        $wrong = New-Object pscredential $emulator.Credential.UserName, (New-Object System.Net.NetworkCredential '', 'not-the-secret').SecurePassword
        Disconnect-VpcSession

        { $emulator | Connect-VpcSession -Credential $wrong -Validate } | Should -Throw -ErrorId 'SignatureDoesNotMatch,*'

        $shown = ($Error[0] | ConvertTo-OneLine) + ($Error[0] | Format-List * -Force | Out-String)
        $shown | Should -BeLike '*Check the AccessKey secret*'
        $shown | Should -Not -BeLike '*not-the-secret*'
        $shown | Should -Not -BeLike "*$secret*"
        Get-VpcSession -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }
}
