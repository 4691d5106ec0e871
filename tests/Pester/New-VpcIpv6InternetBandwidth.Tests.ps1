[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester hands the variables of its blocks on to the tests.')]
param()

BeforeDiscovery {
    $lacksParallel = $PSVersionTable.PSVersion.Major -lt 7
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-Module (Get-ModuleManifest) -Force

    $address = 'ipv6-hp351bytt9inrfp6tgubd'
    $gateway = 'ipv6gw-hp38x2x0fz785tlc65pfv'

    function Get-Purchase {
        @($emulator.Journal | Where-Object { $_.Action -eq 'AllocateIpv6InternetBandwidth' -and $_.Committed })
    }
}

AfterAll {
    Remove-Module VpcPS, Support -ErrorAction SilentlyContinue
}

Describe 'New-VpcIpv6InternetBandwidth' {
    BeforeEach {
        $emulator = Start-VpcEmulator
        $session = $emulator | Connect-VpcSession
        $session.RegionId | Should -Be 'cn-huhehaote'
    }

    AfterEach {
        Stop-VpcEmulator
    }

    It 'buys what the documentation buys' {
        $bought = New-VpcIpv6InternetBandwidth $address 2 -Ipv6GatewayId $gateway -InternetChargeType PayByTraffic

        $bought.InternetBandwidthId | Should -BeLike 'ipv6bw-*'
        $bought.Ipv6InternetBandwidthId | Should -Be $bought.InternetBandwidthId
        $bought.Ipv6AddressId | Should -Be $address
        $bought.Ipv6GatewayId | Should -Be $gateway
        $bought.Bandwidth | Should -Be 2
        $bought.InternetChargeType | Should -Be 'PayByTraffic'
        $bought.RegionId | Should -Be 'cn-huhehaote'
    }

    Context 'rows of a CSV' {
        It 'buys the good rows and refuses the bad one, <Kind> a byte order mark' -ForEach @(
            @{ Kind = 'with'; Bom = $true }
            @{ Kind = 'without'; Bom = $false }
        ) {
            $path = Join-Path $TestDrive 'plan.csv'
            Write-Text -Path $path -Text (Get-Sample 'plan.csv') -Bom:$Bom

            $bought = @(Import-Csv -LiteralPath $path -Encoding UTF8 | New-VpcIpv6InternetBandwidth -ErrorAction SilentlyContinue -ErrorVariable refused)

            $bought.Bandwidth | Should -Be 2, 3
            $bought.InternetChargeType | Should -Be 'PayByTraffic', 'PayByBandwidth'
            $bought.Ipv6GatewayId | Should -Be $gateway, $gateway
            $refused | Should -HaveCount 1
            $refused[0].FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound.Ipv6Address,*'
            $refused[0].TargetObject.Ipv6AddressId | Should -Be 'ipv6-hp3unknown'
        }

        It 'takes a file of another delimiter' {
            $path = Join-Path $TestDrive 'plan.csv'
            Write-Text -Path $path -Text "AddressId;BandwidthMbps;ChargeType`r`n$address;4;paybytraffic`r`n"

            $bought = Import-Csv -LiteralPath $path -Delimiter ';' | New-VpcIpv6InternetBandwidth

            $bought.Bandwidth | Should -Be 4
            $bought.InternetChargeType | Should -BeExactly 'PayByTraffic'
        }

        It 'names the cell that is no bandwidth, and buys the next row' {
            $path = Join-Path $TestDrive 'plan.csv'
            Write-Text -Path $path -Text "Ipv6AddressId,Bandwidth`n$address,many`n$address,`n$address,0`n,2`neni-1,2`n$address,6`n"

            $bought = Import-Csv -LiteralPath $path | New-VpcIpv6InternetBandwidth -ErrorAction SilentlyContinue -ErrorVariable refused

            $bought.Bandwidth | Should -Be 6
            $refused | Should -HaveCount 5
            "$($refused[0])" | Should -BeLike "*'many' is not a whole number of Mbit/s*"
            "$($refused[1])" | Should -BeLike '*The bandwidth is empty*'
            "$($refused[3])" | Should -BeLike '*Fill its column Ipv6AddressId*'
            "$($refused[4])" | Should -BeLike "*'eni-1' is not an id of this kind*"
        }

        It 'gives a CSV that Import-Csv reads back as it was' {
            $path = Join-Path $TestDrive 'bought.csv'
            $bought = @(Get-VpcIpv6Address -NetworkType Private | Select-Object -First 2 | New-VpcIpv6InternetBandwidth -Bandwidth 5)
            $bought | Export-Csv -LiteralPath $path -NoTypeInformation -Encoding UTF8

            $read = @(Import-Csv -LiteralPath $path -Encoding UTF8)

            $read | Should -HaveCount 2
            foreach ($name in 'InternetBandwidthId', 'Ipv6AddressId', 'Ipv6GatewayId', 'Bandwidth', 'InternetChargeType', 'RegionId', 'RequestId', 'ClientToken') {
                $read.$name | Should -Be $bought.$name -Because $name
            }

            # The same rows with the same tokens buy nothing twice.
            $again = @($read | New-VpcIpv6InternetBandwidth)
            $again.InternetBandwidthId | Should -Be $bought.InternetBandwidthId
            Get-Purchase | Should -HaveCount 2
        }
    }

    Context 'pipelines' {
        It 'takes addresses from Get-VpcIpv6Address and stops with Select-Object' {
            $bought = Get-VpcIpv6Address -NetworkType Private | Select-Object -First 1 | New-VpcIpv6InternetBandwidth -Bandwidth 5

            $bought.Bandwidth | Should -Be 5
            (Get-VpcIpv6Address $bought.Ipv6AddressId).NetworkType | Should -Be 'Public'
        }

        It 'keeps what Select-Object -First took' {
            $plan = Get-VpcIpv6Address -NetworkType Private | Select-Object -First 5

            $bought = @($plan | New-VpcIpv6InternetBandwidth -Bandwidth 5 -WarningAction SilentlyContinue | Select-Object -First 2)

            $bought | Should -HaveCount 2
            $left = @(Get-VpcIpv6InternetBandwidth).InternetBandwidthId
            $bought.InternetBandwidthId | ForEach-Object { $_ | Should -BeIn $left }
        }

        It 'takes what another process has found' {
            $manifest, $endpoint, $credential = (Get-ModuleManifest), $emulator.EndpointUrl, $emulator.Credential
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

        It 'buys in parallel runspaces over one session' -Skip:$lacksParallel {
            $manifest = Get-ModuleManifest
            $plan = Get-VpcIpv6Address -NetworkType Private | Where-Object Status -EQ 'Available' | Select-Object -First 6

            $bought = @($plan | ForEach-Object -ThrottleLimit 3 -Parallel {
                Import-Module $using:manifest
                $_ | New-VpcIpv6InternetBandwidth -Bandwidth 3 -Session $using:session
            })

            $bought.Ipv6AddressId | Sort-Object | Should -Be ($plan.Ipv6AddressId | Sort-Object)
            Get-Purchase | Should -HaveCount 6
            Get-VpcSession | Should -Be $session
        }
    }

    Context 'what is shown' {
        It 'fits a table of 120 columns with whole ids' {
            $bought = New-VpcIpv6InternetBandwidth $address 2

            $lines = @(Get-TableLine $bought)

            $lines[-1] | Should -BeLike "*$address*$($bought.InternetBandwidthId)*cn-huhehaote*2*PayByBandwidth*"
            $lines | ForEach-Object { $_.TrimEnd().Length | Should -BeLessOrEqual 120 }
        }

        It 'becomes JSON without a secret' {
            $json = New-VpcIpv6InternetBandwidth $address 2 | ConvertTo-Json

            ($json | ConvertFrom-Json).Ipv6AddressId | Should -Be $address
            $json | Should -Not -BeLike "*$($emulator.Credential.GetNetworkCredential().Password)*"
        }

        It 'says with -WhatIf what would be bought, and that it costs money' {
            $shown = Invoke-NewShell -Directory $TestDrive -Script @'
Import-Module $Manifest
$emulator = Start-VpcEmulator
$null = $emulator | Connect-VpcSession
New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 2 -InternetChargeType PayByTraffic -WhatIf
"Requests: $($emulator.Requests)"
'@

            $shown.Errors | Should -BeNullOrEmpty
            $shown.Output | Should -BeLike '*(this costs money)*"ipv6-hp351bytt9inrfp6tgubd in cn-huhehaote: 0 -> 2 Mbps, PayByTraffic"*Requests: 0*'
        }

        It 'writes no secret into a transcript, not even with -Verbose and -Debug' {
            $shown = Invoke-NewShell -Directory $TestDrive -Script @'
$ErrorActionPreference = 'Continue'
Import-Module $Manifest
$transcript = Join-Path $PSScriptRoot 'transcript.txt'
$null = Start-Transcript -Path $transcript
$DebugPreference = 'Continue'
$emulator = Start-VpcEmulator -Verbose
$emulator | Format-List *
$emulator | Connect-VpcSession -Verbose | Format-List *
Get-VpcSession | ConvertTo-Json -Depth 5
New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 2 -Verbose | Format-List *
New-VpcIpv6InternetBandwidth ipv6-hp3unknown 2 -Verbose
$Error[0] | Format-List * -Force
$null = Stop-Transcript
$text = [IO.File]::ReadAllText($transcript)
"verbose: $($text -like '*AllocateIpv6InternetBandwidth in cn-huhehaote*HTTP 200*')"
"secret: $($text.Contains($emulator.Credential.GetNetworkCredential().Password))"
'@

            $shown.Output | Should -BeLike '*verbose: True*'
            $shown.Output | Should -BeLike '*secret: False*'
        }

        It 'shows the remedy and the command to type next with an error' {
            New-VpcIpv6InternetBandwidth ipv6-hp3unknown 2 -ErrorAction SilentlyContinue -ErrorVariable refused

            $shown = $refused[0] | ConvertTo-OneLine

            $shown | Should -BeLike '*ipv6-hp3unknown in cn-huhehaote: the address does not exist*Check the id and the region*'
            if ($PSVersionTable.PSVersion.Major -ge 7) {
                $shown | Should -BeLike '*Recommendation: Get-VpcIpv6Address -Region cn-huhehaote*'
            }
        }
    }

    Context 'errors' {
        It 'goes on after a refused row' {
            $bought = 'ipv6-hp3unknown', $address | ForEach-Object { [pscustomobject]@{ Ipv6AddressId = $_ } } |
                New-VpcIpv6InternetBandwidth -Bandwidth 2 -ErrorAction SilentlyContinue

            $bought.Ipv6AddressId | Should -Be $address
        }

        It 'ends at a refused row under $ErrorActionPreference Stop' {
            $rows = 'ipv6-hp3unknown', $address | ForEach-Object { [pscustomobject]@{ Ipv6AddressId = $_ } }

            {
                $ErrorActionPreference = 'Stop'
                $rows | New-VpcIpv6InternetBandwidth -Bandwidth 2 -OutVariable script:emitted
            } | Should -Throw -ErrorId 'ResourceNotFound.Ipv6Address,*' -ExceptionType ([System.InvalidOperationException])

            # The second row was under way with the first: what was bought comes out all the same.
            @(Get-Purchase).Count | Should -Be @($emitted).Count
        }

        It 'can be caught with its code, request id and recommendation' {
            try {
                New-VpcIpv6InternetBandwidth $address 501 -Ipv6GatewayId $gateway -InternetChargeType PayByTraffic -ErrorAction Stop
            }
            catch {
                $caught = $_
            }

            $caught.FullyQualifiedErrorId | Should -BeLike 'IllegalParam.Bandwidth,*'
            $caught.Exception.Code | Should -Be 'IllegalParam.Bandwidth'
            $caught.Exception.HttpStatus | Should -Be 400
            $caught.Exception.RequestId | Should -Match '^[0-9A-F]{8}-'
            $caught.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
            $caught.CategoryInfo.Category | Should -Be 'InvalidArgument'
        }

        It 'collects its errors with -ErrorVariable +' {
            $all = @()
            New-VpcIpv6InternetBandwidth ipv6-hp3unknown 2 -ErrorAction SilentlyContinue -ErrorVariable +all
            New-VpcIpv6InternetBandwidth ipv6-hp3unknown2 2 -ErrorAction SilentlyContinue -ErrorVariable +all

            $all | Should -HaveCount 2
            $all.TargetObject.Ipv6AddressId | Should -Be 'ipv6-hp3unknown', 'ipv6-hp3unknown2'
        }

        It 'asks with -Confirm, which needs someone to answer' {
            $shown = Invoke-NewShell -Directory $TestDrive -Script @'
Import-Module $Manifest
$emulator = Start-VpcEmulator
$null = $emulator | Connect-VpcSession
try { New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 2 -Confirm } catch { 'nobody answered' }
"Requests: $($emulator.Requests)"
New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 2 -Confirm:$false | ForEach-Object { "Bought: $($_.Bandwidth)" }
'@

            $shown.Output | Should -BeLike '*Requests: 0*Bought: 2*'
        }
    }

    Context 'the Tab key' {
        It 'completes <Line>' -ForEach @(
            @{ Line = 'New-VpcIpv6InternetBandwidth -Region cn-huh'; Words = @('cn-huhehaote') }
            @{ Line = 'New-VpcIpv6InternetBandwidth -RegionId cn-huh'; Words = @('cn-huhehaote') }
            @{ Line = 'New-VpcIpv6InternetBandwidth -InternetChargeType '; Words = @('PayByBandwidth', 'PayByTraffic') }
            @{ Line = 'New-VpcIpv6InternetBandwidth -ChargeType PayByT'; Words = @('PayByTraffic') }
        ) {
            Get-Completion $Line | Should -Be $Words
        }
    }
}
