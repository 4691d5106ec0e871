BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

# The engine's package, which the other tests run on, has neither transcripts nor these converters.
Describe 'Secrets in transcripts, files and converted objects' {
    It 'are in none of them, whether the call succeeds or fails' {
        $secret = 'CanarySecret0123456789'
        $folder = Join-Path $TestDrive 'hunt'
        $null = New-Item -ItemType Directory -Path $folder
        $estate = Join-Path $TestDrive 'estate.json'
        Start-VpcEmulator | Stop-VpcEmulator -EstatePath $estate
        $text = [IO.File]::ReadAllText($estate)
        Write-Text $estate $text.Replace('"emulatorAccessKeyId"', '"CanaryKeyId0123456789"').Replace('"emulatorAccessKeySecret"', "`"$secret`"")
        $password = New-Object securestring
        $secret.ToCharArray() | ForEach-Object { $password.AppendChar($_) }
        $key = New-Object pscredential 'CanaryKeyId0123456789', $password

        $null = Start-Transcript -Path (Join-Path $folder 'transcript.txt')
        try {
            $emulator = Start-VpcEmulator -EstatePath $estate
            $session = Connect-VpcSession cn-huhehaote -Credential $key -EndpointUrl $emulator.EndpointUrl -MaxRetry 0 -Validate -Verbose -Debug
            $results = @(
                $session
                Get-VpcSession -Verbose -Debug
                New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 2 -Verbose -Debug
                New-VpcIpv6InternetBandwidth ipv6-hp3unknown 2 -ErrorVariable refused -ErrorAction SilentlyContinue -Verbose -Debug
                $emulator.Journal
            )
            Set-VpcEmulator -Fault @{ ResetAfter = $true }
            Get-VpcIpv6Address -ErrorVariable +refused -ErrorAction SilentlyContinue -Verbose -Debug
            $results | Format-List * -Force | Out-Host
            $refused | Format-List Exception, ErrorDetails, TargetObject, CategoryInfo -Force | Out-Host
        }
        finally {
            $null = Stop-Transcript
        }

        $results | Export-Clixml -Path (Join-Path $folder 'results.xml')
        $refused.Exception | Export-Clixml -Path (Join-Path $folder 'errors.xml')
        $results | ConvertTo-Json -Depth 4 -WarningAction SilentlyContinue | Out-File (Join-Path $folder 'results.json')
        $refused.Exception | ConvertTo-Json -Depth 2 -WarningAction SilentlyContinue | Out-File (Join-Path $folder 'errors.json')
        $results | ForEach-Object { $_ | ConvertTo-Csv -NoTypeInformation } | Out-File (Join-Path $folder 'results.csv')

        @($refused) | Should -HaveCount 2
        @(Get-ChildItem $folder) | Should -HaveCount 6
        Get-ChildItem $folder | Select-String -SimpleMatch -Pattern $secret, 'CanaryKeyId0123456789' | Should -BeNullOrEmpty
    }
}
