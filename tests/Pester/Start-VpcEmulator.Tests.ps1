BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force
}

AfterAll {
    Stop-VpcEmulator
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'Start-VpcEmulator' {
    AfterEach {
        Stop-VpcEmulator
    }

    It 'listens on this machine alone, on a free port' {
        $emulator = Start-VpcEmulator

        $emulator.EndpointUrl | Should -Be "http://127.0.0.1:$($emulator.Port)/"
        $emulator.Port | Should -BeGreaterThan 0
        $emulator.RegionId | Should -Be 'cn-huhehaote'
        $emulator.EstatePath | Should -BeNullOrEmpty
    }

    It 'starts several side by side, each with its own estate' {
        $one = Start-VpcEmulator
        $two = Start-VpcEmulator
        $null = New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 2 -Session ($one | Connect-VpcSession)

        $two.Port | Should -Not -Be $one.Port
        Get-VpcIpv6InternetBandwidth -Session ($two | Connect-VpcSession) | Should -BeNullOrEmpty
        @(Get-VpcEmulator) | Should -HaveCount 2
    }

    It 'starts from the estate that Stop-VpcEmulator saved, in a folder with blanks and brackets' {
        $folder = New-Item -ItemType Directory -Path (Join-Path $TestDrive 'my [estate] folder')
        $path = Join-Path $folder.FullName 'estate.json'
        $null = Start-VpcEmulator | Connect-VpcSession
        $bought = New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 2
        Stop-VpcEmulator -EstatePath $path

        $emulator = Start-VpcEmulator $path
        $null = $emulator | Connect-VpcSession

        $emulator.EstatePath | Should -Be $path
        (Get-VpcIpv6InternetBandwidth).InternetBandwidthId | Should -Be $bought.InternetBandwidthId
    }

    It 'takes a path that is relative to the current location' {
        Push-Location $TestDrive
        try {
            $null = Start-VpcEmulator
            Stop-VpcEmulator -EstatePath ./relative.json
            (Start-VpcEmulator -EstatePath ./relative.json).EstatePath | Should -Exist
        }
        finally {
            Pop-Location
        }
    }

    It 'says where an estate file is broken' {
        $path = Join-Path $TestDrive 'broken.json'
        Write-Text -Path $path -Text "{`n  `"Regions`": [ { `"RegionId`": 42 } ]`n}"

        { Start-VpcEmulator $path } | Should -Throw -ErrorId 'BadEstateFile,*'

        $Error[0] | ConvertTo-OneLine | Should -BeLike '*broken.json*Correct the file*'
    }

    It 'says which estate file is missing' {
        { Start-VpcEmulator (Join-Path $TestDrive 'none.json') } | Should -Throw '*none.json*'
    }

    It 'says what to do when the port is taken' {
        $first = Start-VpcEmulator

        { Start-VpcEmulator -Port $first.Port } | Should -Throw -ErrorId 'EmulatorCannotStart,*'

        $Error[0] | ConvertTo-OneLine | Should -BeLike '*Leave -Port out*'
    }

    It 'shows no secret as a table, a list, JSON or a CSV' {
        $emulator = Start-VpcEmulator
        $secret = $emulator.Credential.GetNetworkCredential().Password

        $shown = @(
            $emulator | Format-Table | Out-String -Width 400
            $emulator | Format-List * -Force | Out-String -Width 400
            $emulator | ConvertTo-Json -Depth 5
            $emulator | ConvertTo-Csv -NoTypeInformation
        ) -join "`n"

        $shown | Should -BeLike "*$($emulator.Port)*"
        $shown | Should -Not -BeLike "*$secret*"
    }

    It 'needs no account and no network but this machine' {
        $emulator = Start-VpcEmulator

        $emulator.EndpointUrl.IsLoopback | Should -BeTrue
        $emulator.Credential.UserName | Should -Not -BeLike 'LTAI*'
    }
}
